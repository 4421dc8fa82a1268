package io.reward4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.BatchScorer;
import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a summary says of why rewards are low, and of which samples they are.
class LowReasonsTest {

    private static RunSummary run(RewardFunction reward, RunStatistics statistics, List<Sample> samples) {
        BatchScorer.of(reward).withoutLogging().withListener(statistics).scoreAll(samples);
        return statistics.summary();
    }

    private static Sample sample(int i) {
        return Sample.of("q", "answer " + i).withId("sample number " + i);
    }

    private static List<Sample> samples(int count) {
        return IntStream.range(0, count).mapToObj(LowReasonsTest::sample).toList();
    }

    private static int number(Sample sample) {
        return Integer.parseInt(sample.completion().substring("answer ".length()));
    }

    @Test
    void rationalesOfPartsBelowTheirBestAreCountedWithoutTheirNumbers() {
        RewardFunction reward = CompositeReward.builder()
                .term("length", 1, sample -> number(sample) % 4 == 0
                        ? Reward.of(0.5, number(sample) + " of 10 words")
                        : Reward.pass())
                .term("quoted", 1, sample -> number(sample) % 10 == 0 ? Reward.fail("no quote") : Reward.pass())
                .metric("words", sample -> Reward.of(0, "never a reason"))
                .build();

        RunSummary summary = run(reward, RunStatistics.of(reward.traits()), samples(100));

        assertThat(summary.lowReasons()).extracting(
                LowReason::component, LowReason::reason, LowReason::samples, LowReason::value)
                .containsExactly(
                        tuple("length", "… of … words", 25L, 0.5),
                        tuple("quoted", "no quote", 10L, 0.0));
        assertThat(summary.lowReasons().getFirst().reward()).isCloseTo(0.65, within(1e-12));
    }

    @Test
    void aRewardWithoutPartsSaysItself() {
        RewardFunction reward = sample -> number(sample) < 3 ? Reward.fail("wrong") : Reward.pass();

        assertThat(run(reward, RunStatistics.of(Traits.code()), samples(10)).lowReasons())
                .containsExactly(new LowReason("reward", "wrong", 3, 0, 0));
    }

    @Test
    void aPenaltyOfNothingIsNoReason() {
        RewardFunction none = ((RewardFunction) sample -> Reward.of(0, "nothing")).withTraits(
                Traits.code().withRange(-1, 0));
        RewardFunction reward = CompositeReward.builder().term("right", 1, sample -> Reward.pass())
                .penalty("none", none).build();

        assertThat(run(reward, RunStatistics.of(reward.traits()), samples(3)).lowReasons()).isEmpty();
    }

    @Test
    void aReasonForEachSampleTakesBoundedMemory() {
        RewardFunction reward = sample -> Reward.fail("because " + "abcdefghij".charAt(number(sample) % 10)
                + Integer.toString(number(sample), 36));

        List<LowReason> reasons = run(reward, RunStatistics.of(Traits.code()), samples(3_000)).lowReasons();

        assertThat(reasons).hasSize(20);
        assertThat(reasons.getFirst()).satisfies(others -> {
            assertThat(others.reason()).isEqualTo("other reasons");
            assertThat(others.samples()).isBetween(1_900L, 2_001L);
        });
    }

    @Test
    void rewardsAreBrokenDownByAFieldOfTheMetadata() {
        RewardFunction reward = sample -> {
            if (number(sample) == 7) {
                throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "throttled");
            }
            return Reward.of(number(sample) % 2);
        };
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            var metadata = JsonNodeFactory.instance.objectNode();
            metadata.putObject("source").put("language", i % 2 == 0 ? "de" : "fr");
            samples.add(i == 9 ? sample(i) : sample(i).withMetadata(metadata));
        }
        RunStatistics statistics = RunStatistics.builder(Traits.code()).by("/source/language").build();

        Breakdown breakdown = run(reward, statistics, samples).breakdowns().getFirst();

        assertThat(breakdown.field()).isEqualTo("/source/language");
        assertThat(breakdown.rows()).extracting(
                Breakdown.Row::value, row -> row.rewards().count(), row -> row.rewards().mean(), Breakdown.Row::failed)
                .containsExactlyInAnyOrder(
                        tuple("de", 5L, 0.0, 0L),
                        tuple("fr", 3L, 1.0, 1L),
                        tuple("(none)", 1L, 1.0, 0L));
    }

    @Test
    void manyValuesOfAFieldAreOneRow() {
        RunStatistics statistics = RunStatistics.builder(Traits.code()).by("id").build();
        List<Sample> samples = IntStream.range(0, 500).mapToObj(i -> sample(i).withMetadata(
                JsonNodeFactory.instance.objectNode().put("id", i))).toList();

        List<Breakdown.Row> rows = run(sample -> Reward.pass(), statistics, samples).breakdowns().getFirst().rows();

        assertThat(rows).hasSize(101);
        assertThat(rows.getLast().value()).isEqualTo("(other values)");
        assertThat(rows.getLast().rewards().count()).isEqualTo(400);
    }

    @Test
    void theSeedDecidesWhichOfEqualRewardsAreShown() {
        assertThat(shown(1)).isEqualTo(shown(1)).isNotEqualTo(shown(2));
        assertThat(shown(1)).isNotEqualTo(samples(5).stream().map(Sample::id).toList());
    }

    private static List<String> shown(long seed) {
        RunStatistics statistics = RunStatistics.builder(Traits.code()).examples(5).seed(seed).build();
        return run(sample -> Reward.fail("no"), statistics, samples(200)).examples().lowest().stream()
                .map(Examples.Scored::id).toList();
    }

    @Test
    void fieldsThatAreNoneAreRefused() {
        RunStatistics.Builder builder = RunStatistics.builder(Traits.code());
        assertThatThrownBy(() -> builder.by(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.examples(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void theReportShowsThem() {
        RewardFunction reward = sample -> number(sample) < 3 ? Reward.fail("wrong <b>") : Reward.pass();
        RunStatistics statistics = RunStatistics.builder(Traits.code()).examples(2).seed(99).by("language").build();

        String html = HtmlReport.of(run(reward, statistics, samples(10))).html();

        Html parsed = Html.parse(html);
        assertThat(parsed.texts("h2")).contains("Why rewards are low", "By language");
        assertThat(parsed.texts("th")).contains("wrong <b>", "(none)");
        assertThat(html).contains("drawn by the seed 99");
    }
}
