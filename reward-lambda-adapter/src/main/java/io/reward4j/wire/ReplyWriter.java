package io.reward4j.wire;

import io.reward4j.Outcome;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.report.Metric;
import io.reward4j.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/// Writes results and errors as trainers read them.
final class ReplyWriter {

    static final String FAILED = "reward_failed";

    /// How a result begins whose id is a text.
    static final String OPENING = "{\"id\":\"";

    private static final byte[] ID = ascii("{\"id\":");
    private static final byte[] SCORE = ascii(",\"aggregate_reward_score\":");
    private static final byte[] METRICS = ascii(",\"metrics_list\":[");
    private static final byte[] NAME = ascii("{\"name\":");
    private static final byte[] VALUE = ascii(",\"value\":");
    private static final byte[] REWARD = ascii(",\"type\":\"Reward\"},");
    private static final byte[] METRIC = ascii(",\"type\":\"Metric\"},");
    private static final byte[] LAST_METRIC = ascii(",\"type\":\"Metric\"}]");
    private static final byte[] FAILURE = ascii(",\"reward_failure\":");
    private static final byte[] RATIONALES = ascii(",\"rationales\":");

    /// The last metric of every reward that was scored.
    private static final byte[] NOT_FAILED = ascii(
            "{\"name\":\"" + FAILED + "\",\"value\":0.0,\"type\":\"Metric\"}]");

    private static final int BYTES_OF_RATIONALES = 256;
    private static final int BYTES_PER_RESULT = 256;

    private final RewardReply.Format format;

    ReplyWriter(RewardReply.Format format) {
        this.format = format;
    }

    /// @param list the results
    RewardReply results(ReplyBytes list, boolean preflight) {
        return wrapped(200, list, Optional.empty()).withPreflight(preflight);
    }

    /// @param status what the envelope says of it
    RewardReply error(int status, RuntimeException error) {
        return wrapped(status, error(error), Optional.of(error));
    }

    private RewardReply wrapped(int status, ReplyBytes body, Optional<RuntimeException> error) {
        return format == RewardReply.Format.LIST
                ? RewardReply.plain(status, body, error)
                : RewardReply.envelope(status, Envelope.PLAIN.of(status, Map.of(), body), error);
    }

    static ReplyBytes error(RuntimeException error) {
        return error(error.getClass().getSimpleName(), String.valueOf(error.getMessage()));
    }

    static ReplyBytes error(String type, String message) {
        return ReplyBytes.written(out -> {
            out.writeStartObject();
            out.writeStringProperty("errorType", type);
            out.writeName("errorMessage");
            Json.writeText(out, message);
            out.writeEndObject();
        });
    }

    /// How much is said of a result.
    enum Detail {
        /// Numbers.
        NUMBERS,
        /// Numbers, and why: the rationales of the reward and of its parts.
        RATIONALES
    }

    /// Returns one result.
    static byte[] line(Result result, Detail detail) {
        ReplyBytes.Collector out = new ReplyBytes.Collector(BYTES_PER_RESULT);
        write(result, detail, out);
        return out.bytes().toByteArray();
    }

    /// Writes one result.
    static void write(Result result, ReplyBytes.Collector out) {
        write(result, Detail.NUMBERS, out);
    }

    private static void write(Result result, Detail detail, ReplyBytes.Collector out) {
        out.write(ID);
        result.id().writeTo(out);
        out.write(SCORE);
        out.number(result.value());
        out.write(METRICS);
        if (result.outcome() instanceof Outcome.Scored scored) {
            metrics(scored.reward().components(), out);
            out.write(NOT_FAILED);
        } else if (result.outcome() instanceof Outcome.Failed failed) {
            failure(failed.cause(), out);
        }
        if (detail == Detail.RATIONALES) {
            out.write(RATIONALES);
            out.write(Json.bytes(BYTES_OF_RATIONALES, json -> rationales(result, json)));
        }
        out.write('}');
    }

    private static void failure(RewardException cause, ReplyBytes.Collector out) {
        metrics(cause.components(), out);
        metric(FAILED, 1, METRIC, out);
        metric(FAILED + "/" + cause.kind().id(), 1, LAST_METRIC, out);
        out.write(FAILURE);
        out.text(cause.describe());
    }

    private static void rationales(Result result, JsonGenerator out) {
        out.writeStartObject();
        if (result.outcome() instanceof Outcome.Scored(var sample, var reward) && !reward.rationale().isEmpty()) {
            out.writeName("reward");
            Json.writeText(out, reward.rationale());
        }
        Set<String> written = new HashSet<>();
        rationales("", result.components(), written, out);
        out.writeEndObject();
    }

    private static void rationales(
            String prefix, List<Component> components, Set<String> written, JsonGenerator out) {
        for (Component component : components) {
            String path = prefix + component.name();
            String text = switch (component) {
                case Component.Scored scored -> scored.reward().rationale();
                case Component.Skipped skipped -> skipped.reason();
                case Component.Failed failed -> failed.kind().id() + ": " + failed.reason();
            };
            if (!text.isEmpty() && written.add(path)) {
                Json.writeName(out, path);
                Json.writeText(out, text);
            }
            List<Component> parts = switch (component) {
                case Component.Scored scored -> scored.reward().components();
                case Component.Skipped skipped -> List.of();
                case Component.Failed failed -> failed.components();
            };
            rationales(path + "/", parts, written, out);
        }
    }

    /// Writes the metrics of components, each with a comma behind it.
    private static void metrics(List<Component> components, ReplyBytes.Collector out) {
        List<Metric> metrics = Metric.of(components);
        for (int i = 0; i < metrics.size(); i++) {
            Metric metric = metrics.get(i);
            if (!isReserved(metric.name())) {
                metric(metric.name(), metric.value(), metric.role() == Role.TERM ? REWARD : METRIC, out);
            }
        }
    }

    private static boolean isReserved(String name) {
        return name.startsWith(FAILED) && (name.length() == FAILED.length() || name.charAt(FAILED.length()) == '/');
    }

    private static void metric(String name, double value, byte[] type, ReplyBytes.Collector out) {
        out.write(NAME);
        out.text(name);
        out.write(VALUE);
        out.number(value);
        out.write(type);
    }

    private static byte[] ascii(String json) {
        return json.getBytes(StandardCharsets.US_ASCII);
    }
}
