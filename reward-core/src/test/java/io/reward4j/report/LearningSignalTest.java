package io.reward4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.SampleGroup;
import io.reward4j.Traits;
import io.reward4j.report.stats.Covariance;
import io.reward4j.report.stats.GroupVariance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LearningSignalTest {

    private final RunStatistics statistics = RunStatistics.of(Traits.code());

    @Property(tries = 200)
    void groupsAreCountedAsByTheirContents(@ForAll @Size(max = 60) List<@IntRange(max = 500) Integer> numbers) {
        RunStatistics run = RunStatistics.of(Traits.code());
        Map<SampleGroup, List<Double>> groups = new HashMap<>();
        for (int number : numbers) {
            double value = number % 2;
            Sample sample = Sample.of(List.of(
                    Message.system("be brief".substring(0, 4 + number % 3)),
                    Message.user("question " + number % 5),
                    Message.assistant("answer " + number)))
                    .withReference("r" + number % 2);
            groups.computeIfAbsent(SampleGroup.of(sample), key -> new ArrayList<>()).add(value);
            run.scored(sample, Reward.of(value));
        }
        LearningSignal signal = run.summary().signal();
        assertThat(signal.groups()).isEqualTo(groups.values().stream().filter(g -> g.size() > 1).count());
        assertThat(signal.flatGroups()).isEqualTo(
                groups.values().stream().filter(g -> g.size() > 1 && g.stream().distinct().count() == 1).count());
        assertThat(signal.untracked()).isZero();
        assertThat(signal.atMin() + signal.atMax()).isEqualTo(numbers.size());
    }

    @Test
    void referencesTellGroupsApart() {
        for (String reference : List.of("a", "a", "b", "b")) {
            statistics.scored(Sample.of("q", "c").withReference(reference), Reward.of(reference.equals("a") ? 1 : 0.5));
        }
        assertThat(statistics.summary().signal().groups()).isEqualTo(2);
        assertThat(statistics.summary().signal().flatGroups()).isEqualTo(2);
    }

    @Test
    void wherePromptsAreDividedBetweenMessagesTellsGroupsApart() {
        for (List<String> turns : List.of(List.of("ab", "c"), List.of("a", "bc"), List.of("abcd", ""))) {
            statistics.scored(Sample.of(List.of(
                    Message.user(turns.get(0)), Message.user(turns.get(1)), Message.assistant("x"))), Reward.pass());
        }
        assertThat(statistics.summary().signal().groups()).isZero();
    }

    @Test
    void groupsBeyondTheMostAreLeftOutAndSaidSo() {
        for (int i = 0; i < GroupVariance.MOST + 7; i++) {
            statistics.scored(Sample.of("question " + i, "a"), Reward.pass());
        }
        statistics.scored(Sample.of("question 3", "b"), Reward.fail("no"));
        LearningSignal signal = statistics.summary().signal();
        assertThat(signal.untracked()).isEqualTo(7);
        assertThat(signal.groups()).isEqualTo(1);
        assertThat(signal.flatGroups()).isZero();
    }

    @Property(tries = 200)
    void correlationIsThatOfTheTextbook(
            @ForAll @Size(min = 2, max = 40) List<@DoubleRange(min = -1, max = 1) Double> values) {
        double[] x = new double[values.size()];
        double[] y = new double[values.size()];
        Covariance covariance = new Covariance();
        for (int i = 0; i < x.length; i++) {
            x[i] = values.get(i);
            y[i] = values.get((i * 7 + 3) % x.length) + 0.5 * x[i];
            covariance.add(x[i], y[i]);
        }
        OptionalDouble r = covariance.correlation();
        if (Textbook.squares(x, x) > 1e-6 && Textbook.squares(y, y) > 1e-6) {
            assertThat(r.orElseThrow()).isCloseTo(Textbook.correlation(x, y), within(1e-6));
        }
        assertThat(r.orElse(0)).isBetween(-1.0, 1.0);
    }

    @Test
    void lengthOfCompletionsIsComparedWithTheReward() {
        for (int i = 0; i < 30; i++) {
            statistics.scored(Sample.of("q", "x".repeat(i)), Reward.of(i / 30.0));
        }
        assertThat(statistics.summary().signal().lengthCorrelation().orElseThrow()).isCloseTo(1, within(1e-12));
    }

    @Test
    void constantsHaveNoCorrelation() {
        for (int i = 0; i < 30; i++) {
            statistics.scored(Sample.of("q", "x".repeat(i)), Reward.of(0.1));
        }
        assertThat(statistics.summary().signal().lengthCorrelation()).isEmpty();
    }
}
