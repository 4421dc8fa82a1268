package io.reward4j.report;

import io.reward4j.Sample;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Collects rewards by what stands in one field of the metadata. Not safe for several threads.
final class FieldTally {

    static final int MOST = 100;
    private static final int LONGEST = 60;
    private static final String NONE = "(none)";
    private static final String OTHERS = "(other values)";

    private final String field;
    private final JsonPointer pointer;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private static final class Row {

        private final Distribution.Collector rewards = new Distribution.Collector();
        private long failed;
    }

    /// @throws IllegalArgumentException if the field is blank, or begins with `/` and is no JSON pointer
    FieldTally(String field) {
        if (field.isBlank()) {
            throw new IllegalArgumentException("a field needs a name");
        }
        this.field = field;
        this.pointer = field.startsWith("/") ? JsonPointer.compile(field) : JsonPointer.empty().appendProperty(field);
    }

    String field() {
        return field;
    }

    void scored(Sample sample, double reward) {
        row(sample).rewards.add(reward);
    }

    void failed(Sample sample) {
        row(sample).failed++;
    }

    private Row row(Sample sample) {
        String value = value(sample);
        if (rows.size() >= MOST && !rows.containsKey(value)) {
            value = OTHERS;
        }
        return rows.computeIfAbsent(value, absent -> new Row());
    }

    private String value(Sample sample) {
        JsonNode node = sample.metadata().at(pointer);
        if (node.isMissingNode() || node.isNull()) {
            return NONE;
        }
        return Excerpt.cut(node.isString() ? node.stringValue() : node.toString(), LONGEST);
    }

    Breakdown collect() {
        return new Breakdown(field, rows.entrySet().stream()
                .map(row -> new Breakdown.Row(
                        row.getKey(), row.getValue().rewards.collect(), row.getValue().failed))
                .toList());
    }
}
