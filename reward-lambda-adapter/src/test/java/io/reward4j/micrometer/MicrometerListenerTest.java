package io.reward4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.reward4j.BatchScorer;
import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.judge.Rubric;
import io.reward4j.judge.RubricJudge;
import io.reward4j.judge.ScriptedJudgeModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicrometerListenerTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerListener listener = MicrometerListener.of(registry);

    @Test
    void outcomesAreCountedByKindAndPartsAreTimed() {
        RewardFunction reward = CompositeReward.builder()
                .term("right", 1, sample -> {
                    if (sample.completion().equals("?")) {
                        throw RewardException.missingReference("no label");
                    }
                    return Reward.of(0.25);
                })
                .metric("broken", sample -> {
                    throw new IllegalStateException("confidential");
                })
                .build();

        BatchScorer.of(reward).withoutLogging().withListener(listener)
                .scoreEach(List.of(Sample.of("q", "a"), Sample.of("q", "b"), Sample.of("q", "?")), done -> {
                });

        assertThat(registry.counter("reward4j.outcomes", "outcome", "scored", "kind", "none").count()).isEqualTo(2);
        assertThat(registry.counter("reward4j.outcomes", "outcome", "failed", "kind", "missing_reference").count())
                .isEqualTo(1);
        assertThat(registry.summary("reward4j.reward").mean()).isEqualTo(0.25);
        assertThat(registry.timer("reward4j.component", "component", "right").count()).isEqualTo(3);
        assertThat(registry.counter("reward4j.component.failures", "component", "broken", "kind", "scorer_failed")
                .count()).isEqualTo(2);
        assertThat(registry.getMeters().toString()).doesNotContain("confidential");
    }

    @Test
    void judgeCallsAreTimedWithTheirTokens() {
        RewardFunction judge = RubricJudge.of(
                ScriptedJudgeModel.saying("no verdict"),
                Rubric.of("Grade the answer.").ask("right", 1, "Is it right?"));

        BatchScorer.of(judge).withoutLogging().withListener(listener).scoreAll(List.of(Sample.of("q", "an answer")));

        assertThat(registry.getMeters()).extracting(meter -> meter.getId().getName())
                .contains("reward4j.judge.calls", "reward4j.outcomes");
        assertThat(registry.counter("reward4j.outcomes", "outcome", "failed", "kind", "unreadable_verdict").count())
                .isEqualTo(1);
    }
}
