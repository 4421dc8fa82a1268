package io.reward4j.judge.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.Sample;
import io.reward4j.judge.lab.Alignment.Target;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlignmentTest {

    private static final int SAMPLES = 40;

    /// The criterion `good` rises with the sample's number, `noise` does not.
    private static List<Outcome> judged() {
        return IntStream.range(0, SAMPLES).<Outcome>mapToObj(i -> {
            Reward reward = new Reward(i / 40.0, "", List.of(
                    new Component.Scored("good", Role.TERM, 1, Reward.of(i / 40.0)),
                    new Component.Scored("noise", Role.TERM, 1, Reward.of(i * 7 % 11 / 11.0))));
            return new Outcome.Scored(Sample.of("q", "a").withId("s" + i), reward);
        }).toList();
    }

    private static Map<String, Double> labels(int count, IntToDoubleFunction label) {
        Map<String, Double> labels = new TreeMap<>();
        IntStream.range(0, count).forEach(i -> labels.put("s" + i, label.applyAsDouble(i)));
        return labels;
    }

    @Test
    void aCriterionIsAlignedWhereTheLowerEndReachesItsThreshold() {
        Alignment alignment = Alignment.of(
                List.of(new Target("useful", 0.6, labels(SAMPLES, i -> i + i % 5), List.of("good", "total"))),
                judged());
        assertThat(alignment.isAligned()).isTrue();
        assertThat(alignment.exitCode()).isZero();
        assertThatCode(alignment::assertAligned).doesNotThrowAnyException();
        assertThat(alignment.text()).contains("aligned", "useful", "40");
    }

    @Test
    void anUnrelatedCriterionFailsTheBuildAndIsNamed() {
        Alignment alignment = Alignment.of(List.of(
                new Target("useful", 0.6, labels(SAMPLES, i -> i), List.of("good")),
                new Target("safe", 0.5, labels(SAMPLES, i -> i), List.of("noise"))), judged());
        assertThat(alignment.exitCode()).isOne();
        assertThatExceptionOfType(AssertionError.class).isThrownBy(alignment::assertAligned)
                .withMessageContaining("'safe' by 'noise'").withMessageContaining("needs at least 0.500")
                .withMessageNotContaining("useful");
    }

    @Test
    void aFewSamplesThatAgreeAreNotEnough() {
        Alignment three = Alignment.of(
                List.of(new Target("useful", 0.6, labels(1, i -> i), List.of("good"))), judged());
        assertThat(three.isAligned()).isFalse();
        assertThat(three.text()).contains("undefined");
        double[] rough = {0, 3, 1, 5, 2, 4};
        assertThat(Alignment.of(List.of(new Target("useful", 0.6, labels(6, i -> rough[i]), List.of("good"))), judged())
                .isAligned()).isFalse();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Alignment.of(List.of(), judged()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Target("useful", 1, Map.of(), List.of("good")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Target("useful", 0.5, Map.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Alignment.of(
                        List.of(new Target("useful", 0.5, Map.of(), List.of("other"))), judged()))
                .withMessage("the judge has no criterion 'other', only [total, good, noise]");
    }
}
