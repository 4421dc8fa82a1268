package io.reward4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.BatchScorer;
import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ComponentSummaryTest {

    /// Scores the digit in this place of the completion, as tenths.
    private static RewardFunction digit(int place) {
        return sample -> Reward.of((sample.completion().charAt(place) - '0') / 10.0);
    }

    private static Map<String, ComponentSummary> run(RewardFunction reward, String... completions) {
        RunStatistics statistics = RunStatistics.of(reward.traits());
        List<Sample> samples = new ArrayList<>();
        for (String completion : completions) {
            samples.add(Sample.of("q", completion));
        }
        BatchScorer.of(reward).withListener(statistics).scoreAll(samples);
        return statistics.summary().components();
    }

    private static ComponentSummary get(Map<String, ComponentSummary> components, String name) {
        assertThat(components).containsKey(name);
        return components.entrySet().stream().filter(e -> e.getKey().equals(name)).findFirst().orElseThrow().getValue();
    }

    private static double share(Map<String, ComponentSummary> components, String name) {
        return get(components, name).share().orElseThrow();
    }

    @Test
    void sharesAreSquaredCorrelationsNormalized() {
        CompositeReward reward = CompositeReward.builder()
                .term("a", 3, digit(0)).term("b", 1, digit(1)).metric("m", digit(0)).build();
        var components = run(reward, "19", "52", "35", "81", "70");

        double[] a = {0.1, 0.5, 0.3, 0.8, 0.7};
        double[] b = {0.9, 0.2, 0.5, 0.1, 0.0};
        double[] whole = new double[5];
        for (int i = 0; i < 5; i++) {
            whole[i] = (3 * a[i] + b[i]) / 4;
        }
        double ra = Math.pow(Textbook.correlation(a, whole), 2);
        double rb = Math.pow(Textbook.correlation(b, whole), 2);
        assertThat(share(components, "a")).isCloseTo(ra / (ra + rb), within(1e-12));
        assertThat(share(components, "b")).isCloseTo(rb / (ra + rb), within(1e-12));
        assertThat(get(components, "m").share()).isEmpty();
    }

    @Test
    void aPartThatWasSkippedCountsAsItsMean() {
        CompositeReward reward = CompositeReward.builder()
                .gate("open", 0.5, digit(0)).term("t", 1, digit(1)).build();
        var components = run(reward, "94", "91", "08", "97", "05");

        double[] open = {0.9, 0.9, 0, 0.9, 0};
        double[] term = {0.4, 0.1, 0.4, 0.7, 0.4};
        double[] whole = {0.4, 0.1, 0, 0.7, 0};
        double gate = Math.pow(Textbook.correlation(open, whole), 2);
        double filled = Math.pow(Textbook.correlation(term, whole), 2);
        assertThat(share(components, "open")).isCloseTo(gate / (gate + filled), within(1e-12));
        assertThat(get(components, "t").skipped()).isEqualTo(2);
        assertThat(get(components, "t").values().count()).isEqualTo(3);
    }

    @Property(tries = 200)
    void sharesOfSiblingsSumUpToOne(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 1) Double> values) {
        RunStatistics statistics = RunStatistics.of(Traits.code());
        for (int i = 0; i < values.size(); i++) {
            double x = values.get(i);
            double y = values.get(values.size() - 1 - i);
            statistics.scored(Sample.of("q", "a"), new Reward(x * y, "", List.of(
                    new Reward.Component.Scored("x", Role.FACTOR, 0, Reward.of(x)),
                    i % 3 == 0
                            ? new Reward.Component.Skipped("y", "why not")
                            : new Reward.Component.Scored("y", Role.TERM, 1, Reward.of(y)))));
        }
        double sum = 0;
        boolean any = false;
        for (ComponentSummary component : statistics.summary().components().values()) {
            any |= component.share().isPresent();
            sum += component.share().orElse(0);
        }
        assertThat(sum).isCloseTo(any ? 1 : 0, within(1e-9));
    }

    @Test
    void constantRewardsHaveNoShares() {
        CompositeReward reward = CompositeReward.builder().term("a", 1, digit(0)).term("b", 1, digit(0)).build();
        assertThat(run(reward, "5", "5", "5").values()).allSatisfy(c -> assertThat(c.share()).isEmpty());
    }

    @Test
    void partsAreInDeclaredOrderEvenWhereTheFirstSampleSkipsSome() {
        CompositeReward inner = CompositeReward.builder().term("x", 1, digit(1)).term("y", 2, digit(2)).build();
        CompositeReward reward = CompositeReward.builder()
                .term("late", 1, inner.withTraits(Traits.calling(1)))
                .gate("open", 0.5, digit(0))
                .term("last", 1, digit(1))
                .build();
        var components = run(reward, "000", "923");
        assertThat(components.keySet()).containsExactly("late", "late/x", "late/y", "open", "last");
        assertThat(get(components, "late").role()).contains(Role.TERM);
        assertThat(get(components, "late/y").weight()).isEqualTo(2);
        assertThat(components.values()).extracting(ComponentSummary::skipped).containsExactly(1L, 0L, 0L, 0L, 1L);
    }

    @Test
    void valuesAreThoseOfTheMetrics() {
        RewardFunction reward = SampleRun.reward();
        RunStatistics statistics = RunStatistics.of(reward.traits());
        Map<String, Distribution.Collector> expected = new HashMap<>();
        for (Sample sample : SampleRun.samples()) {
            try {
                Reward scored = reward.score(sample);
                statistics.scored(sample, scored);
                Metric.of(scored).forEach(metric -> expected
                        .computeIfAbsent(metric.name(), name -> new Distribution.Collector()).add(metric.value()));
            } catch (RewardException e) {
                statistics.failed(sample, e);
            }
        }
        Map<String, Distribution> found = new HashMap<>();
        statistics.summary().components().forEach((name, component) -> found.put(name, component.values()));
        Map<String, Distribution> wanted = new HashMap<>();
        expected.forEach((name, collector) -> wanted.put(name, collector.collect()));
        assertThat(found).isEqualTo(wanted).hasSize(9);
    }

    @Test
    void failuresAreCountedWhereTheyHappened() {
        CompositeReward reward = CompositeReward.builder()
                .term("a", 1, digit(0))
                .metric("seen", sample -> {
                    throw new RewardException(RewardException.Kind.MISSING_REFERENCE, "none");
                })
                .term("b", 1, digit(1).withTraits(Traits.calling(1)))
                .build();
        var components = run(reward, "12", "3", "45");
        assertThat(get(components, "b").failed()).isEqualTo(1);
        assertThat(get(components, "b").values().count()).isEqualTo(2);
        assertThat(get(components, "seen").failed()).isEqualTo(3);
        assertThat(get(components, "seen").role()).isEmpty();
        assertThat(get(components, "a").values().count()).isEqualTo(2);
    }

    @Test
    void namesWithoutEndAreLeftOut() {
        RunStatistics statistics = RunStatistics.of(Traits.code());
        for (int i = 0; i < 3_000; i++) {
            statistics.scored(Sample.of("q", "a"), new Reward(0.5, "", List.of(
                    new Reward.Component.Scored("n" + i, Role.TERM, 1, Reward.of(0.5)))));
        }
        assertThat(statistics.summary().components()).hasSize(ComponentTree.MOST);
    }
}
