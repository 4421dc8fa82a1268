package io.reward4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds a line to the published specification of CloudWatch's embedded metric format, and to the limits of the services
/// that read it.
final class EmbeddedMetrics {

    private static final Set<String> UNITS = Set.of(
            "Seconds", "Microseconds", "Milliseconds", "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes",
            "Bits",
            "Kilobits", "Megabits", "Gigabits", "Terabits", "Percent", "Count", "Bytes/Second", "Kilobytes/Second",
            "Megabytes/Second", "Gigabytes/Second", "Terabytes/Second", "Bits/Second", "Kilobits/Second",
            "Megabits/Second", "Gigabits/Second", "Terabits/Second", "Count/Second", "None");

    private static final int LARGEST_EVENT = 256 << 10;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EmbeddedMetrics() {}

    /// Returns the object of a line of which CloudWatch can read fields.
    static JsonNode parse(String line) {
        check(line.startsWith("{") && line.endsWith("}"), "a line that is not one bare object");
        check(line.indexOf('\n') < 0 && line.indexOf('\r') < 0, "several lines");
        check(line.getBytes(UTF_8).length <= LARGEST_EVENT, "a line above 256 KB");
        return JSON.readTree(line);
    }

    /// @throws IllegalArgumentException if a rule is broken
    static JsonNode check(String line) {
        JsonNode root = parse(line);
        JsonNode aws = root.path("_aws");
        check(Set.copyOf(aws.propertyNames()).equals(Set.of("Timestamp", "CloudWatchMetrics")), "members of _aws");
        check(aws.path("Timestamp").isIntegralNumber(), "a timestamp that is no integer");
        long age = System.currentTimeMillis() - aws.path("Timestamp").asLong();
        check(age >= -Duration.ofHours(2).toMillis() && age <= Duration.ofDays(14).toMillis(),
                "a timestamp out of range");
        check(aws.path("CloudWatchMetrics").isArray() && !aws.path("CloudWatchMetrics").isEmpty(), "no directives");
        aws.path("CloudWatchMetrics").forEach(directive -> directive(directive, root));
        return root;
    }

    private static void directive(JsonNode directive, JsonNode root) {
        check(Set.copyOf(directive.propertyNames()).equals(Set.of("Namespace", "Dimensions", "Metrics")),
                "a directive");
        text(directive.path("Namespace"), 255);
        check(directive.path("Dimensions").isArray() && !directive.path("Dimensions").isEmpty(), "no dimension set");
        for (JsonNode set : directive.path("Dimensions")) {
            check(set.isArray() && set.size() <= 30, "a dimension set");
            for (JsonNode name : set) {
                text(root.path(text(name, 250)), 1_024);
                check(!root.path(name.asString()).asString().isBlank(), "a blank dimension");
            }
        }
        JsonNode metrics = directive.path("Metrics");
        check(metrics.isArray() && !metrics.isEmpty() && metrics.size() <= 100, "metrics: " + metrics.size());
        Set<String> names = new HashSet<>();
        for (JsonNode metric : metrics) {
            check(Set.of("Name", "Unit", "StorageResolution").containsAll(metric.propertyNames()), "a definition");
            String name = text(metric.path("Name"), 255);
            check(names.add(name), "a metric twice: " + name);
            check(metric.path("Unit").isMissingNode() || UNITS.contains(metric.path("Unit").asString()), "a unit");
            values(root.path(name), name);
        }
    }

    private static void values(JsonNode values, String name) {
        if (values.isArray()) {
            check(!values.isEmpty() && values.size() <= 100, name + " has " + values.size() + " values");
            values.forEach(value -> value(value, name));
        } else {
            value(values, name);
        }
    }

    private static void value(JsonNode value, String name) {
        check(value.isNumber(), name + " is no number: " + value);
        double size = Math.abs(value.asDouble());
        check(size == 0 || (size >= 0x1p-360 && size <= 0x1p360), name + " is out of range: " + value);
    }

    private static String text(JsonNode text, int longest) {
        check(text.isString() && !text.asString().isEmpty() && text.asString().length() <= longest, "a text: " + text);
        return text.asString();
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
