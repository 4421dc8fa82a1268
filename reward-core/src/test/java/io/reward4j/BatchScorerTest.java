package io.reward4j;

import static io.reward4j.Functions.always;
import static io.reward4j.Functions.blocking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.RewardException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchScorerTest {

    private final AtomicBoolean stop = new AtomicBoolean();

    private static double valueOf(Outcome outcome) {
        return ((Outcome.Scored) outcome).reward().value();
    }

    private static List<Sample> samples(int count) {
        return IntStream.range(0, count).mapToObj(i -> Sample.of("q", "a" + i).withId("s" + i)).toList();
    }

    private static List<String> ids(List<Outcome> outcomes) {
        return outcomes.stream().map(outcome -> outcome.sample().id()).toList();
    }

    private static Kind kind(Outcome outcome) {
        return ((Outcome.Failed) outcome).cause().kind();
    }

    /// Throws a checked exception where none is declared.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the cast never happens
    private static <E extends Exception> RuntimeException unchecked(Exception e) throws E {
        throw (E) e;
    }

    @Test
    void outcomesComeInInputOrder() {
        List<Sample> samples = samples(500);
        List<String> expected = samples.stream().map(Sample::id).toList();
        assertThat(ids(BatchScorer.of(always(1)).scoreAll(samples))).isEqualTo(expected);
        assertThat(ids(BatchScorer.of(blocking(always(1))).scoreAll(samples))).isEqualTo(expected);
        assertThat(ids(BatchScorer.of(always(1)).withConcurrency(1).scoreAll(samples))).isEqualTo(expected);
    }

    @Test
    void anEmptyBatchHasNoOutcomes() {
        assertThat(BatchScorer.of(always(1)).scoreAll(List.of())).isEmpty();
    }

    @Test
    void oneBadSampleNeverHarmsTheOthers() {
        RewardFunction picky = sample -> switch (sample.id()) {
            case "s1" -> throw new IllegalStateException("bug");
            case "s2" -> throw new RewardException(Kind.MISSING_REFERENCE, "none");
            case "s3" -> Reward.of(42);
            case "s4" -> throw unchecked(new IOException("as code in other languages throws it"));
            default -> Reward.pass();
        };
        for (RewardFunction reward : List.of(picky, blocking(picky))) {
            List<Outcome> outcomes = BatchScorer.of(reward).scoreAll(samples(7));
            assertThat(kind(outcomes.get(4))).isEqualTo(Kind.SCORER_FAILED);
            assertThat(kind(outcomes.get(1))).isEqualTo(Kind.SCORER_FAILED);
            assertThat(kind(outcomes.get(2))).isEqualTo(Kind.MISSING_REFERENCE);
            assertThat(kind(outcomes.get(3))).isEqualTo(Kind.SCORER_FAILED);
            assertThat(outcomes).filteredOn(Outcome.Scored.class::isInstance).hasSize(3);
        }
    }

    @Test
    void asManySamplesAsTheConcurrencyAreScoredAtTheSameTime() {
        CyclicBarrier eight = new CyclicBarrier(8);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        RewardFunction meets = blocking(sample -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                eight.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                running.decrementAndGet();
            }
            return Reward.pass();
        });
        List<Outcome> outcomes = BatchScorer.of(meets).withConcurrency(8).scoreAll(samples(64));
        assertThat(outcomes).allMatch(Outcome.Scored.class::isInstance);
        assertThat(most).hasValue(8);
    }

    @Test
    void whatIsUnfinishedAtTheDeadlineFailsAndWhatIsFinishedStays() {
        CountDownLatch never = new CountDownLatch(1);
        RewardFunction slow = blocking(sample -> {
            if (sample.id().equals("s0")) {
                return Reward.pass();
            }
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reward.pass();
        });
        List<Outcome> outcomes = BatchScorer.of(slow).withTimeLimit(Duration.ofSeconds(1)).scoreAll(samples(5));
        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Scored.class);
        assertThat(outcomes.subList(1, 5)).allMatch(outcome -> kind(outcome) == Kind.DEADLINE);
    }

    @Test
    void codeThatNeverEndsDoesNotHoldUpTheAnswer() {
        RewardFunction endless = sample -> {
            while (sample.id().equals("s1") && !stop.get()) {
                Thread.onSpinWait();
            }
            return Reward.pass();
        };
        try {
            List<Outcome> outcomes = BatchScorer.of(endless).withConcurrency(2)
                    .scoreAll(samples(3), Deadline.after(Duration.ofSeconds(1)));
            assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Scored.class);
            assertThat(kind(outcomes.get(1))).isEqualTo(Kind.DEADLINE);
        } finally {
            stop.set(true);
        }
    }

    @Test
    void aDeadlineThatHasPassedStartsNothing() {
        AtomicInteger calls = new AtomicInteger();
        List<Outcome> outcomes = BatchScorer.of(Functions.counting(calls, always(1)))
                .scoreAll(samples(3), Deadline.after(Duration.ZERO));
        assertThat(calls).hasValue(0);
        assertThat(outcomes).allMatch(outcome -> kind(outcome) == Kind.DEADLINE);
    }

    @Test
    void theDeadlineIsKnownToTheThreadsThatWorkAndToThoseTheyFork() {
        RewardFunction asks = blocking(sample -> Reward.of(Deadline.current().isBounded() ? 1 : 0));
        RewardFunction forks = CompositeReward.builder().term("a", 1, asks).term("b", 1, asks).build();
        List<Outcome> outcomes = BatchScorer.of(forks).scoreAll(samples(2), Deadline.after(Duration.ofMinutes(1)));
        assertThat(outcomes)
                .allMatch(outcome -> outcome instanceof Outcome.Scored scored && scored.reward().value() == 1);
        assertThat(Deadline.current().isBounded()).isFalse();
    }

    @Test
    void aListenerHearsOfEveryOutcomeInOrderAndMayThrow() {
        List<String> heard = new ArrayList<>();
        RewardListener writes = new RewardListener() {
            @Override
            public void scored(Sample sample, Reward reward) {
                heard.add(sample.id());
                if (sample.id().equals("s0")) {
                    throw new IllegalStateException("a bad listener");
                }
                throw new NoSuchMethodError("a library that is too old");
            }

            @Override
            public void failed(Sample sample, RewardException cause) {
                heard.add(sample.id() + " " + cause.kind().id());
            }
        };
        RewardFunction picky = sample -> Reward.of(sample.id().equals("s1") ? 9 : 1);
        BatchScorer.of(picky).withListener(writes).scoreAll(samples(3));
        assertThat(heard).containsExactly("s0", "s1 scorer_failed", "s2");
    }

    @Test
    void judgesReachTheListenerOfTheBatch() {
        List<JudgeCall> heard = new ArrayList<>();
        RewardFunction judge = sample -> {
            RewardListener.current().judgeCalled(
                    new JudgeCall("m", "v1", JudgeCall.Result.REPLIED, Duration.ofMillis(5), 10, 2));
            return Reward.pass();
        };
        BatchScorer.of(judge).withConcurrency(1).withListener(new RewardListener() {
            @Override
            public void judgeCalled(JudgeCall call) {
                heard.add(call);
            }
        }).scoreAll(samples(2));
        assertThat(heard).hasSize(2);
    }

    @Test
    void aValueOfABatchIsSharedByItsThreadsAndGoneWithIt() {
        AtomicInteger made = new AtomicInteger();
        BatchLocal<AtomicInteger> count = BatchLocal.withInitial(() -> {
            made.incrementAndGet();
            return new AtomicInteger();
        });
        RewardFunction counting = sample -> Reward.of(count.get().orElseThrow().incrementAndGet());
        BatchScorer scorer = BatchScorer.of(counting.withTraits(Traits.calling(1).withRange(0, 100)));

        assertThat(scorer.scoreAll(samples(50))).extracting(BatchScorerTest::valueOf)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 50).mapToObj(i -> (double) i).toList());
        assertThat(scorer.scoreAll(samples(1))).extracting(BatchScorerTest::valueOf).containsExactly(1.0);
        assertThat(made).hasValue(2);
        assertThat(count.get()).isEmpty();
    }

    @Test
    void samplesOfOnePromptAreShapedTogether() {
        List<Sample> samples = List.of(
                Sample.of("q1", "a").withReference("r"), Sample.of("q2", "b").withReference("r"),
                Sample.of("q1", "c").withReference("r"), Sample.of("q1", "d").withReference("other"));
        GroupRewardFunction size = (group, base) -> base.stream().map(reward -> reward.withValue(group.size() / 10.0))
                .toList();
        List<Outcome> outcomes = BatchScorer.of(always(1)).withGroupReward(size).scoreAll(samples);
        assertThat(outcomes).extracting(outcome -> ((Outcome.Scored) outcome).reward().value())
                .containsExactly(0.2, 0.1, 0.2, 0.1);
    }

    @Test
    void aBrokenGroupRewardFailsItsGroupOnly() {
        GroupRewardFunction broken = (group, base) -> group.getFirst().prompt().equals("q1") ? List.of() : base;
        List<Outcome> outcomes = BatchScorer.of(always(1)).withGroupReward(broken)
                .scoreAll(List.of(Sample.of("q1", "a"), Sample.of("q2", "b")));
        assertThat(kind(outcomes.getFirst())).isEqualTo(Kind.SCORER_FAILED);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Scored.class);
    }

    @Test
    @SuppressWarnings("NullAway") // what careless code may return
    void aGroupRewardThatReturnsNoRewardForASampleFailsItsGroup() {
        GroupRewardFunction careless = (group, base) -> Collections.singletonList(null);
        List<Outcome> outcomes = BatchScorer.of(always(1)).withGroupReward(careless).scoreAll(samples(1));
        assertThat(kind(outcomes.getFirst())).isEqualTo(Kind.SCORER_FAILED);
    }

    @Test
    void aGroupRewardThatNeverEndsDoesNotHoldUpTheAnswer() {
        GroupRewardFunction endless = (group, base) -> {
            while (group.getFirst().prompt().equals("q1") && !stop.get()) {
                Thread.onSpinWait();
            }
            return base;
        };
        try {
            List<Outcome> outcomes = BatchScorer.of(always(1)).withConcurrency(2).withGroupReward(endless)
                    .scoreAll(
                            List.of(Sample.of("q1", "a"), Sample.of("q2", "b")),
                            Deadline.after(Duration.ofSeconds(1)));
            assertThat(kind(outcomes.getFirst())).isEqualTo(Kind.DEADLINE);
            assertThat(outcomes.get(1)).isInstanceOf(Outcome.Scored.class);
        } finally {
            stop.set(true);
        }
    }

    @Test
    void runningOutOfMemoryIsNotTakenForABadSample() {
        RewardFunction greedy = sample -> {
            throw new OutOfMemoryError("simulated");
        };
        assertThatThrownBy(() -> BatchScorer.of(greedy).withConcurrency(1).scoreAll(samples(1)))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void badSettingsAreRefused() {
        assertThatThrownBy(() -> BatchScorer.of(always(1)).withConcurrency(0)).hasMessageContaining("positive");
    }

    @Test
    void eachOutcomeIsHandedOverAsItComes() throws InterruptedException {
        CountDownLatch firstWasHeard = new CountDownLatch(1);
        RewardFunction lastWaits = blocking(sample -> {
            if (sample.id().equals("s0")) {
                await(firstWasHeard);
            }
            return Reward.of(0.5);
        });
        List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
        List<String> listened = Collections.synchronizedList(new ArrayList<>());
        RewardListener listener = new RewardListener() {
            @Override
            public void scored(Sample sample, Reward reward) {
                listened.add(sample.id());
            }
        };

        List<Outcome> outcomes = BatchScorer.of(lastWaits).withListener(listener).scoreEach(samples(3), done -> {
            assertThat(listened).hasSize(heard.size() + 1);
            assertThat(done.duration().isNegative()).isFalse();
            heard.add(done.index());
            if (heard.size() == 2) {
                firstWasHeard.countDown();
            }
        });

        assertThat(heard).hasSize(3).endsWith(0);
        assertThat(ids(outcomes)).containsExactly("s0", "s1", "s2");
    }

    @Test
    void whatIsUnfinishedInTimeIsHandedOverToo() {
        RewardFunction hangs = blocking(sample -> {
            await(new CountDownLatch(1));
            return Reward.pass();
        });
        List<TimedOutcome> heard = Collections.synchronizedList(new ArrayList<>());
        List<Outcome> outcomes = BatchScorer.of(hangs)
                .scoreEach(samples(2), Deadline.after(Duration.ofMillis(50)), heard::add);
        assertThat(outcomes).extracting(BatchScorerTest::kind).containsExactly(Kind.DEADLINE, Kind.DEADLINE);
        assertThat(heard).extracting(TimedOutcome::duration).containsExactly(Duration.ZERO, Duration.ZERO);
    }

    @Test
    void whatTheReceiverThrowsIsThrownInTheEnd() {
        List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger scored = new AtomicInteger();
        assertThatThrownBy(() -> BatchScorer.of(Functions.counting(scored, always(1))).scoreEach(samples(5), done -> {
            heard.add(done.index());
            throw new IllegalStateException("full");
        })).isInstanceOf(IllegalStateException.class).hasMessage("full");
        assertThat(heard).hasSize(1);
        assertThat(scored).hasValue(5);
        assertThatThrownBy(() -> BatchScorer.of(always(1)).withGroupReward((group, base) -> base)
                .scoreEach(samples(1), done -> {
                })).hasMessage("a group reward needs whole groups: use scoreAll");
    }

    @Test
    void aSampleThatIsNullIsNamed() {
        List<Sample> samples = new ArrayList<>(samples(3));
        samples.set(1, null);
        assertThatThrownBy(() -> BatchScorer.of(always(1)).scoreAll(samples))
                .hasMessage("sample 1 of 3 is null (counted from 0)");
        assertThatThrownBy(() -> BatchScorer.of(always(1)).scoreInOrder(samples.subList(1, 2).iterator()).next())
                .hasMessage("a sample is null");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
