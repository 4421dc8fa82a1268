package io.reward4j.judge.verdict;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How several answers are put to a judge, and how its reply is read: `{"code": …, "rationale": …, "best_first": [2, 1,
/// 3]}`.
///
/// @param count how many there are
public record RankingForm(int count) implements VerdictForm<List<Integer>> {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ORDER = "best_first";

    /// A reply as the prompt shows it, the same for any number of answers.
    public static String form() {
        ObjectNode reply = NODES.objectNode().put("code", "(12 letters and digits)").put("rationale", "…");
        reply.putArray(ORDER).add("the number of the best answer").add("…").add("the number of the worst");
        return reply.toString();
    }

    /// The schema of a reply, the same for any number of answers.
    public static JsonNode schema() {
        ObjectNode properties = NODES.objectNode();
        properties.set("code", Schemas.text());
        properties.set("rationale", Schemas.text());
        properties.set(ORDER, Schemas.listOf(Schemas.integer()));
        return Schemas.closed(properties);
    }

    /// Reads the places of the answers, counted from 0, the best first.
    @Override
    public Reading<List<Integer>> read(JsonNode reply) {
        return Members.of(reply, ORDER).flatMap(given -> order(Members.decoded(given)));
    }

    private Reading<List<Integer>> order(JsonNode given) {
        if (!given.isArray()) {
            return Reading.refused("`" + ORDER + "` is no list");
        }
        Set<Integer> places = new LinkedHashSet<>();
        for (JsonNode element : given) {
            Optional<Integer> number = Spelling.place(element, count);
            if (number.isEmpty() || !places.add(number.get() - 1)) {
                return Reading.refused(
                        "`" + ORDER + "` is not each number from 1 to " + count + " once", Spelling.shown(element));
            }
        }
        if (places.size() == count) {
            return Reading.read(List.copyOf(places));
        }
        return Reading.refused("it ranks " + places.size() + " of " + count + " answers");
    }

    @Override
    public List<Integer> decision(List<Integer> verdict) {
        return verdict;
    }
}
