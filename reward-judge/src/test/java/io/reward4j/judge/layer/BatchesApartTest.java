package io.reward4j.judge.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.BatchScorer;
import io.reward4j.JudgeCall;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What one batch spends or suffers is not another's.
@Timeout(30)
class BatchesApartTest {

    private static RewardFunction asking(JudgeModel model) {
        return ((RewardFunction) sample -> {
            try {
                model.reply(JudgePrompt.of("", sample.completion()));
                return Reward.pass();
            } catch (JudgeModelException e) {
                throw new RewardException(e.kind(), e.getMessage(), e);
            }
        }).withTraits(Traits.calling(1));
    }

    private static List<Sample> samples(int count) {
        return IntStream.range(0, count).mapToObj(i -> Sample.of("q", "answer " + i)).toList();
    }

    @Test
    void aBatchThatWaitsForAnotherOnesCallDoesNotShareItsFailure() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        JudgeModel model = CachingJudgeModel.of(prompt -> {
            if (calls.getAndIncrement() == 0) {
                asked.countDown();
                await(waiting);
                throw JudgeModelException.permanent("the budget of this batch is spent", null);
            }
            return JudgeReply.of("fine");
        });
        CompletableFuture<List<Outcome>> first = CompletableFuture
                .supplyAsync(() -> BatchScorer.of(asking(model)).scoreAll(samples(1)));
        await(asked);
        CompletableFuture<List<Outcome>> second = CompletableFuture
                .supplyAsync(() -> BatchScorer.of(asking(model)).scoreAll(samples(1)));
        waiting.countDown();

        assertThat(first.get().getFirst()).isInstanceOf(Outcome.Failed.class);
        assertThat(second.get().getFirst()).isInstanceOf(Outcome.Scored.class);
        assertThat(calls).hasValue(2);
    }

    @Test
    void aSpentBudgetWaitsForNothing() {
        AtomicInteger calls = new AtomicInteger();
        JudgeModel model = ResilientJudgeModel.builder(prompt -> {
            calls.incrementAndGet();
            return JudgeReply.of("fine");
        }).callsPerBatch(1).requestsPerMinute(1).build();

        List<Outcome> outcomes = BatchScorer.of(asking(model)).withConcurrency(4).scoreAll(samples(20));

        assertThat(outcomes.stream().filter(Outcome.Scored.class::isInstance)).hasSize(1);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aCallThatWasNotMadeIsGivenBackToTheBudget() {
        JudgeModel model = ResilientJudgeModel.builder(prompt -> JudgeReply.of("fine")).callsPerBatch(1).build();
        RewardFunction interruptedFirst = sample -> {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(JudgeModelException.class)
                    .isThrownBy(() -> model.reply(JudgePrompt.of("", "interrupted")));
            assertThat(Thread.interrupted()).isTrue();
            return asking(model).score(sample);
        };

        assertThat(BatchScorer.of(interruptedFirst.withTraits(Traits.calling(2))).scoreAll(samples(1)))
                .hasOnlyElementsOfType(Outcome.Scored.class);
    }

    @Test
    void tokensOfRepliesThatCannotBeUsedAreSpentToo() {
        AtomicLong told = new AtomicLong();
        AtomicInteger calls = new AtomicInteger();
        JudgeModel model = ResilientJudgeModel.builder(prompt -> {
            calls.incrementAndGet();
            throw JudgeModelException.unreadable("stopped with max_tokens", 400, 200);
        }).tokensPerBatch(1_000).build();

        BatchScorer.of(asking(model)).withConcurrency(1).withListener(new RewardListener() {
            @Override
            public void judgeCalled(JudgeCall call) {
                told.addAndGet(call.inputTokens() + call.outputTokens());
            }
        }).scoreAll(samples(10));

        assertThat(calls).hasValue(2);
        assertThat(told).hasValue(1_200);
    }

    @Test
    void resilienceAroundACacheIsRefused() {
        JudgeModel cache = CachingJudgeModel.of(prompt -> JudgeReply.of("fine"));
        assertThatIllegalArgumentException().isThrownBy(() -> ResilientJudgeModel.of(cache))
                .withMessage("resilience lies within caching, and around nothing that retries");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
