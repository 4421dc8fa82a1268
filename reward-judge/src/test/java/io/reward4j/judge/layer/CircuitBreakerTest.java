package io.reward4j.judge.layer;

import static io.reward4j.judge.layer.Ask.GUARD;
import static io.reward4j.judge.layer.Ask.busy;
import static io.reward4j.judge.layer.Ask.failure;
import static io.reward4j.judge.layer.Ask.judge;
import static io.reward4j.judge.layer.Ask.prompt;
import static io.reward4j.judge.layer.Ask.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.reward4j.BatchScorer;
import io.reward4j.JudgeCall;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgeReply;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final Duration TINY = Duration.ofMillis(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicInteger calls = new AtomicInteger();

    private JudgeModel model(IntConsumer call) {
        return prompt -> {
            call.accept(calls.incrementAndGet());
            return JudgeReply.of("fine");
        };
    }

    private static void failAlways(int call) {
        throw busy();
    }

    @Test
    void opensAfterFiftyFailuresAndThenNoCallIsMade() {
        ResilientJudgeModel model = ResilientJudgeModel.builder(model(CircuitBreakerTest::failAlways)).retries(0)
                .build();
        for (int i = 0; i < 60; i++) {
            failure(model, "q");
        }
        assertThat(calls).hasValue(50);
        JudgeModelException open = failure(model, "q");
        assertThat(open).hasMessage("judge is left alone: most of its calls failed");
        assertThat(open.isTemporary()).isTrue();
        assertThat(open.retryAfter().orElseThrow()).isBetween(TINY, Duration.ofSeconds(10));
    }

    @Test
    void canBeLeftOut() {
        ResilientJudgeModel model = ResilientJudgeModel.builder(model(CircuitBreakerTest::failAlways)).retries(0)
                .withoutCircuitBreaker().build();
        for (int i = 0; i < 60; i++) {
            failure(model, "q");
        }
        assertThat(calls).hasValue(60);
    }

    @Test
    void staysClosedWhereEnoughCallsAreAnswered() {
        ResilientJudgeModel model = ResilientJudgeModel.builder(model(call -> {
            if (call % 5 == 0) {
                throw JudgeModelException.permanent("refused", null);
            }
            throw busy();
        })).retries(0).circuitBreaker(90, 10, HOUR, HOUR).build();
        for (int i = 0; i < 100; i++) {
            failure(model, "q");
        }
        assertThat(calls).hasValue(100);
    }

    @Test
    void aSampleWaitsForTheBreakerAndTheFirstReplyClosesIt() {
        ResilientJudgeModel model = ResilientJudgeModel.builder(model(call -> {
            if (call <= 5) {
                throw busy();
            }
        })).retries(100).backoff(TINY, TINY).circuitBreaker(100, 5, GUARD, Duration.ofMillis(10)).build();
        Ask.Log log = new Ask.Log();
        assertThat(BatchScorer.of(judge(model)).withListener(log).scoreAll(samples(1)))
                .extracting(Ask::text).containsExactly("fine");
        assertThat(calls).hasValue(6);
        assertThat(log.results()).hasSize(6).endsWith(JudgeCall.Result.RETRIED, JudgeCall.Result.REPLIED);
        assertThat(model.reply(prompt("q")).text()).isEqualTo("fine");
    }

    @Test
    void trialsThatEndInErrorsDoNotKeepItHalfOpenForEver() {
        ResilientJudgeModel model = ResilientJudgeModel.builder(model(call -> {
            if (call <= 5) {
                throw busy();
            }
            if (call <= 40) {
                throw new StackOverflowError();
            }
        })).retries(100).backoff(TINY, TINY).circuitBreaker(100, 5, GUARD, Duration.ofMillis(2)).build();
        assertTimeoutPreemptively(GUARD, () -> {
            for (int i = 0; i < 35; i++) {
                assertThatThrownBy(() -> model.reply(prompt("q"))).isInstanceOf(StackOverflowError.class);
            }
            assertThat(model.reply(prompt("q")).text()).isEqualTo("fine");
        });
    }
}
