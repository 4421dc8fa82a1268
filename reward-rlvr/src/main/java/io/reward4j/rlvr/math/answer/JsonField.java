package io.reward4j.rlvr.math.answer;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The answer of a response that is, or ends with, an object of JSON, such as `{"answer": 42, "confidence": 95}`.
final class JsonField {

    private static final List<String> NAMES = List.of("final_answer", "finalAnswer", "final answer", "answer", "Answer",
            "solution", "result");

    private JsonField() {}

    /// Returns the value of the field that is named for the answer.
    static Optional<String> of(String text) {
        boolean object = text.endsWith("}") || text.endsWith("}\n```");
        if (!object || (text.indexOf('"') < 0 && text.indexOf('\'') < 0)
                || !(JsonExtractors.lenient().extract(text) instanceof Found<JsonNode>(JsonNode json))) {
            return Optional.empty();
        }
        for (String name : NAMES) {
            JsonNode value = json.path(name);
            if (value.isValueNode() || value.isArray()) {
                return Optional.of(written(value));
            }
        }
        return Optional.empty();
    }

    private static String written(JsonNode value) {
        if (value.isArray()) {
            return value.values().stream().map(JsonNode::asString).collect(Collectors.joining(" , "));
        }
        return value.asString();
    }
}
