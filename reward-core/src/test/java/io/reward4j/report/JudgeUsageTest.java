package io.reward4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.JudgeCall;
import io.reward4j.JudgeCall.Result;
import io.reward4j.Traits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeUsageTest {

    private final RunStatistics statistics = RunStatistics.of(Traits.code());

    private void call(String model, Result result, long millis) {
        statistics.judgeCalled(new JudgeCall(model, "v" + millis % 3, result, Duration.ofMillis(millis), 100, 10));
    }

    @Test
    void callsAreCountedByHowTheyEndedAndTokensWherePaid() {
        for (int i = 1; i <= 101; i++) {
            call("a", Result.REPLIED, i);
        }
        call("a", Result.CACHED, 0);
        call("a", Result.RETRIED, 9_000);
        call("b", Result.FAILED, 9_000);

        Map<String, JudgeUsage> judges = statistics.summary().judges();
        assertThat(judges.keySet()).containsExactly("a", "b");
        assertThat(judges.values()).first().isEqualTo(new JudgeUsage(
                Map.of(Result.REPLIED, 101L, Result.CACHED, 1L, Result.RETRIED, 1L),
                Duration.ofMillis(51), Duration.ofMillis(96), Duration.ofMillis(101), 10_200, 1_020,
                List.of("v1", "v2", "v0")));
        assertThat(judges.values()).last().satisfies(b -> {
            assertThat(b.calls(Result.FAILED)).isEqualTo(1);
            assertThat(b.calls(Result.REPLIED)).isZero();
            assertThat(b.medianLatency()).isZero();
        });
    }

    @Test
    void judgesAndPromptVersionsAreBounded() {
        for (int i = 0; i < 300; i++) {
            statistics.judgeCalled(new JudgeCall("m" + i, "", Result.REPLIED, Duration.ZERO, 0, 0));
            statistics.judgeCalled(new JudgeCall("m0", "v" + i, Result.REPLIED, Duration.ZERO, 0, 0));
        }
        Map<String, JudgeUsage> judges = statistics.summary().judges();
        assertThat(judges).hasSize(100);
        assertThat(judges.values()).first().satisfies(m0 -> {
            assertThat(m0.promptVersions()).hasSize(20);
            assertThat(m0.calls(Result.REPLIED)).isEqualTo(301);
        });
    }

    @Test
    void theTerminalTellsOfJudgesAndWarnings() {
        assertThat(statistics.summary().toString()).doesNotContain("judge", "warning");
        call("some-judge", Result.REPLIED, 1_500);
        call("some-judge", Result.CACHED, 1);
        statistics.refused();
        assertThat(statistics.summary().toString())
                .contains("judge some-judge: 1 replied, 1 cached, 0 retried, 0 failed; median 1.5 s, 95 % within 1.5 s;"
                        + " 100 tokens in, 10 out")
                .contains("warning: 100 % of the samples have no reward, most often because of refused_input.");
    }
}
