package io.reward4j.judge;

import io.reward4j.judge.verdict.Members;
import io.reward4j.judge.verdict.Reading;
import io.reward4j.judge.verdict.Reading.Read;
import io.reward4j.judge.verdict.Reading.Refused;
import io.reward4j.judge.verdict.ScaleAnswer;
import io.reward4j.judge.verdict.Schemas;
import io.reward4j.judge.verdict.Spelling;
import io.reward4j.judge.verdict.VerdictForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How several items are put to a judge with one rubric, and how its reply is read: `{"code": …, "comments":
/// [{"comment_id": 1, "criteria": {…}}, …]}`.
///
/// @param noun what an item is called
/// @param count how many there are
record ItemsForm(RubricForm rubric, String noun, int count) implements VerdictForm<List<List<Grade>>> {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// The title of the item of a number, counted from 1.
    static String title(String noun, int number) {
        return Character.toUpperCase(noun.charAt(0)) + noun.substring(1) + " " + number;
    }

    private String plural() {
        return noun + "s";
    }

    private String id() {
        return noun + "_id";
    }

    /// A reply as the prompt shows it.
    String form() {
        ObjectNode item = NODES.objectNode().put(id(), "the number of the " + noun);
        item.set("criteria", rubric.gradesForm());
        ObjectNode reply = NODES.objectNode().put("code", "(12 letters and digits)");
        reply.putArray(plural()).add(item);
        return reply.toString();
    }

    /// The schema of a reply, the same for any number of items.
    JsonNode schema() {
        ObjectNode item = NODES.objectNode();
        item.set(id(), Schemas.integer());
        item.set("criteria", rubric.gradesSchema());
        ObjectNode reply = NODES.objectNode();
        reply.set("code", Schemas.text());
        reply.set(plural(), Schemas.listOf(Schemas.closed(item)));
        return Schemas.closed(reply);
    }

    @Override
    public Reading<List<List<Grade>>> read(JsonNode reply) {
        return Members.of(reply, plural()).flatMap(given -> items(Members.decoded(given)));
    }

    private Reading<List<List<Grade>>> items(JsonNode given) {
        if (!given.isArray()) {
            return Reading.refused("`" + plural() + "` is no list");
        }
        Map<Integer, List<Grade>> items = new TreeMap<>();
        for (JsonNode element : given) {
            JsonNode item = Members.decoded(element);
            Optional<Integer> number = item.isObject() ? number(item) : Optional.empty();
            if (number.isEmpty() || items.containsKey(number.get())) {
                return Reading.refused(
                        "`" + id() + "` is not each number from 1 to " + count + " once",
                        Spelling.shown(item.path(id())));
            }
            switch (rubric.read(item)) {
                case Read<List<Grade>>(List<Grade> grades) -> items.put(number.get(), grades);
                case Refused<List<Grade>>(String reason, String seen) -> {
                    return Reading.refused("of " + noun + " " + number.get() + ": " + reason, seen);
                }
            }
        }
        if (items.size() == count) {
            return Reading.read(List.copyOf(items.values()));
        }
        return Reading.refused("it grades " + items.size() + " of " + count + " " + plural());
    }

    private Optional<Integer> number(JsonNode item) {
        if (Members.of(item, id()) instanceof Read<JsonNode>(JsonNode said)) {
            return Spelling.place(said, count);
        }
        return Optional.empty();
    }

    @Override
    public List<List<Optional<ScaleAnswer>>> decision(List<List<Grade>> verdict) {
        return verdict.stream().map(rubric::decision).toList();
    }
}
