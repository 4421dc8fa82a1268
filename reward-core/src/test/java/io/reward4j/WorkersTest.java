package io.reward4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

    private static final RewardFunction JUDGE = ((RewardFunction) sample -> Reward.pass())
            .withTraits(Traits.calling(1));

    private final AtomicBoolean released = new AtomicBoolean();

    private final RewardFunction mixed = CompositeReward.builder()
            .term("code", 1, this::spinsForX)
            .term("judge", 1, JUDGE)
            .build();

    private Reward spinsForX(Sample sample) {
        while (sample.completion().equals("x") && !released.get()) {
            Thread.onSpinWait();
        }
        return Reward.pass();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Timeout(60)
    void codeThatNeverEndsBesideAJudgeHarmsNoOtherSample(boolean inOrder) {
        int spinning = 2 * Runtime.getRuntime().availableProcessors();
        List<Sample> samples = IntStream.range(0, spinning + 20)
                .mapToObj(i -> Sample.of("q", i < spinning ? "x" : "y")).toList();
        BatchScorer scorer = BatchScorer.of(mixed).withoutLogging().withTimeLimit(Duration.ofSeconds(3));
        try {
            List<Outcome> outcomes = inOrder ? inOrder(scorer, samples) : scorer.scoreAll(samples);

            assertThat(outcomes.subList(0, spinning)).allMatch(Outcome.Failed.class::isInstance);
            assertThat(outcomes.subList(spinning, outcomes.size())).allMatch(Outcome.Scored.class::isInstance);
        } finally {
            released.set(true);
        }
    }

    private static List<Outcome> inOrder(BatchScorer scorer, List<Sample> samples) {
        List<Outcome> outcomes = new ArrayList<>();
        try (OrderedOutcomes ordered = scorer.scoreInOrder(samples.iterator())) {
            ordered.forEachRemaining(outcomes::add);
        }
        return outcomes;
    }

    @Test
    void onlyWhatWaitsAloneOrWithManyOthersIsVirtual() {
        assertThat(Workers.of(JUDGE, 64)).isEqualTo(new Workers(64, true, true));
        assertThat(Workers.of(mixed, 64)).isEqualTo(new Workers(64, true, false));
        assertThat(Workers.of(mixed, 1_000)).isEqualTo(new Workers(1_000, true, true));
        assertThat(Workers.of(sample -> Reward.pass(), 1)).isEqualTo(new Workers(1, false, false));
    }
}
