package io.reward4j.judge.verdict;

import io.reward4j.Preference;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How two answers are put to a judge, and how its reply is read: `{"code": …, "rationale": …, "better": "A" | "B" |
/// "tie"}`.
///
/// @param ties whether the judge may call neither better
public record PairwiseForm(boolean ties) implements VerdictForm<Choice> {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<Preference> PREFERENCES = List.of(Preference.FIRST, Preference.SECOND, Preference.TIE);
    private static final List<String> ANSWERS = List.of("A", "B", "tie");

    /// The choices as the prompt names them.
    public String choices() {
        if (ties) {
            return "`A` or `B`, or `tie` if neither is better";
        }
        return "`A` or `B`; one of them, however close it is";
    }

    private List<String> answers() {
        return ties ? ANSWERS : ANSWERS.subList(0, 2);
    }

    /// A reply as the prompt shows it.
    public String form() {
        return NODES.objectNode().put("code", "(12 letters and digits)").put("rationale", "…")
                .put("better", "one of: " + String.join(", ", answers()))
                .toString();
    }

    /// The schema of a reply, the same for every pair.
    public JsonNode schema() {
        ObjectNode properties = NODES.objectNode();
        properties.set("code", Schemas.text());
        properties.set("rationale", Schemas.text());
        properties.set("better", Schemas.oneOf(answers()));
        return Schemas.closed(properties);
    }

    @Override
    public Reading<Choice> read(JsonNode reply) {
        return Members.of(reply, "better").flatMap(better -> {
            OptionalInt place = AnswerOptions.of(answers()).place(better);
            if (place.isPresent()) {
                return Reading.read(new Choice(PREFERENCES.get(place.getAsInt()), Members.text(reply, "rationale")));
            }
            return Reading.refused("`better` is none of " + answers(), Spelling.shown(better));
        });
    }

    @Override
    public Preference decision(Choice verdict) {
        return verdict.preference();
    }
}
