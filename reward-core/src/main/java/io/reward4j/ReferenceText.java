package io.reward4j;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads a reference as text, in the places where trainers put it.
final class ReferenceText {

    private static final List<String> FIELDS = List.of("text", "answer", "final_answer", "ground_truth");

    private ReferenceText() {}

    static String of(Sample sample) {
        JsonNode reference = sample.reference();
        if (reference.isMissingNode() || reference.isNull()) {
            throw failure(sample, "no reference");
        }
        JsonNode text = reference.isObject() ? field(sample, reference) : reference;
        if (!isScalar(text)) {
            throw failure(sample, "a reference that is no text but " + kind(text));
        }
        String read = text.asString();
        if (read.isEmpty()) {
            throw failure(sample, "an empty reference");
        }
        return read;
    }

    private static JsonNode field(Sample sample, JsonNode reference) {
        JsonNode found = null;
        for (String name : FIELDS) {
            JsonNode value = reference.get(name);
            if (value == null || !isScalar(value) || value.asString().isEmpty()) {
                continue;
            }
            if (found != null && !found.asString().equals(value.asString())) {
                throw failure(sample, "a reference with several answers among the fields " + FIELDS);
            }
            found = value;
        }
        if (found == null) {
            throw failure(sample, "no answer in the reference, in any of the fields " + FIELDS);
        }
        return found;
    }

    private static boolean isScalar(JsonNode node) {
        return node.isString() || node.isNumber() || node.isBoolean();
    }

    private static String kind(JsonNode node) {
        return node.isArray() ? "an array" : node.getNodeType().toString();
    }

    private static RewardException failure(Sample sample, String what) {
        String name = sample.id().isEmpty() ? "the sample" : "sample '" + sample.id() + "'";
        return RewardException.missingReference(name + " has " + what);
    }
}
