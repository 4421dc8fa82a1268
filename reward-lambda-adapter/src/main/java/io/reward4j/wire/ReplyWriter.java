package io.reward4j.wire;

import io.reward4j.Outcome;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.report.Metric;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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
    RewardReply results(byte[] list, boolean preflight) {
        return new RewardReply(wrapped(200, list), Optional.empty(), preflight);
    }

    /// @param status what the envelope says of it
    RewardReply error(int status, RuntimeException error) {
        byte[] body = Json.bytes(256, out -> {
            out.writeStartObject();
            out.writeStringProperty("errorType", error.getClass().getSimpleName());
            out.writeName("errorMessage");
            Json.writeText(out, String.valueOf(error.getMessage()));
            out.writeEndObject();
        });
        return new RewardReply(wrapped(status, body), Optional.of(error));
    }

    /// Answers an `OPTIONS` request, always in the envelope.
    static RewardReply options() {
        byte[] body = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
        return new RewardReply(envelope(200, body), Optional.empty());
    }

    private byte[] wrapped(int status, byte[] body) {
        return switch (format) {
            case LIST -> body;
            case ENVELOPE -> envelope(status, body);
        };
    }

    private static byte[] envelope(int status, byte[] body) {
        return Json.bytes(128 + body.length * 5 / 4, out -> {
            out.writeStartObject();
            out.writeNumberProperty("statusCode", status);
            out.writeName("headers");
            out.writeStartObject();
            out.writeStringProperty("Content-Type", "application/json");
            out.writeEndObject();
            out.writeStringProperty("body", new String(body, StandardCharsets.UTF_8));
            out.writeEndObject();
        });
    }

    /// Returns one result.
    static byte[] line(Result result) {
        return Json.bytes(BYTES_PER_RESULT, out -> write(result, out));
    }

    /// Writes one result.
    static void write(Result result, JsonGenerator out) {
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
        out.writeEndObject();
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
