package io.reward4j.judge.layer;

import static io.reward4j.judge.layer.Ask.GUARD;
import static io.reward4j.judge.layer.Ask.busy;
import static io.reward4j.judge.layer.Ask.busyFor;
import static io.reward4j.judge.layer.Ask.failure;
import static io.reward4j.judge.layer.Ask.judge;
import static io.reward4j.judge.layer.Ask.prompt;
import static io.reward4j.judge.layer.Ask.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.BatchScorer;
import io.reward4j.Deadline;
import io.reward4j.JudgeCall;
import io.reward4j.JudgeCall.Result;
import io.reward4j.RewardException;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResilientJudgeModelTest {

    private static final Duration TINY = Duration.ofMillis(1);

    private final AtomicInteger calls = new AtomicInteger();

    /// A model that throws what the script says, one after the other, and replies after that.
    private JudgeModel scripted(Throwable... failures) {
        Deque<Throwable> script = new ArrayDeque<>(List.of(failures));
        return new JudgeModel() {
            @Override
            public JudgeReply reply(JudgePrompt prompt) {
                calls.incrementAndGet();
                Throwable next = script.poll();
                if (next instanceof Error error) {
                    throw error;
                }
                if (next instanceof RuntimeException failure) {
                    throw failure;
                }
                return new JudgeReply("fine", Optional.empty(), 20, 3, "end_turn");
            }

            @Override
            public String name() {
                return "scripted";
            }
        };
    }

    private static ResilientJudgeModelBuilder quick(JudgeModel model) {
        return ResilientJudgeModel.builder(model).backoff(TINY, TINY);
    }

    @Test
    void asksAgainAfterTemporaryFailures() {
        JudgeModel model = quick(scripted(busy(), busyFor(TINY), busy(), busy())).build();
        assertThat(model.reply(prompt("q")).text()).isEqualTo("fine");
        assertThat(calls).hasValue(5);
        assertThat(model.name()).isEqualTo("scripted");
    }

    @Test
    void throwsTheLastFailureWhenTheRetriesAreUsedUp() {
        JudgeModelException last = busy();
        assertThat(failure(quick(scripted(busy(), busy(), last)).retries(2).build(), "q"))
                .hasMessage("busy (3 attempts)").hasCause(last);
        assertThat(calls).hasValue(3);
    }

    @Test
    void asksAgainForAsLongAsTheModelIsOutOfReachButNotWhereEachCallMayCost() {
        Throwable[] outage = IntStream.range(0, 49).mapToObj(i -> busy()).toArray(Throwable[]::new);
        assertThat(quick(scripted(outage)).build().reply(prompt("q")).text()).isEqualTo("fine");
        assertThat(calls).hasValue(50);
        calls.set(0);
        Throwable[] lost = IntStream.range(0, 49)
                .mapToObj(i -> JudgeModelException.spoilt("half a reply", Optional.empty(), null))
                .toArray(Throwable[]::new);
        assertThat(failure(quick(scripted(lost)).build(), "q")).hasMessage("half a reply (5 attempts)");
        assertThat(calls).hasValue(5);
    }

    @Test
    void asksNoMoreWhenItsPatienceIsOver() {
        JudgeModel model = ResilientJudgeModel.builder(prompt -> {
            calls.incrementAndGet();
            throw busyFor(Duration.ofMillis(40));
        }).backoff(TINY, TINY).retryWithin(Duration.ofMillis(100)).build();
        assertThat(failure(model, "q").isTemporary()).isTrue();
        assertThat(calls).hasValueBetween(1, 4);
    }

    @Test
    void asksAgainWhereAModelThrowsThatItCouldNotReadOrWrite() {
        JudgeModel model = quick(scripted(
                new UncheckedIOException(new IOException("Connection reset")),
                new IllegalStateException(new ConnectException("refused")))).build();
        assertThat(model.reply(prompt("q")).text()).isEqualTo("fine");
        assertThat(calls).hasValue(3);
    }

    @Test
    void keepsTheWordsOfWhatCouldNotBeReadThoughNotThePrompt() {
        String secret = "the candidate's own words";
        JudgeModel model = quick(scripted(new UncheckedIOException(new IOException("reset after " + secret))))
                .retries(0).build();
        assertThat(failure(model, secret)).hasMessage("scripted threw UncheckedIOException: reset after …");
    }

    @Test
    void findsHowManyCallsTheModelBears() {
        ResilientJudgeModel model = quick(scripted(busy())).adaptiveConcurrency(2, 8).build();
        assertThat(model.freeSlots()).isEqualTo(2);
        model.reply(prompt("q"));
        assertThat(model.freeSlots()).isBetween(2, 3);
        ResilientJudgeModel fixed = quick(scripted(busy())).concurrency(3).build();
        fixed.reply(prompt("q"));
        assertThat(fixed.freeSlots()).isEqualTo(3);
    }

    @Test
    void aBudgetInMoneyEndsABatch() {
        PriceList prices = PriceList.of(Map.of("scripted", new PriceList.Price(1_000_000, 0)));
        BatchScorer scorer = BatchScorer.of(judge(quick(scripted()).costPerBatch(prices, 30).build()))
                .withConcurrency(1);
        assertThat(scorer.scoreAll(samples(3))).extracting(Ask::text).containsExactly(
                "fine", "fine", "JUDGE_UNAVAILABLE: the budget of 30.0 in money of this batch is spent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> quick(prompt -> JudgeReply.of("")).costPerBatch(prices, 30))
                .withMessage("the list has no price of judge");
    }

    @Test
    void aRateOfTokensThatLeavesNoCallInTimeIsLateAtOnce() {
        BatchScorer scorer = BatchScorer.of(judge(quick(scripted()).tokensPerMinute(1).build())).withConcurrency(1);
        assertThat(scorer.scoreAll(samples(2), Deadline.after(Duration.ofSeconds(40)))).extracting(Ask::text)
                .containsExactly("fine", "DEADLINE: the rate limit of scripted leaves no call in time");
    }

    @Test
    void asksOnceWhereAnotherTryIsOfNoUse() {
        for (JudgeModelException failure : List.of(JudgeModelException.permanent("no access", null),
                JudgeModelException.unreadable("cut off"), JudgeModelException.unjudgeable("too long"),
                JudgeModelException.late("late", null))) {
            calls.set(0);
            assertThat(failure(quick(scripted(failure)).build(), "q")).isSameAs(failure);
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void takesWhatElseAModelThrowsForAPermanentFailure() {
        RuntimeException bug = new IllegalStateException("bug");
        JudgeModelException failure = failure(quick(scripted(bug)).build(), "q");
        assertThat(failure).hasMessage("scripted threw IllegalStateException").hasCause(bug);
        assertThat(failure.isTemporary()).isFalse();
        assertThat(failure.kind()).isEqualTo(RewardException.Kind.JUDGE_UNAVAILABLE);
        assertThat(calls).hasValue(1);
    }

    @Test
    @SuppressWarnings("NullAway")
    void takesNoReplyForAPermanentFailure() {
        assertThat(failure(quick(prompt -> null).build(), "q")).hasMessage("judge returned null");
    }

    @Test
    void letsRewardExceptionsAndErrorsThroughAsTheyAre() {
        RewardException refused = new RewardException(RewardException.Kind.REFUSED_INPUT, "no");
        assertThatThrownBy(() -> quick(scripted(refused)).build().reply(prompt("q"))).isSameAs(refused);
        StackOverflowError error = new StackOverflowError();
        assertThatThrownBy(() -> quick(scripted(error)).build().reply(prompt("q"))).isSameAs(error);
        assertThat(calls).hasValue(2);
    }

    @Test
    void doesNotWaitForAModelThatAsksForTooMuchTime() {
        JudgeModelException failure = busyFor(Duration.ofSeconds(61));
        assertThat(failure(quick(scripted(failure)).build(), "q")).isSameAs(failure);
        assertThat(calls).hasValue(1);
    }

    @Test
    void doesNotWaitForWhatDoesNotFitInTheDeadline() {
        BatchScorer scorer = BatchScorer.of(judge(quick(scripted(busyFor(Duration.ofSeconds(50)))).build()));
        assertThat(scorer.scoreAll(samples(1), Deadline.after(Duration.ofSeconds(40))))
                .extracting(Ask::text).containsExactly("JUDGE_UNAVAILABLE: busy");
        assertThat(calls).hasValue(1);
    }

    @Test
    void aRateThatLeavesNoCallInTimeIsLateAtOnce() {
        BatchScorer scorer = BatchScorer.of(judge(quick(scripted()).requestsPerMinute(1).build())).withConcurrency(1);
        assertThat(scorer.scoreAll(samples(2), Deadline.after(Duration.ofSeconds(40)))).extracting(Ask::text)
                .containsExactly("fine", "DEADLINE: the rate limit of scripted leaves no call in time");
        assertThat(calls).hasValue(1);
    }

    @Test
    void tellsTheListenerOfEachAttempt() {
        Ask.Log log = new Ask.Log();
        JudgeModel model = quick(scripted(busy(), busy())).build();
        BatchScorer.of(judge(model)).withListener(log).scoreAll(samples(1));
        assertThat(log.results()).containsExactly(Result.RETRIED, Result.RETRIED, Result.REPLIED);
        assertThat(log.calls).extracting(JudgeCall::model).containsOnly("scripted");
        assertThat(log.calls).extracting(JudgeCall::promptVersion).containsOnly("v1");
        assertThat(log.calls).extracting(JudgeCall::inputTokens).containsExactly(0L, 0L, 20L);
        assertThat(log.calls).extracting(JudgeCall::outputTokens).containsExactly(0L, 0L, 3L);
    }

    @Test
    void tellsTheListenerOfFailuresForGood() {
        Ask.Log log = new Ask.Log();
        JudgeModel model = quick(scripted(busy(), busy(), JudgeModelException.unreadable("cut off"),
                new IllegalStateException("bug"), new RewardException(RewardException.Kind.REFUSED_INPUT, "no")))
                .retries(1).build();
        BatchScorer.of(judge(model)).withConcurrency(1).withListener(log).scoreAll(samples(4));
        assertThat(log.results())
                .containsExactly(Result.RETRIED, Result.FAILED, Result.FAILED, Result.FAILED, Result.FAILED);
    }

    @Test
    void closesTheModelWithin() {
        class Closeable implements JudgeModel, AutoCloseable {
            @Override
            public JudgeReply reply(JudgePrompt prompt) {
                return JudgeReply.of("");
            }

            @Override
            public void close() throws IOException {
                throw new IOException("closed");
            }
        }
        ResilientJudgeModel model = ResilientJudgeModel.of(new Closeable());
        assertThatThrownBy(model::close).isInstanceOf(UncheckedIOException.class);
        ResilientJudgeModel.of(scripted()).close();
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        ResilientJudgeModelBuilder builder = ResilientJudgeModel.builder(scripted());
        Duration day = Duration.ofDays(2);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.retries(-1))
                .withMessage("the number of retries must be at least 0: -1");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.backoff(Duration.ZERO, TINY));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.backoff(TINY, day));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.backoff(Duration.ofSeconds(1), TINY));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxRetryAfter(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.circuitBreaker(0, 1, GUARD, TINY));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.circuitBreaker(101, 1, GUARD, TINY));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.circuitBreaker(50, 0, GUARD, TINY));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.circuitBreaker(50, 1, TINY, TINY));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.circuitBreaker(50, 1, GUARD, day));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.concurrency(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.requestsPerMinute(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.tokensPerMinute(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.adaptiveConcurrency(0, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.adaptiveConcurrency(4, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.retryWithin(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.callsPerBatch(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.tokensPerBatch(0));
    }
}
