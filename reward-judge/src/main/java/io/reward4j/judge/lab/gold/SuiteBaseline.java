package io.reward4j.judge.lab.gold;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a judge once said of a suite's cases. It holds values and no verdicts, so that an expectation that was changed
/// since holds for both.
final class SuiteBaseline {

    private static final JsonMapper PRETTY = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, BaselineValue> entries;

    private record BaselineValue(String digest, double value) {}

    private SuiteBaseline(Map<String, BaselineValue> entries) {
        this.entries = entries;
    }

    /// @throws IllegalArgumentException if it is no baseline
    static SuiteBaseline read(Path file) {
        Map<String, BaselineValue> entries = new LinkedHashMap<>();
        try {
            JsonNode values = JsonLines.object(TextFile.read(file)).path("values");
            if (!values.isObject()) {
                throw new IllegalArgumentException("\"values\" is not an object");
            }
            values.properties().forEach(entry -> {
                JsonNode value = entry.getValue().path("value");
                JsonNode digest = entry.getValue().path("digest");
                if (!value.isNumber() || !Double.isFinite(value.doubleValue()) || !digest.isString()) {
                    throw new IllegalArgumentException("case '" + entry.getKey() + "' has no value and digest");
                }
                entries.put(entry.getKey(), new BaselineValue(digest.stringValue(), value.doubleValue()));
            });
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is no baseline: " + e.getMessage(), e);
        }
        return new SuiteBaseline(entries);
    }

    static void write(Path file, List<JudgeCase> cases, Map<String, Double> values) {
        ObjectNode root = PRETTY.createObjectNode();
        ObjectNode entries = root.putObject("values");
        for (JudgeCase each : cases) {
            Double value = values.get(each.id());
            if (value != null) {
                entries.putObject(each.id()).put("digest", each.digest()).put("value", value);
            }
        }
        TextFile.write(file, PRETTY.writeValueAsString(root) + "\n");
    }

    /// The values of those cases whose sample is still the same.
    Map<String, Double> values(List<JudgeCase> cases) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (JudgeCase each : cases) {
            BaselineValue entry = entries.get(each.id());
            if (entry != null && entry.digest.equals(each.digest())) {
                values.put(each.id(), entry.value);
            }
        }
        return Collections.unmodifiableMap(values);
    }
}
