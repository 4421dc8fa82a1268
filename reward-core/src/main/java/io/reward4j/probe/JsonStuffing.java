package io.reward4j.probe;

import io.reward4j.Sample;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts more into a completion's JSON object than the answer has.
final class JsonStuffing {

    private JsonStuffing() {}

    static Optional<ProbePair> keys(Sample sample, References all) {
        return stuffed(sample, json -> {
            ObjectNode more = json.deepCopy();
            for (String key : all.keys()) {
                if (!more.has(key)) {
                    more.putNull(key);
                }
            }
            return more.put("extra_note", "see above").put("extra_details", "see above").put("extra_score", 1);
        });
    }

    static Optional<ProbePair> items(Sample sample, References all) {
        return stuffed(sample, json -> {
            ObjectNode more = json.objectNode();
            json.properties().forEach(field -> more.set(field.getKey(), doubled(field.getValue())));
            return more;
        });
    }

    private static JsonNode doubled(JsonNode node) {
        if (!node.isArray()) {
            return node;
        }
        ArrayNode items = ((ArrayNode) node).arrayNode();
        node.forEach(item -> items.add(item).add(item));
        return items;
    }

    private static Optional<ProbePair> stuffed(Sample sample, UnaryOperator<ObjectNode> change) {
        String text = sample.completion();
        int start = text.indexOf('{');
        int end = text.lastIndexOf('}') + 1;
        if (start < 0 || end <= start) {
            return Optional.empty();
        }
        if (JsonExtractors.strict().extract(text.substring(start, end)) instanceof Found<JsonNode>(ObjectNode json)) {
            ObjectNode more = change.apply(json);
            if (more.equals(json)) {
                return Optional.empty();
            }
            return Perturbation.to(text.substring(0, start) + more + text.substring(end), sample);
        }
        if (JsonExtractors.lenient().extract(text) instanceof Found<JsonNode>(ObjectNode json)) {
            ObjectNode more = change.apply(json);
            if (more.equals(json)) {
                return Optional.empty();
            }
            return Perturbation.to(more.toString(), sample.withCompletion(json.toString()));
        }
        return Optional.empty();
    }
}
