package io.reward4j.judge.layer;

import static io.reward4j.judge.layer.Ask.judge;
import static io.reward4j.judge.layer.Ask.prompt;
import static io.reward4j.judge.layer.Ask.samples;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.BatchScorer;
import io.reward4j.judge.JudgeReply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BatchBudgetTest {

    private static final String CALLS_SPENT = "JUDGE_UNAVAILABLE: the budget of 7 calls of this batch is spent";

    private final AtomicInteger calls = new AtomicInteger();

    private ResilientJudgeModelBuilder builder() {
        return ResilientJudgeModel.builder(prompt -> {
            calls.incrementAndGet();
            return new JudgeReply("fine", Optional.empty(), 6, 4, "");
        });
    }

    @Test
    void aBatchMakesNoMoreCallsThanItMay() {
        BatchScorer scorer = BatchScorer.of(judge(builder().callsPerBatch(7).build()));
        for (int batch = 1; batch <= 2; batch++) {
            List<String> texts = scorer.scoreAll(samples(20)).stream().map(Ask::text).toList();
            assertThat(texts).containsOnly("fine", CALLS_SPENT);
            assertThat(texts.stream().filter("fine"::equals)).hasSize(7);
            assertThat(calls).hasValue(7 * batch);
        }
    }

    @Test
    void retriesAreCallsToo() {
        ResilientJudgeModel model = ResilientJudgeModel.builder(prompt -> {
            calls.incrementAndGet();
            throw Ask.busy();
        }).backoff(Duration.ofMillis(1), Duration.ofMillis(1)).retries(4).callsPerBatch(7).build();
        assertThat(BatchScorer.of(judge(model)).withConcurrency(1).scoreAll(samples(3))).extracting(Ask::text)
                .containsExactly("JUDGE_UNAVAILABLE: busy (5 attempts)", CALLS_SPENT, CALLS_SPENT);
        assertThat(calls).hasValue(7);
    }

    @Test
    void callsThatTheBreakerRefusedAreNotPaidFor() {
        ResilientJudgeModel model = ResilientJudgeModel.builder(prompt -> {
            if (calls.incrementAndGet() <= 2) {
                throw Ask.busy();
            }
            return JudgeReply.of("fine");
        }).retries(1000).backoff(Duration.ofMillis(1), Duration.ofMillis(1))
                .circuitBreaker(100, 2, Duration.ofSeconds(30), Duration.ofMillis(5)).callsPerBatch(7).build();
        List<String> texts = BatchScorer.of(judge(model)).scoreAll(samples(20)).stream().map(Ask::text).toList();
        assertThat(texts.stream().filter("fine"::equals)).hasSize(5);
        assertThat(calls).hasValue(7);
    }

    @Test
    void aBatchStopsWhenItsTokensAreSpent() {
        BatchScorer scorer = BatchScorer.of(judge(builder().tokensPerBatch(25).build())).withConcurrency(1);
        assertThat(scorer.scoreAll(samples(5))).extracting(Ask::text).containsExactly("fine", "fine", "fine",
                "JUDGE_UNAVAILABLE: the budget of 25 tokens of this batch is spent",
                "JUDGE_UNAVAILABLE: the budget of 25 tokens of this batch is spent");
    }

    @Test
    void eachModelHasABudgetOfItsOwn() {
        BatchScorer first = BatchScorer.of(judge(builder().callsPerBatch(1).build()));
        BatchScorer second = BatchScorer.of(judge(builder().callsPerBatch(1).build()));
        first.scoreAll(samples(5));
        second.scoreAll(samples(5));
        assertThat(calls).hasValue(2);
    }

    @Test
    void outsideABatchThereIsNoBudget() {
        ResilientJudgeModel model = builder().callsPerBatch(1).tokensPerBatch(1).build();
        for (int i = 0; i < 5; i++) {
            assertThat(model.reply(prompt("q")).text()).isEqualTo("fine");
        }
    }
}
