package io.reward4j.wire;

import io.reward4j.Outcome;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.report.Metric;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/// Writes results and errors as trainers read them.
final class ReplyWriter {

    static final String FAILED = "reward_failed";
    private static final SerializableString FAILURE = new SerializedString("reward_failure");
    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString SCORE = new SerializedString("aggregate_reward_score");
    private static final SerializableString METRICS = new SerializedString("metrics_list");
    private static final SerializableString NAME = new SerializedString("name");
    private static final SerializableString VALUE = new SerializedString("value");
    private static final SerializableString TYPE = new SerializedString("type");
    private static final SerializableString REWARD = new SerializedString("Reward");
    private static final SerializableString METRIC = new SerializedString("Metric");

    /// The last metric of every reward that was scored.
    private static final SerializableString NOT_FAILED = new SerializedString(
            "{\"name\":\"" + FAILED + "\",\"value\":0.0,\"type\":\"Metric\"}");

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
        return switch (format) {
            case LIST -> RewardReply.plain(status, body, error);
            case ENVELOPE -> RewardReply.envelope(status, Envelope.PLAIN.of(status, Map.of(), body), error);
        };
    }

    static ReplyBytes error(RuntimeException error) {
        return error(error.getClass().getSimpleName(), String.valueOf(error.getMessage()));
    }

    static ReplyBytes error(String type, String message) {
        return Json.replyBytes(out -> {
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
        return Json.bytes(BYTES_PER_RESULT, out -> write(result, detail, out));
    }

    /// Writes one result.
    static void write(Result result, JsonGenerator out) {
        write(result, Detail.NUMBERS, out);
    }

    private static void write(Result result, Detail detail, JsonGenerator out) {
        out.writeStartObject();
        out.writeName(ID);
        result.id().writeTo(out);
        out.writeName(SCORE);
        Json.writeNumber(out, result.value());
        out.writeName(METRICS);
        out.writeStartArray();
        switch (result.outcome()) {
            case Outcome.Scored(var sample, var reward) -> {
                metrics(reward.components(), out);
                out.writeRawValue(NOT_FAILED);
            }
            case Outcome.Failed(var sample, RewardException cause) -> {
                metrics(cause.components(), out);
                metric(FAILED, 1, METRIC, out);
                metric(FAILED + "/" + cause.kind().id(), 1, METRIC, out);
            }
        }
        out.writeEndArray();
        result.failure().ifPresent(cause -> {
            out.writeName(FAILURE);
            Json.writeText(out, cause.describe());
        });
        if (detail == Detail.RATIONALES) {
            rationales(result, out);
        }
        out.writeEndObject();
    }

    private static void rationales(Result result, JsonGenerator out) {
        out.writeName("rationales");
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

    private static void metrics(List<Component> components, JsonGenerator out) {
        for (Metric metric : Metric.of(components)) {
            if (!metric.name().equals(FAILED) && !metric.name().startsWith(FAILED + "/")) {
                metric(metric.name(), metric.value(), metric.role() == Role.TERM ? REWARD : METRIC, out);
            }
        }
    }

    private static void metric(String name, double value, SerializableString type, JsonGenerator out) {
        out.writeStartObject();
        out.writeName(NAME);
        Json.writeText(out, name);
        out.writeName(VALUE);
        Json.writeNumber(out, value);
        out.writeName(TYPE);
        out.writeString(type);
        out.writeEndObject();
    }
}
