package io.reward4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.Aggregation;
import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.extract.Extraction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunStatisticsTest {

    private static final Sample SAMPLE = Sample.of("q", "a");

    private final RunStatistics statistics = RunStatistics.keeping(2, Traits.code());

    @Test
    void meanAndDeviationAreThoseOfTheSample() {
        for (double value : new double[]{0.2, 0.4, 0.4, 0.4, 0.5, 0.5, 0.7, 0.9}) {
            statistics.scored(SAMPLE, Reward.of(value));
        }
        Distribution rewards = statistics.summary().rewards();
        assertThat(rewards.count()).isEqualTo(8);
        assertThat(rewards.mean()).isCloseTo(0.5, within(1e-12));
        assertThat(rewards.deviation()).isCloseTo(Math.sqrt(0.32 / 7), within(1e-12));
        assertThat(rewards.min()).isEqualTo(0.2);
        assertThat(rewards.max()).isEqualTo(0.9);
        assertThat(statistics.summary().histogram().counts()).containsExactly(0L, 0L, 1L, 0L, 3L, 2L, 0L, 1L, 0L, 1L);
    }

    @Test
    void theLowestRewardsAreKeptLowestFirst() {
        for (double value : new double[]{0.9, 0.1, 0.5, 0.3}) {
            statistics.scored(SAMPLE.withId("v" + value), Reward.of(value));
        }
        assertThat(statistics.summary().examples().lowest()).extracting(Examples.Scored::id).containsExactly("v0.1",
                "v0.3");
    }

    @Test
    void ofEquallyLowRewardsSomeAreDrawnFromTheWholeRunAndAlwaysTheSame() {
        Set<String> kept = new HashSet<>();
        for (int run = 0; run < 2; run++) {
            RunStatistics many = RunStatistics.keeping(20, Traits.code());
            for (int i = 0; i < 1_000; i++) {
                many.scored(SAMPLE.withId("s" + i), Reward.fail("equal"));
            }
            many.summary().examples().lowest().forEach(example -> kept.add(example.id()));
        }
        assertThat(kept).hasSize(20).anyMatch(id -> Integer.parseInt(id.substring(1)) >= 500);
    }

    @Test
    void failuresAreCountedByKindAndHaveNoValue() {
        statistics.failed(SAMPLE, new RewardException(RewardException.Kind.DEADLINE, "late"));
        statistics.refused();
        statistics.scored(SAMPLE, Reward.pass());
        RunSummary summary = statistics.summary();
        assertThat(summary.samples()).isEqualTo(3);
        assertThat(summary.failed()).isEqualTo(2);
        assertThat(summary.rewards().mean()).isEqualTo(1);
        assertThat(summary.failures()).containsOnlyKeys(RewardException.Kind.DEADLINE,
                RewardException.Kind.REFUSED_INPUT);
    }

    @Test
    void itemsAreAveragedAwayAndSkippedPartsHaveNoMetric() {
        RewardFunction letters = sample -> Reward.of(sample.completion().length() / 10.0);
        CompositeReward each = CompositeReward.builder().term("length", 1, letters).build();
        CompositeReward whole = CompositeReward.builder()
                .term("comments", 1, each.forEach(
                        text -> Extraction.found(text.lines().toList()),
                        Aggregation.mean()))
                .metric("all", letters)
                .build();
        List<Metric> metrics = Metric.of(whole.score(SAMPLE.withCompletion("a\nabc")));
        assertThat(metrics).containsExactly(
                new Metric("comments", Reward.Role.TERM, 0.2),
                new Metric("comments/length", Reward.Role.TERM, 0.2),
                new Metric("all", Reward.Role.METRIC, 0.5));
        CompositeReward gated = CompositeReward.builder()
                .gate("shut", sample -> Reward.fail("no")).term("t", 1, letters).build();
        assertThat(Metric.of(gated.score(SAMPLE))).containsExactly(new Metric("shut", Reward.Role.GATE, 0));
    }

    @Test
    void aFailedSampleStillHasTheMetricsOfWhatWasScored() {
        CompositeReward inner = CompositeReward.builder()
                .term("good", 1, sample -> Reward.of(0.5))
                .term("bad", 1, sample -> {
                    throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "away");
                })
                .build();
        CompositeReward outer = CompositeReward.builder().term("inner", 1, inner).build();
        try {
            outer.score(SAMPLE);
        } catch (RewardException e) {
            assertThat(Metric.of(e.components())).containsExactly(new Metric("inner/good", Reward.Role.TERM, 0.5));
            return;
        }
        throw new AssertionError("scored");
    }

    @Test
    void nothingPrintsAsNothing() {
        assertThat(statistics.summary().toString()).startsWith("0 samples in ").doesNotContain("NaN");
    }

    @Test
    void noNumberIsPrintedWhereNothingWasScored() {
        Component failed = new Component.Failed("judge", Kind.JUDGE_UNAVAILABLE, "gone", List.of());
        statistics.failed(SAMPLE, new RewardException(Kind.JUDGE_UNAVAILABLE, "gone", null, List.of(failed)));

        assertThat(statistics.summary().toString()).contains("no rewards").doesNotContain("mean reward", "0.000")
                .containsPattern("judge +0 +– +– +– +–");
    }

    @Test
    void printsCountsAHistogramAndATable() {
        CompositeReward reward = CompositeReward.builder().term("polarity", 1, sample -> Reward.of(0.25)).build();
        statistics.scored(SAMPLE, reward.score(SAMPLE));
        statistics.failed(SAMPLE, new RewardException(RewardException.Kind.DEADLINE, "late"));
        assertThat(statistics.summary().toString())
                .contains("2 samples in ")
                .contains("1 without a reward: deadline 1")
                .contains("mean reward 0.250 (deviation 0.000)")
                .contains("  0.20 to  0.30  ████████████████████████████████████████ 1")
                .contains("polarity           1    0.250      0.000    0.250    0.250");
    }
}
