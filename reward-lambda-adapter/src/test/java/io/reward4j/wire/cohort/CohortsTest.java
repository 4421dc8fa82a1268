package io.reward4j.wire.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.BatchScorer;
import io.reward4j.Deadline;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.group.GroupRewards;
import io.reward4j.report.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CohortsTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(150);

    private final AtomicInteger scored = new AtomicInteger();
    private final RewardFunction length = sample -> {
        scored.incrementAndGet();
        return Reward.of(sample.completion().length() / 100.0);
    };
    private final BatchScorer scorer = BatchScorer.of(length).withoutLogging()
            .withGroupReward(GroupRewards.centered());

    private static Sample sample(String id, int length) {
        return Sample.of("q", "x".repeat(length)).withId(id);
    }

    private CompletableFuture<Outcome> call(Cohorts cohorts, Sample sample) {
        return call(cohorts, sample, Deadline.none());
    }

    private CompletableFuture<Outcome> call(Cohorts cohorts, Sample sample, Deadline deadline) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                outcome.complete(cohorts.scoreAll(scorer, List.of(sample), deadline).getFirst());
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        return outcome;
    }

    private static Reward reward(Outcome outcome) {
        return ((Outcome.Scored) outcome).reward();
    }

    private static double value(CompletableFuture<Outcome> call) {
        return reward(call.join()).value();
    }

    private static Map<String, Double> metrics(Outcome outcome) {
        return Metric.of(reward(outcome)).stream().collect(Collectors.toMap(Metric::name, Metric::value));
    }

    /// Waits until calls wait, which no call can be asked.
    private static void untilHeld(Cohorts cohorts, int held) {
        while (cohorts.held() < held) {
            Thread.onSpinWait();
        }
    }

    @Test
    void samplesOfSeveralCallsAreComparedAsOneBatch() {
        Cohorts cohorts = Cohorts.of(3, LONG);
        List<CompletableFuture<Outcome>> calls = new ArrayList<>();
        for (int length : new int[]{10, 20, 60}) {
            calls.add(call(cohorts, sample("s" + length, length)));
        }
        assertThat(value(calls.get(0))).isCloseTo(-0.2, within(1e-12));
        assertThat(value(calls.get(1))).isCloseTo(-0.1, within(1e-12));
        assertThat(value(calls.get(2))).isCloseTo(0.3, within(1e-12));
        assertThat(metrics(calls.get(0).join())).containsEntry("cohort_size", 3.0).containsEntry("cohort_short", 0.0)
                .containsEntry("cohort_unshaped", 0.0).containsEntry("unshaped", 0.1);
    }

    @Test
    void oneCallWithAWholeGroupWaitsForNobody() {
        List<Sample> samples = List.of(sample("a", 10), sample("b", 30), sample("c", 20), sample("d", 40));
        List<Outcome> outcomes = Cohorts.of(2, LONG).scoreAll(scorer, samples, Deadline.none());
        List<Outcome> batch = scorer.scoreAll(samples);
        for (int i = 0; i < samples.size(); i++) {
            assertThat(outcomes.get(i).sample()).isEqualTo(samples.get(i));
            assertThat(reward(outcomes.get(i)).value()).isEqualTo(reward(batch.get(i)).value());
        }
    }

    @Test
    void whatIsMissingMakesASmallerCohortAndIsSaid() {
        List<Outcome> outcomes = Cohorts.of(8, SHORT).scoreAll(
                scorer, List.of(sample("a", 10), sample("b", 30)), Deadline.none());
        assertThat(reward(outcomes.get(0)).value()).isCloseTo(-0.1, within(1e-12));
        assertThat(reward(outcomes.get(1)).value()).isCloseTo(0.1, within(1e-12));
        assertThat(metrics(outcomes.get(0))).containsEntry("cohort_size", 2.0).containsEntry("cohort_short", 1.0);
    }

    @Test
    void belowTheMinimumTheAnswerIsTheRewardBefore() {
        List<Outcome> outcomes = Cohorts.builder(8, SHORT).atLeast(3).build().scoreAll(
                scorer, List.of(sample("a", 10), sample("b", 30)), Deadline.none());
        assertThat(reward(outcomes.get(0)).value()).isEqualTo(0.1);
        assertThat(reward(outcomes.get(1)).value()).isEqualTo(0.3);
        assertThat(metrics(outcomes.get(0))).containsEntry("cohort_unshaped", 1.0);
    }

    @Test
    void aCallThatIsMadeAgainIsTheSameSampleWhileItWaitsAndAfter() {
        Cohorts cohorts = Cohorts.of(2, LONG);
        CompletableFuture<Outcome> first = call(cohorts, sample("a", 10));
        untilHeld(cohorts, 3);
        CompletableFuture<Outcome> again = call(cohorts, sample("a", 10));
        CompletableFuture<Outcome> other = call(cohorts, sample("b", 30));
        for (CompletableFuture<Outcome> call : List.of(first, again, call(cohorts, sample("a", 10)))) {
            assertThat(value(call)).isCloseTo(-0.1, within(1e-12));
        }
        assertThat(value(other)).isCloseTo(0.1, within(1e-12));
        assertThat(scored).hasValue(2);
    }

    @Test
    void equalAnswersWithoutANameAreSiblings() {
        Cohorts cohorts = Cohorts.of(3, LONG);
        CompletableFuture<Outcome> one = call(cohorts, sample("", 10));
        CompletableFuture<Outcome> twin = call(cohorts, sample("", 10));
        CompletableFuture<Outcome> other = call(cohorts, sample("", 40));
        assertThat(value(one)).isEqualTo(value(twin)).isCloseTo(-0.1, within(1e-12));
        assertThat(value(other)).isCloseTo(0.2, within(1e-12));
        assertThat(scored).hasValue(3);
        assertThat(value(call(cohorts, sample("", 40)))).isCloseTo(0.2, within(1e-12));
        assertThat(scored).hasValue(3);
    }

    @Test
    void fieldsMayNameGroupsAndSamples() {
        Cohorts cohorts = Cohorts.builder(2, LONG).groupedBy("/uid").identifiedBy("/index").build();
        Sample one = Sample.of("rendered one way", "x".repeat(10)).withMetadata("uid", "7").withMetadata("index", "0");
        Sample other = Sample.of("or another", "x".repeat(30)).withMetadata("uid", "7").withMetadata("index", "1");
        CompletableFuture<Outcome> first = call(cohorts, one);
        untilHeld(cohorts, 3);
        CompletableFuture<Outcome> again = call(cohorts, one.withMetadata("attempt", "2"));
        CompletableFuture<Outcome> second = call(cohorts, other);
        assertThat(value(first)).isEqualTo(value(again)).isCloseTo(-0.1, within(1e-12));
        assertThat(value(second)).isCloseTo(0.1, within(1e-12));
        assertThat(scored).hasValue(2);
    }

    @Test
    void aFailedSiblingMovesNobodyAndIsTriedAgain() {
        AtomicInteger attempts = new AtomicInteger();
        RewardFunction flaky = sample -> {
            if (sample.id().equals("flaky") && attempts.getAndIncrement() == 0) {
                throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "down");
            }
            return length.score(sample);
        };
        BatchScorer scorer = BatchScorer.of(flaky).withoutLogging().withGroupReward(GroupRewards.centered());
        Cohorts cohorts = Cohorts.of(3, LONG);
        List<Sample> samples = List.of(sample("a", 10), sample("flaky", 90), sample("b", 30));
        List<Outcome> outcomes = cohorts.scoreAll(scorer, samples, Deadline.none());
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Failed.class);
        assertThat(reward(outcomes.get(0)).value()).isCloseTo(-0.1, within(1e-12));
        assertThat(metrics(outcomes.get(0))).containsEntry("cohort_size", 2.0);
        cohorts.close();
        assertThat(cohorts.scoreAll(scorer, samples.subList(1, 2), Deadline.none()).getFirst())
                .isInstanceOf(Outcome.Scored.class);
    }

    @Test
    void aSampleThatIsSlowToScoreIsACohortByItself() {
        CountDownLatch told = new CountDownLatch(1);
        RewardFunction slow = sample -> {
            if (sample.id().equals("slow")) {
                try {
                    told.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return length.score(sample);
        };
        BatchScorer scorer = BatchScorer.of(slow).withGroupReward(GroupRewards.centered());
        Cohorts cohorts = Cohorts.of(2, SHORT);
        CompletableFuture<List<Outcome>> late = new CompletableFuture<>();
        Thread.ofVirtual().start(
                () -> late.complete(cohorts.scoreAll(scorer, List.of(sample("slow", 10)), Deadline.none())));
        List<Outcome> quick = cohorts.scoreAll(scorer, List.of(sample("quick", 30)), Deadline.none());
        assertThat(metrics(quick.getFirst())).containsEntry("cohort_size", 1.0).containsEntry("cohort_short", 1.0);
        told.countDown();
        assertThat(metrics(late.join().getFirst())).containsEntry("cohort_size", 1.0);
        assertThat(cohorts.held()).isLessThanOrEqualTo(2);
    }

    @Test
    void aCohortWaitsNoLongerThanItsCallsHaveTime() {
        Cohorts cohorts = Cohorts.of(2, LONG);
        Outcome outcome = call(cohorts, sample("a", 10), Deadline.after(Duration.ofSeconds(2))).join();
        assertThat(metrics(outcome)).containsEntry("cohort_size", 1.0);
    }

    @Test
    void aGroupRewardThatIsNotDoneInTimeFailsAllWhoWaited() {
        CountDownLatch never = new CountDownLatch(1);
        BatchScorer stuck = BatchScorer.of(length).withoutLogging().withGroupReward((group, base) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return base;
        });
        List<Outcome> outcomes = Cohorts.of(2, LONG).scoreAll(
                stuck, List.of(sample("a", 10), sample("b", 20)), Deadline.after(SHORT));
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(
                Outcome.Failed.class,
                failed -> assertThat(failed.cause().kind()).isEqualTo(RewardException.Kind.DEADLINE)));
    }

    @Test
    void anInterruptedCallLeavesNothingBehind() throws InterruptedException {
        Cohorts cohorts = Cohorts.builder(2, LONG).remembering(Duration.ZERO).build();
        Thread thread = Thread.ofVirtual().start(
                () -> cohorts.scoreAll(scorer, List.of(sample("a", 10)), Deadline.none()));
        untilHeld(cohorts, 3);
        thread.interrupt();
        thread.join();
        assertThat(cohorts.held()).isZero();
    }

    @Test
    void beyondTheMostThatWaitTheOldestCohortIsComparedAsItIs() {
        Cohorts cohorts = Cohorts.builder(4, LONG).holding(4).build();
        CompletableFuture<List<Outcome>> oldest = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> oldest.complete(
                cohorts.scoreAll(scorer, List.of(sample("a", 10), sample("b", 30)), Deadline.none())));
        untilHeld(cohorts, 5);
        List<CompletableFuture<Outcome>> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            others.add(call(cohorts, Sample.of("other " + i, "x").withId("o" + i)));
        }
        assertThat(reward(oldest.join().get(0)).value()).isCloseTo(-0.1, within(1e-12));
        cohorts.close();
        assertThat(others).allSatisfy(other -> assertThat(value(other)).isZero());
    }

    @Test
    void onceClosedNobodyIsWaitedFor() {
        Cohorts cohorts = Cohorts.of(2, LONG);
        CompletableFuture<Outcome> waiting = call(cohorts, sample("a", 10));
        untilHeld(cohorts, 3);
        cohorts.close();
        assertThat(value(waiting)).isZero();
        assertThat(value(call(cohorts, sample("b", 10)))).isZero();
    }

    @Test
    void listenersHearOfEachSampleOnce() {
        List<Double> heard = new ArrayList<>();
        BatchScorer told = scorer.withListener(new RewardListener() {
            @Override
            public void scored(Sample sample, Reward reward) {
                heard.add(reward.value());
            }
        });
        Cohorts cohorts = Cohorts.of(2, LONG);
        List<Sample> samples = List.of(sample("a", 10), sample("b", 30));
        cohorts.scoreAll(told, samples, Deadline.none());
        cohorts.scoreAll(told, samples, Deadline.none());
        assertThat(heard).hasSize(2);
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> Cohorts.of(1, LONG)).hasMessageContaining("2 to 1,024 samples: 1");
        assertThatThrownBy(() -> Cohorts.of(2, Duration.ZERO)).hasMessageContaining("positive");
        assertThatThrownBy(() -> Cohorts.builder(2, LONG).atLeast(3)).hasMessageContaining("[1, 2]: 3");
        assertThatThrownBy(() -> Cohorts.builder(2, LONG).holding(1)).hasMessageContaining("cohort of 2");
        assertThatThrownBy(() -> Cohorts.builder(2, LONG).groupedBy("uid")).hasMessageContaining("\"/uid\"");
    }
}
