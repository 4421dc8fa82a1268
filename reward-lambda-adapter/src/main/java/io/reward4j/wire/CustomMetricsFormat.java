package io.reward4j.wire;

import io.reward4j.Deadline;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.report.Metric;
import io.reward4j.wire.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Answers the events of AWS's evaluation with custom metrics (`lambda_type: custom_metrics`): an object of a status
/// and a body that is JSON and no text.
///
/// Read from `model/models.py` and `lambda_handler.py` of AWS's `llm-eval-kit`, and its README, which shows the data of
/// `postprocess` as a list where its model has one object.
final class CustomMetricsFormat {

    private static final String SCORE = "aggregate_reward_score";

    private CustomMetricsFormat() {}

    /// Returns the metrics of each sample, one after the other: the reward, and its components by name. If one failed,
    /// the status is 500 and the body says why, whatever the failure policy: a stand-in would enter the mean as if it
    /// were earned.
    static RewardReply measured(List<Entry> samples, EntryScorer scorer, Deadline deadline) {
        List<Outcome> outcomes = scorer.outcomes(samples, deadline);
        scorer.tell(samples, outcomes);
        Optional<RewardException> failure = FallbackScores.firstFailure(outcomes);
        if (failure.isPresent()) {
            return failed(failure.get());
        }
        ReplyBytes body = ReplyBytes.written(out -> {
            begin(200, out);
            out.writeStartArray();
            for (Outcome outcome : outcomes) {
                if (outcome instanceof Outcome.Scored scored) {
                    metrics(scored.reward(), out);
                }
            }
            out.writeEndArray();
            out.writeEndObject();
        });
        return RewardReply.envelope(200, body, Optional.empty());
    }

    private static RewardReply failed(RewardException failure) {
        ReplyBytes body = ReplyBytes.written(out -> {
            begin(500, out);
            out.writeStartObject();
            out.writeName("error");
            Json.writeText(out, failure.kind().id() + ": " + failure.getMessage());
            out.writeEndObject();
            out.writeEndObject();
        });
        return RewardReply.envelope(500, body, Optional.of(failure));
    }

    /// Returns the data as it came: nothing is changed before the model sees it.
    static RewardReply prepared(String data) {
        String body = "{\"statusCode\":200,\"body\":" + Json.escapeLoneSurrogates(data) + "}";
        return RewardReply.envelope(200, ReplyBytes.of(body), Optional.empty());
    }

    private static void begin(int status, JsonGenerator out) {
        out.writeStartObject();
        out.writeNumberProperty("statusCode", status);
        out.writeName("body");
    }

    private static void metrics(Reward reward, JsonGenerator out) {
        metric(SCORE, reward.value(), out);
        for (Metric metric : Metric.of(reward)) {
            if (!metric.name().equals(SCORE)) {
                metric(metric.name(), metric.value(), out);
            }
        }
    }

    private static void metric(String name, double value, JsonGenerator out) {
        out.writeStartObject();
        out.writeName("metric");
        Json.writeText(out, name);
        out.writeNumberProperty("value", value);
        out.writeEndObject();
    }
}
