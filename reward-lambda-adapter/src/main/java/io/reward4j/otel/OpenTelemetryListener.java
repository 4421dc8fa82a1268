package io.reward4j.otel;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.RewardException;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.report.Metric;
import java.util.List;
import java.util.Objects;

/// Emits an OpenTelemetry event `gen_ai.evaluation.result` for each reward, and for each component of it.
///
/// ```java
/// RewardEndpoint.builder(reward).listener(OpenTelemetryListener.of(openTelemetry)).build();
/// ```
///
/// `gen_ai.evaluation.name` is `aggregate_reward_score` for the reward and the component's name for a component, such
/// as `comments/grounded`; `gen_ai.evaluation.score.value` is the value. Where no reward could be decided, the event of
/// the reward has no value, but `error.type`: the kind of the failure, and `gen_ai.evaluation.explanation`: what went
/// wrong, without what exceptions of scorers said. All have `reward4j.sample.id`. No text of the sample is emitted
/// unless [#withExplanations()] asks for it.
///
/// The events are log records of the scope `io.reward4j`, in the context of the thread that asked for the batch. Their
/// names are those of the semantic conventions for generative AI as of 2026, whose status is "development".
///
/// Needs `io.opentelemetry:opentelemetry-api`, which this module does not bring along. Immutable and safe for use by
/// several threads.
public final class OpenTelemetryListener implements RewardListener {

    /// The name of the evaluation that is the reward itself.
    public static final String REWARD = "aggregate_reward_score";

    private static final String EXPLANATION = "gen_ai.evaluation.explanation";
    private static final String EVENT = "gen_ai.evaluation.result";

    private final Logger logger;
    private final boolean explanations;

    private OpenTelemetryListener(Logger logger, boolean explanations) {
        this.logger = logger;
        this.explanations = explanations;
    }

    /// Returns a listener that emits no explanations.
    public static OpenTelemetryListener of(OpenTelemetry telemetry) {
        return new OpenTelemetryListener(
                Objects.requireNonNull(telemetry, "telemetry").getLogsBridge().get("io.reward4j"), false);
    }

    /// Returns a listener that emits `gen_ai.evaluation.explanation` with every reward: its rationale, or what went
    /// wrong with what exceptions of scorers said. Both may quote the sample.
    public OpenTelemetryListener withExplanations() {
        return new OpenTelemetryListener(logger, true);
    }

    @Override
    public void scored(Sample sample, Reward reward) {
        explained(event(REWARD, sample).setAttribute("gen_ai.evaluation.score.value", reward.value()),
                reward.rationale())
                .emit();
        components(sample, reward.components());
    }

    @Override
    public void failed(Sample sample, RewardException cause) {
        event(REWARD, sample).setAttribute("error.type", cause.kind().id())
                .setAttribute(EXPLANATION, explanations ? cause.getMessage() : cause.reason())
                .emit();
        components(sample, cause.components());
    }

    private void components(Sample sample, List<Component> components) {
        for (Metric metric : Metric.of(components)) {
            event(metric.name(), sample).setAttribute("gen_ai.evaluation.score.value", metric.value()).emit();
        }
    }

    private LogRecordBuilder event(String name, Sample sample) {
        return logger.logRecordBuilder()
                .setEventName(EVENT)
                .setSeverity(Severity.INFO)
                .setAttribute("gen_ai.evaluation.name", name)
                .setAttribute("reward4j.sample.id", sample.id());
    }

    private LogRecordBuilder explained(LogRecordBuilder event, String explanation) {
        if (explanations && !explanation.isEmpty()) {
            return event.setAttribute(EXPLANATION, explanation);
        }
        return event;
    }
}
