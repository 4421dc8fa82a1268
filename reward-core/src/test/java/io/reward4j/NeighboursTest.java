package io.reward4j;

import static io.reward4j.Functions.blocking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.RewardException.Kind;
import java.io.IOError;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What one sample does to those beside it.
@Timeout(60)
class NeighboursTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private static List<Sample> samples(int count) {
        return IntStream.range(0, count).mapToObj(i -> Sample.of("q", "a" + i).withId("s" + i)).toList();
    }

    /// Leaves the flag set for every seventh sample, and fails where it finds it.
    private static Reward interrupts(Sample sample) {
        if (Thread.currentThread().isInterrupted()) {
            throw new RewardException(Kind.DEADLINE, "interrupted");
        }
        if (Integer.parseInt(sample.id().substring(1)) % 7 == 3) {
            Thread.currentThread().interrupt();
        }
        return Reward.pass();
    }

    private static List<Outcome> inOrder(BatchScorer scorer, int count) {
        List<Outcome> outcomes = new ArrayList<>();
        try (OrderedOutcomes ordered = scorer.scoreInOrder(samples(count).iterator())) {
            ordered.forEachRemaining(outcomes::add);
        }
        return outcomes;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void anInterruptFlagThatASampleLeavesSetIsItsOwn(int concurrency) {
        for (RewardFunction reward : List.<RewardFunction>of(
                NeighboursTest::interrupts, blocking(NeighboursTest::interrupts))) {
            BatchScorer scorer = BatchScorer.of(reward).withConcurrency(concurrency);
            assertThat(scorer.scoreAll(samples(200))).hasSize(200).allMatch(Outcome.Scored.class::isInstance);
            Thread.interrupted();
            assertThat(scorer.withTimeLimit(LONG).scoreAll(samples(200)))
                    .hasSize(200).allMatch(Outcome.Scored.class::isInstance);
            assertThat(inOrder(scorer, 200)).hasSize(200).allMatch(Outcome.Scored.class::isInstance);
        }
    }

    @Test
    void anInterruptFlagThatAPartLeavesSetIsNotThatOfThePartsBesideIt() {
        CompositeReward.Builder whole = CompositeReward.builder();
        for (Sample sample : samples(100)) {
            whole.term(sample.id(), 1, blocking(given -> interrupts(sample)));
        }
        assertThat(BatchScorer.of(whole.build()).scoreAll(samples(1))).allMatch(Outcome.Scored.class::isInstance);
    }

    @Test
    void anInterruptThatComesWhileTheCallingThreadScoresIsKept() {
        BatchScorer.of(NeighboursTest::interrupts).withConcurrency(1).scoreAll(samples(10));
        assertThat(Thread.interrupted()).isTrue();

        Thread.currentThread().interrupt();
        List<Outcome> outcomes = BatchScorer.of(sample -> Reward.pass()).withConcurrency(1).scoreAll(samples(10));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcomes).allMatch(Outcome.Scored.class::isInstance);
    }

    @Test
    void anErrorFailsItsSample() {
        RewardFunction broken = sample -> switch (sample.id()) {
            case "s1" -> throw new IOError(new IOException("no disk"));
            case "s2" -> throw new ServiceConfigurationError("no provider");
            case "s3" -> throw new Error("of no kind");
            case "s4" -> throw new AssertionError("not so");
            case "s5" -> throw new StackOverflowError();
            default -> Reward.pass();
        };
        for (RewardFunction reward : List.of(broken, blocking(broken))) {
            List<Outcome> outcomes = BatchScorer.of(reward).scoreAll(samples(100));
            assertThat(outcomes).hasSize(100).filteredOn(Outcome.Failed.class::isInstance).hasSize(5)
                    .allMatch(outcome -> ((Outcome.Failed) outcome).cause().kind() == Kind.SCORER_FAILED);
            assertThat(inOrder(BatchScorer.of(reward), 100)).filteredOn(Outcome.Failed.class::isInstance).hasSize(5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void anErrorOfTheVirtualMachineEndsABatchOnceWhatWasFinishedIsTold(int concurrency) {
        OutOfMemoryError simulated = new OutOfMemoryError("simulated");
        List<String> finished = Collections.synchronizedList(new ArrayList<>());
        RewardFunction greedy = sample -> {
            if (sample.id().equals("s70")) {
                throw simulated;
            }
            finished.add(sample.id());
            return Reward.pass();
        };
        for (RewardFunction reward : List.of(greedy, blocking(greedy))) {
            finished.clear();
            List<String> told = new ArrayList<>();
            BatchScorer scorer = BatchScorer.of(reward).withConcurrency(concurrency).withListener(telling(told));

            assertThatThrownBy(() -> scorer.scoreAll(samples(100))).isSameAs(simulated);
            assertThat(told).containsExactlyInAnyOrderElementsOf(finished).contains("s0", "s69");

            told.clear();
            assertThatThrownBy(() -> inOrder(scorer, 100)).isSameAs(simulated);
            assertThat(told).isEqualTo(samples(70).stream().map(Sample::id).toList());
        }
    }

    private static RewardListener telling(List<String> told) {
        return new RewardListener() {
            @Override
            public void scored(Sample sample, Reward reward) {
                told.add(sample.id());
            }
        };
    }

    @Test
    void whatIsUnfinishedInAGroupIsToldToNobodyAsARewardThatWasShaped() {
        List<String> told = new ArrayList<>();
        RewardFunction greedy = sample -> {
            if (sample.id().equals("s3")) {
                throw new OutOfMemoryError("simulated");
            }
            return Reward.pass();
        };
        BatchScorer scorer = BatchScorer.of(greedy).withConcurrency(1).withGroupReward((group, base) -> base)
                .withListener(telling(told));
        assertThatThrownBy(() -> scorer.scoreAll(samples(5))).isInstanceOf(OutOfMemoryError.class);
        assertThat(told).isEmpty();
    }

    @Test
    void anExceptionThatIsThrownForEverySampleStaysAsItWas() {
        RewardException shared = new RewardException(Kind.JUDGE_UNAVAILABLE, "out of order");
        RewardException other = new RewardException(Kind.JUDGE_UNAVAILABLE, "this one too");
        RewardFunction whole = CompositeReward.builder()
                .term("a", 1, blocking(sample -> {
                    throw shared;
                }))
                .term("b", 1, blocking(sample -> {
                    throw other;
                }))
                .term("c", 1, blocking(sample -> {
                    throw shared;
                }))
                .build();
        List<Outcome> outcomes = BatchScorer.of(whole).withConcurrency(1).scoreAll(samples(50));
        assertThat(shared.getSuppressed()).isEmpty();
        assertThat(other.getSuppressed()).isEmpty();
        assertThat(outcomes).allMatch(outcome -> ((Outcome.Failed) outcome).cause().getSuppressed().length <= 2);
    }
}
