package io.reward4j.judge;

import io.reward4j.Preference;
import io.reward4j.extract.Extraction;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How two answers are put to a judge, and how its reply is read: `{"code": …, "rationale": …, "better": "A" | "B" | "tie"}`.
///
/// @param ties whether the judge may call neither better
record PairwiseForm(boolean ties) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// The choices as the prompt names them.
    String choices() {
        return ties ? "`A` or `B`, or `tie` if neither is better" : "`A` or `B`; one of them, however close it is";
    }

    private List<String> answers() {
        return ties ? List.of("A", "B", "tie") : List.of("A", "B");
    }

    /// A reply as the prompt shows it.
    String form() {
        return NODES.objectNode().put("code", "(12 letters and digits)").put("rationale", "…")
                .put("better", "one of: " + String.join(", ", answers()))
                .toString();
    }

    /// The schema of a reply, the same for every pair.
    JsonNode schema() {
        ObjectNode properties = NODES.objectNode();
        properties.set("code", Schemas.text());
        properties.set("rationale", Schemas.text());
        properties.set("better", Schemas.oneOf(answers()));
        return Schemas.closed(properties);
    }

    /// Reads a choice, or says what is wrong.
    Extraction<Choice> read(JsonNode reply) {
        String rationale = reply.path("rationale").asString("");
        return switch (reply.path("better").asString("").strip().toLowerCase(Locale.ROOT)) {
            case "a" -> Extraction.found(new Choice(Preference.FIRST, rationale));
            case "b" -> Extraction.found(new Choice(Preference.SECOND, rationale));
            case "tie" -> ties
                    ? Extraction.found(new Choice(Preference.TIE, rationale))
                    : Extraction.missing("a tie is not offered");
            default -> Extraction.missing("`better` is none of " + answers());
        };
    }
}
