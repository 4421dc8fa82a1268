package io.reward4j;

import static io.reward4j.Functions.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.RewardException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConcurrentlyTest {

    private static final Sample SAMPLE = Sample.of("q", "a");

    @Test
    void eachFunctionHasAnOutcomeOfItsOwnInOrder() {
        RewardFunction fails = sample -> {
            throw new RewardException(Kind.JUDGE_UNAVAILABLE, "down");
        };
        RewardFunction bug = sample -> {
            throw new IllegalStateException("a bug");
        };
        List<Outcome> outcomes = Concurrently.score(List.of(always(0.25), fails, bug, always(0.75)), SAMPLE);
        assertThat(outcomes).hasSize(4);
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Scored(SAMPLE, Reward.of(0.25)));
        assertThat(((Outcome.Failed) outcomes.get(1)).cause().kind()).isEqualTo(Kind.JUDGE_UNAVAILABLE);
        assertThat(((Outcome.Failed) outcomes.get(2)).cause().kind()).isEqualTo(Kind.SCORER_FAILED);
        assertThat(outcomes.get(3)).isEqualTo(new Outcome.Scored(SAMPLE, Reward.of(0.75)));
        assertThat(Concurrently.score(List.of(), SAMPLE)).isEmpty();
    }

    @Test
    @Timeout(60)
    void allRunAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(3);
        RewardFunction waits = sample -> {
            try {
                all.await(30, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return Reward.pass();
        };
        assertThat(Concurrently.score(List.of(waits, waits, waits), SAMPLE)).allMatch(Outcome.Scored.class::isInstance);
    }

    @Test
    @Timeout(60)
    void theDeadlineOfTheBatchEndsThem() {
        CountDownLatch never = new CountDownLatch(1);
        RewardFunction waits = sample -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reward.pass();
        };
        CompletableFuture<List<Outcome>> inside = new CompletableFuture<>();
        RewardFunction both = sample -> {
            inside.complete(Concurrently.score(List.of(waits, waits), sample));
            return Reward.pass();
        };
        BatchScorer.of(both.withTraits(Traits.calling(2))).withTimeLimit(Duration.ofSeconds(1))
                .scoreAll(List.of(SAMPLE));
        assertThat(inside.join()).hasSize(2).allMatch(
                outcome -> outcome instanceof Outcome.Failed failed && failed.cause().kind() == Kind.DEADLINE);
    }

    @Test
    void callsReturnWhatTheyComputedInOrder() {
        assertThat(Attempt.values(Concurrently.call(List.of(() -> "a", () -> "b", () -> "c"))))
                .containsExactly("a", "b", "c");
        assertThat(Concurrently.call(List.<Supplier<String>>of())).isEmpty();
    }

    @Test
    @Timeout(60)
    void afterAFailedCallNoMoreAreStarted() {
        RewardException down = new RewardException(Kind.JUDGE_UNAVAILABLE, "down");
        AtomicInteger begun = new AtomicInteger();
        List<Supplier<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            calls.add(() -> {
                begun.incrementAndGet();
                throw down;
            });
        }
        List<Attempt<Integer>> attempts = Concurrently.call(calls);
        assertThat(begun).hasValueLessThanOrEqualTo(32);
        assertThat(attempts).hasSize(1_000).endsWith(new Attempt.NotStarted<>())
                .filteredOn(Attempt.Failed.class::isInstance).hasSize(begun.get());
        assertThatThrownBy(() -> Attempt.values(attempts)).isSameAs(down);
    }

    @Test
    void whatACallThrowsIsItsFailure() {
        Supplier<String> bug = () -> {
            throw new IllegalStateException("a bug");
        };
        Supplier<String> nothing = () -> null;
        for (Supplier<String> call : List.of(bug, nothing)) {
            assertThat(Concurrently.call(List.of(call))).singleElement().satisfies(
                    attempt -> assertThat(((Attempt.Failed<String>) attempt).cause().kind())
                            .isEqualTo(Kind.SCORER_FAILED));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Attempt.values(List.of(new Attempt.NotStarted<>())));
    }
}
