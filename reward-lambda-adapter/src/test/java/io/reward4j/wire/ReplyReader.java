package io.reward4j.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads replies as a strict trainer would: refuses what any of the known trainers may trip over.
///
/// Stricter than the verifiers that AWS publishes, which accept `NaN`, scores in strings, and an id
/// of `null`.
final class ReplyReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int LONGEST_REASON = 501;

    private ReplyReader() {}

    record Metric(String name, double value, String type) {}

    /// @param failure why there is no reward; empty if there is one
    record Result(JsonNode id, double score, List<Metric> metrics, String failure) {

        double metric(String name) {
            return metrics.stream().filter(metric -> metric.name().equals(name)).findFirst().orElseThrow().value();
        }

        boolean failed() {
            return metric("reward_failed") == 1;
        }

        List<String> names() {
            return metrics.stream().map(Metric::name).toList();
        }
    }

    /// @throws IllegalArgumentException if the reply is no list of results, and no envelope of one
    static List<Result> read(byte[] reply) {
        JsonNode root = parse(new String(reply, StandardCharsets.UTF_8));
        if (root.isObject()) {
            check(root.path("statusCode").isInt() && root.path("statusCode").asInt() == 200, "an error: " + root);
            check(root.path("body").isString(), "the body is not text");
            root = parse(root.path("body").asString());
        }
        check(root.isArray(), "not a list");
        List<Result> results = new ArrayList<>();
        for (JsonNode result : root) {
            results.add(result(result));
        }
        return results;
    }

    private static Result result(JsonNode result) {
        check(result.isObject(), "a result that is no object");
        JsonNode id = result.path("id");
        check(!id.isMissingNode() && !id.isNull(), "no id");
        List<Metric> metrics = new ArrayList<>();
        Set<String> names = new HashSet<>();
        JsonNode list = result.path("metrics_list");
        check(list.isArray() || list.isMissingNode(), "metrics that are no list");
        for (JsonNode metric : list) {
            check(metric.path("name").isString(), "a metric without a name");
            String type = metric.path("type").asString("");
            check(type.equals("Reward") || type.equals("Metric"), "a metric of type '" + type + "'");
            check(names.add(metric.path("name").asString()), "two metrics named " + metric.path("name"));
            metrics.add(new Metric(metric.path("name").asString(), finite(metric.path("value")), type));
        }
        return new Result(id, finite(result.path("aggregate_reward_score")), metrics, failure(result, names));
    }

    /// A failure says why, in a line that begins with its kind; nothing else does.
    private static String failure(JsonNode result, Set<String> metrics) {
        JsonNode failure = result.path("reward_failure");
        if (failure.isMissingNode()) {
            check(metrics.stream().noneMatch(name -> name.startsWith("reward_failed/")), "a failure without a reason");
            return "";
        }
        check(failure.isString(), "a reason that is no text");
        String said = failure.stringValue();
        check(metrics.contains("reward_failed/" + said.substring(0, Math.max(0, said.indexOf(':')))),
                "a reason of another kind: " + said);
        check(said.length() <= LONGEST_REASON && said.length() > said.indexOf(':') + 2, "a reason too long or short");
        check(said.chars().noneMatch(Character::isISOControl), "a reason of several lines");
        return said;
    }

    private static double finite(JsonNode number) {
        check(number.isNumber(), "expected a number, found " + number.getNodeType());
        double value = number.asDouble();
        check(Double.isFinite(value), "a number that is not finite");
        return value;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
