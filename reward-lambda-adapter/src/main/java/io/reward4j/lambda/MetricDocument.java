package io.reward4j.lambda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// A line in CloudWatch's embedded metric format: one directive, one set of dimensions. Not safe for use by several
/// threads.
final class MetricDocument {

    /// The most metrics of a directive, and the most values of a metric.
    static final int MOST = 100;

    /// The longest name that CloudWatch gives to a metric; the format itself would take 1,024.
    private static final int LONGEST_NAME = 255;

    private final String namespace;
    private final Map<String, String> dimensions;
    private final List<Measured> metrics = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();

    MetricDocument(String namespace, Map<String, String> dimensions) {
        this.namespace = namespace;
        this.dimensions = dimensions;
    }

    /// What a metric counts in.
    enum Unit {
        COUNT("Count"), MILLISECONDS("Milliseconds"), NONE("None");

        private final String id;

        Unit(String id) {
            this.id = id;
        }
    }

    private record Measured(String name, Unit unit, List<Double> values) {}

    /// Tells whether CloudWatch can keep a metric under this name.
    static boolean canName(String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME;
    }

    void count(String name, long count) {
        metrics.add(new Measured(name, Unit.COUNT, List.of((double) count)));
    }

    /// Adds the mean, unless there are no values.
    void mean(String name, Series series) {
        if (!series.isEmpty()) {
            metrics.add(new Measured(name, Unit.NONE, List.of(series.mean())));
        }
    }

    /// Adds a quantile, unless there are no values.
    void quantile(String name, Series series, double share) {
        if (!series.isEmpty()) {
            metrics.add(new Measured(name, Unit.NONE, List.of(series.quantile(share))));
        }
    }

    /// Adds the values, or 100 that are spread like them, unless there are none.
    void values(String name, Unit unit, Series series) {
        if (!series.isEmpty()) {
            metrics.add(new Measured(name, unit, Arrays.stream(series.atMost(MOST)).boxed().toList()));
        }
    }

    /// Adds a member that is no metric, for queries.
    void property(String name, String value) {
        properties.put(name, value);
    }

    byte[] toLine(long epochMillis) {
        return LogLine.of(out -> {
            writeDirective(epochMillis, out);
            dimensions.forEach(out::writeStringProperty);
            metrics.forEach(metric -> writeValues(metric, out));
            properties.forEach(out::writeStringProperty);
        });
    }

    private void writeDirective(long epochMillis, JsonGenerator out) {
        out.writeObjectPropertyStart("_aws");
        out.writeNumberProperty("Timestamp", epochMillis);
        out.writeArrayPropertyStart("CloudWatchMetrics");
        out.writeStartObject();
        out.writeStringProperty("Namespace", namespace);
        out.writeArrayPropertyStart("Dimensions");
        out.writeStartArray();
        dimensions.keySet().forEach(out::writeString);
        out.writeEndArray();
        out.writeEndArray();
        out.writeArrayPropertyStart("Metrics");
        for (Measured metric : metrics) {
            out.writeStartObject();
            out.writeStringProperty("Name", metric.name());
            out.writeStringProperty("Unit", metric.unit().id);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeValues(Measured metric, JsonGenerator out) {
        out.writeName(metric.name());
        if (metric.values().size() == 1) {
            writeNumber(metric.values().getFirst(), out);
        } else {
            out.writeStartArray();
            metric.values().forEach(value -> writeNumber(value, out));
            out.writeEndArray();
        }
    }

    private static void writeNumber(double value, JsonGenerator out) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.writeNumber((long) value);
        } else {
            out.writeNumber(value);
        }
    }
}
