package io.reward4j.otel;

import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.BuggyReward;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.reward4j.BatchScorer;
import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenTelemetryListenerTest {

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private static final RewardFunction REWARD = CompositeReward.builder()
            .term("correct", 1, sample -> Reward.of(0.25, "quotes " + sample.completion()))
            .build();

    private final OpenTelemetryListener listener = OpenTelemetryListener.of(TELEMETRY.getOpenTelemetry());

    @Test
    void rewardAndComponentsAreEvaluationResults() {
        List<LogRecordData> events = events(listener, REWARD);

        assertThat(events).hasSize(2).allSatisfy(event -> {
            assertThat(event.getEventName()).isEqualTo("gen_ai.evaluation.result");
            assertThat(event.getInstrumentationScopeInfo().getName()).isEqualTo("io.reward4j");
            assertThat(text(event, "reward4j.sample.id")).isEqualTo("7");
            assertThat(event.getAttributes().get(doubleKey("gen_ai.evaluation.score.value"))).isEqualTo(0.25);
            assertThat(event.getAttributes().toString()).doesNotContain("confidential");
        });
        assertThat(events).extracting(event -> text(event, "gen_ai.evaluation.name"))
                .containsExactly("aggregate_reward_score", "correct");
    }

    @Test
    void failureHasNoValueButAnErrorType() {
        List<LogRecordData> events = events(listener, BuggyReward::score);

        assertThat(events).hasSize(1);
        LogRecordData event = events.getFirst();
        assertThat(text(event, "error.type")).isEqualTo("scorer_failed");
        assertThat(text(event, "gen_ai.evaluation.explanation"))
                .startsWith("threw IllegalStateException at " + BuggyReward.PLACE);
        assertThat(event.getAttributes().get(doubleKey("gen_ai.evaluation.score.value"))).isNull();
        assertThat(event.getAttributes().toString()).doesNotContain("confidential");
    }

    @Test
    void explanationsAreEmittedWhereTheyAreAskedFor() {
        RewardFunction simple = sample -> Reward.of(1, "quotes " + sample.completion());

        List<LogRecordData> events = events(listener.withExplanations(), simple);

        assertThat(text(events.getFirst(), "gen_ai.evaluation.explanation")).isEqualTo("quotes confidential");
        assertThat(text(events(listener.withExplanations(), BuggyReward::score).getLast(),
                "gen_ai.evaluation.explanation")).endsWith("cannot read 'confidential'");
    }

    @Test
    void eventsBelongToTheSpanAroundTheBatch() {
        var span = TELEMETRY.getOpenTelemetry().getTracer("test").spanBuilder("invocation").startSpan();
        try (var scope = span.makeCurrent()) {
            assertThat(scope).isNotNull();
            assertThat(events(listener, REWARD)).allSatisfy(
                    event -> assertThat(event.getSpanContext()).isEqualTo(span.getSpanContext()));
        } finally {
            span.end();
        }
    }

    private static List<LogRecordData> events(RewardListener listener, RewardFunction reward) {
        TELEMETRY.clearLogRecords();
        BatchScorer.of(reward).withListener(listener).scoreAll(List.of(Sample.of("q", "confidential").withId("7")));
        return TELEMETRY.getLogRecords();
    }

    private static @Nullable String text(LogRecordData event, String name) {
        return event.getAttributes().get(stringKey(name));
    }
}
