package io.reward4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(60)
class OrderedOutcomesTest {

    /// The number in the completion, in hundredths.
    private static final RewardFunction NUMBER = sample -> Reward.of(Integer.parseInt(sample.completion()) / 100_000.0);

    private static List<Sample> samples(int count) {
        return IntStream.range(0, count).mapToObj(i -> Sample.of("q", Integer.toString(i)).withId("s" + i)).toList();
    }

    private static List<Double> values(Iterator<Outcome> outcomes) {
        List<Double> values = new ArrayList<>();
        outcomes.forEachRemaining(outcome -> values.add(switch (outcome) {
            case Outcome.Scored scored -> scored.reward().value();
            case Outcome.Failed failed -> -1.0;
        }));
        return values;
    }

    private static RewardFunction slow(RewardFunction function) {
        return function.withTraits(Traits.calling(1));
    }

    @Property(tries = 100)
    void outcomesAreThoseOfABatchInItsOrder(
            @ForAll @IntRange(max = 400) int count, @ForAll @IntRange(min = 1, max = 300) int lookAhead,
            @ForAll @IntRange(min = 1, max = 2_000) int characters, @ForAll @IntRange(min = 1, max = 8) int threads,
            @ForAll boolean waits) {
        RewardFunction odd = sample -> {
            if (sample.completion().endsWith("7")) {
                throw new IllegalStateException("seven");
            }
            return NUMBER.score(sample);
        };
        BatchScorer scorer = BatchScorer.of(waits ? slow(odd) : odd).withConcurrency(threads);
        List<Sample> samples = samples(count);

        try (OrderedOutcomes outcomes = scorer.scoreInOrder(samples.iterator(), lookAhead, characters)) {
            assertThat(values(outcomes)).isEqualTo(values(scorer.scoreAll(samples).iterator()));
            assertThat(outcomes.hasNext()).isFalse();
            assertThatThrownBy(outcomes::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void aSlowSampleKeepsNoLaterOneFromBeingBegun() throws InterruptedException {
        CountDownLatch others = new CountDownLatch(99);
        RewardFunction reward = slow(sample -> {
            if (sample.completion().equals("0")) {
                await(others);
            } else {
                others.countDown();
            }
            return NUMBER.score(sample);
        });

        try (OrderedOutcomes outcomes = BatchScorer.of(reward).withConcurrency(2)
                .scoreInOrder(samples(100).iterator(), 100, 1_000)) {
            assertThat(values(outcomes)).hasSize(100).isSorted();
        }
    }

    @Test
    void noMoreSamplesAreTakenThanTheLookAheadAllows() {
        AtomicInteger taken = new AtomicInteger();
        Iterator<Sample> counted = samples(1_000).stream().peek(sample -> taken.incrementAndGet()).iterator();

        try (OrderedOutcomes outcomes = BatchScorer.of(slow(NUMBER)).withConcurrency(4)
                .scoreInOrder(counted, 10, 1_000_000)) {
            for (int i = 0; i < 100; i++) {
                outcomes.next();
                assertThat(taken.get()).isBetween(i + 1, i + 11);
            }
        }
    }

    @Test
    void longSamplesAreTakenOneByOneWhateverOfThemIsLong() {
        String text = "x".repeat(1_000);
        JsonNode call = JsonNodeFactory.instance.objectNode().put("argument", text);
        Sample calling = Sample
                .of(List.of(Message.user("q"), Message.assistant("", List.of(ToolCall.of("tool", call)))));
        for (Sample sample : List.of(
                Sample.of("q", text),
                Sample.of("q", "c").withReference(text),
                Sample.of("q", "c").withMetadata("document", text),
                calling)) {
            AtomicInteger taken = new AtomicInteger();
            Iterator<Sample> counted = Collections.nCopies(20, sample).stream()
                    .peek(next -> taken.incrementAndGet()).iterator();

            try (OrderedOutcomes outcomes = BatchScorer.of(slow(next -> Reward.pass()))
                    .scoreInOrder(counted, 1_000, 100)) {
                outcomes.next();
                assertThat(taken.get()).isLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void anInterruptEndsTheWaitAndLeavesTheFlag() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        List<Object> seen = Collections.synchronizedList(new ArrayList<>());
        Thread caller = Thread.ofPlatform().start(() -> {
            try (OrderedOutcomes outcomes = BatchScorer.of(slow(sample -> {
                await(never);
                return Reward.pass();
            })).scoreInOrder(samples(3).iterator())) {
                outcomes.next();
            } catch (CancellationException e) {
                seen.add(Thread.currentThread().isInterrupted());
            }
        });
        while (caller.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        caller.interrupt();
        caller.join();

        assertThat(seen).containsExactly(true);
    }

    @Test
    void whatIsNoFailureOfOneSampleIsThrownInItsPlace() {
        RewardFunction reward = sample -> {
            if (sample.completion().equals("70")) {
                throw new OutOfMemoryError("made up");
            }
            return NUMBER.score(sample);
        };
        try (OrderedOutcomes outcomes = BatchScorer.of(reward).withConcurrency(1)
                .scoreInOrder(samples(200).iterator())) {
            for (int i = 0; i < 70; i++) {
                outcomes.next();
            }
            assertThatThrownBy(outcomes::next).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void theTimeLimitIsThatOfTheWhole() {
        BatchScorer scorer = BatchScorer.of(NUMBER).withTimeLimit(Duration.ofNanos(1));

        try (OrderedOutcomes outcomes = scorer.scoreInOrder(samples(3).iterator())) {
            assertThat(values(outcomes)).containsExactly(-1.0, -1.0, -1.0);
        }
    }

    @Test
    void listenersHearInOrder() {
        List<String> heard = new ArrayList<>();
        BatchScorer scorer = BatchScorer.of(slow(NUMBER)).withListener(new RewardListener() {
            @Override
            public void scored(Sample sample, Reward reward) {
                heard.add(sample.id());
            }
        });

        try (OrderedOutcomes outcomes = scorer.scoreInOrder(samples(50).iterator())) {
            values(outcomes);
        }
        assertThat(heard).isEqualTo(samples(50).stream().map(Sample::id).toList());
    }

    @Test
    void aGroupRewardNeedsWholeGroups() {
        BatchScorer scorer = BatchScorer.of(NUMBER).withGroupReward((group, base) -> base);

        assertThatThrownBy(() -> scorer.scoreInOrder(samples(1).iterator())).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("scoreAll");
        assertThatThrownBy(() -> BatchScorer.of(NUMBER).scoreInOrder(samples(1).iterator(), 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
