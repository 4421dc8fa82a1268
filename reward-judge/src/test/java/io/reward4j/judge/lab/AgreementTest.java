package io.reward4j.judge.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.judge.lab.stats.Bootstrap;
import io.reward4j.judge.lab.stats.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final double FAILED = Double.NaN;

    @Test
    void repeatedJudgementsHaveAVarianceAFlipRateAndAnAgreementForEachCriterion() {
        Map<String, List<Outcome>> times = new LinkedHashMap<>();
        times.put("time 1", Outcomes.of(1, 0, 0.8, 0.2, 1));
        times.put("time 2", Outcomes.of(1, 0, 0.4, 0.2, FAILED));
        Consistency found = Consistency.of(Judgements.of(times));

        assertThat(found.samples()).isEqualTo(5);
        assertThat(found.failed()).isEqualTo(1);
        assertThat(found.criteria()).extracting(Consistency.OfCriterion::name).containsExactly("total", "half");
        Consistency.OfCriterion total = found.criteria().getFirst();
        assertThat(total.missing()).isEqualTo(1);
        assertThat(total.variance().orThrow()).isEqualTo(0.02, within(1e-12));
        assertThat(total.variance().n()).isEqualTo(4);
        assertThat(total.flipRate().orThrow()).isEqualTo(0.25);
        assertThat(found.criteria().get(1).variance().orThrow()).isEqualTo(0.005, within(1e-12));
    }

    @Test
    void aJudgeIsAskedAsOftenAsSaid() {
        AtomicInteger calls = new AtomicInteger();
        RewardFunction judge = sample -> {
            calls.incrementAndGet();
            return Reward.pass();
        };
        Judgements judgements = Judgements.repeated(
                judge, 3, List.of(Sample.of("q", "a"), Sample.of("q", "b").withId("second")));

        assertThat(calls).hasValue(6);
        assertThat(judgements.ids()).containsExactly("#0", "second");
        assertThat(judgements.names()).containsExactly("time 1", "time 2", "time 3");
    }

    @Test
    void judgesAreComparedInPairsAndTheirWidestDisagreementsAreNamed() {
        Map<String, List<Outcome>> judges = new LinkedHashMap<>();
        judges.put("strict", Outcomes.of(0, 0.5, 1, 0, 0.5, 1, FAILED, 0));
        judges.put("kind", Outcomes.of(0, 0.5, 1, 1, 0.5, 0.5, 1, 0));
        judges.put("same", Outcomes.of(0, 0.5, 1, 1, 0.5, 0.5, 1, 0));
        CrossJudge.OfCriterion total = CrossJudge.of(Judgements.of(judges)).criteria().getFirst();

        assertThat(total.pairs()).hasSize(3);
        assertThat(total.pairs().get(2).kappa().orThrow()).isEqualTo(1);
        assertThat(total.pairs().getFirst().kappa().n()).isEqualTo(7);
        assertThat(total.disagreements().getFirst())
                .isEqualTo(new CrossJudge.Disagreement("s3", 1, Map.of("strict", 0.0, "kind", 1.0, "same", 1.0)));
        assertThat(total.disagreements()).hasSize(2);
    }

    @Test
    void aJudgeIsHeldAgainstLabels() {
        Map<String, Double> labels = Map.of("s0", 0.0, "s1", 0.0, "s2", 1.0, "s3", 1.0, "nobody", 1.0, "s5", 1.0);
        List<Outcome> judged = Outcomes.of(0.25, 0.75, 0.75, 1, 1, FAILED);
        HumanCalibration found = HumanCalibration.of(labels, judged);

        assertThat(found.compared()).isEqualTo(4);
        assertThat(found.unlabelled()).isEqualTo(1);
        assertThat(found.unjudged()).isEqualTo(2);
        assertThat(found.agreement().orThrow()).isEqualTo(0.75);
        assertThat(found.bias().orThrow()).isEqualTo(0.1875);
        assertThat(found.error().orThrow()).isEqualTo(0.3125);
        assertThat(found.confusion().classes()).containsExactly("0", "0.2500", "0.7500", "1");
        assertThat(found.confusion().counts()).containsExactly(
                List.of(0, 1, 1, 0), List.of(0, 0, 0, 0), List.of(0, 0, 0, 0), List.of(0, 0, 1, 1));
    }

    @Test
    void aMappingBringsAJudgeThatIsTooKindCloserToTheLabels() {
        Map<String, Double> labels = new LinkedHashMap<>();
        double[] judged = new double[60];
        for (int i = 0; i < 60; i++) {
            int level = i % 4;
            labels.put("s" + i, i % 10 < 3 ? 0.0 : level * level / 9.0);
            judged[i] = 0.7 + level / 10.0;
        }
        CalibrationCurve curve = CalibrationCurve.of(labels, Outcomes.of(judged));

        assertThat(curve.mapping().from()).containsExactly(0.7, 0.7 + 1 / 10.0, 0.7 + 2 / 10.0, 0.7 + 3 / 10.0);
        assertThat(curve.points()).hasSize(4).allSatisfy(
                point -> assertThat(point.label().orThrow()).isEqualTo(curve.mapping().at(point.judge())));
        assertThat(curve.mappedDistance().orThrow()).isLessThan(curve.distance().orThrow() / 2);
        assertThat(curve.text()).contains("on samples that the mapping was not fitted to").contains("\n0.700");
    }

    @Test
    void manyValuesAreConfusedByTheSideOfThePassMark() {
        double[] values = IntStream.range(0, 10).mapToDouble(i -> i / 10.0).toArray();
        Map<String, Double> labels = new LinkedHashMap<>();
        IntStream.range(0, 10).forEach(i -> labels.put("s" + i, i < 4 ? 0.0 : 1.0));

        Confusion found = HumanCalibration.of(labels, Outcomes.of(values)).confusion();

        assertThat(found.classes()).containsExactly("below 0.5000", "0.5000 or more");
        assertThat(found.counts()).containsExactly(List.of(4, 0), List.of(1, 5));
    }

    @Test
    void badInputSaysWhatIsWrongAndIsNeverANumber() {
        List<LabResult> results = List.of(
                Consistency.of(Judgements.of(two(Outcomes.of(1), Outcomes.of(1)))),
                Consistency.of(Judgements.of(two(Outcomes.of(1, 1, 1), Outcomes.of(1, 1, 1)))),
                Consistency.of(Judgements.of(two(Outcomes.of(FAILED, FAILED), Outcomes.of(FAILED, 1)))),
                Consistency.of(Judgements.of(two(List.of(), List.of()))),
                CrossJudge.of(Judgements.of(two(Outcomes.of(1), Outcomes.of(0)))),
                CrossJudge.of(Judgements.of(two(Outcomes.of(1, 1, 1), Outcomes.of(1, 1, 1)))),
                CrossJudge.of(Judgements.of(two(Outcomes.of(FAILED), Outcomes.of(FAILED)))),
                HumanCalibration.of(Map.of(), Outcomes.of(1, 0, 1)),
                HumanCalibration.of(Map.of("s0", 1.0), Outcomes.of(1, 0, 1)),
                HumanCalibration.of(Map.of("s0", 1.0, "s1", 1.0, "s2", 1.0), Outcomes.of(1, 1, 1)),
                MetricCheck.of("returned", Map.of(), Outcomes.of(1, 0)),
                MetricCheck.of("returned", Map.of("s0", 1.0, "s1", 1.0), Outcomes.of(1, 0)),
                DriftCheck.of(Outcomes.of(FAILED), Outcomes.of(1), Traits.code()),
                SwapConsistency.of(List.of()),
                SwapConsistency.of(List.of(SwapTrial.failed("p"))));

        assertThat(results).allSatisfy(result -> {
            assertThat(result.text()).contains("undefined: ").doesNotContain("NaN", "Infinity");
            assertThat(result.toJson().toString()).contains("\"reason\":").doesNotContain("NaN", "Infinity");
        });
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        assertThatThrownBy(() -> Judgements.of(Map.of())).hasMessage("at least one judge is needed");
        assertThatThrownBy(() -> Judgements.of(two(Outcomes.of(1), Outcomes.of(1, 0))))
                .hasMessage("all judges need the same samples in the same order, but those of 'b' are others than"
                        + " those of 'a'");
        assertThatThrownBy(() -> Consistency.of(Judgements.of(Map.of("a", Outcomes.of(1)))))
                .hasMessage("consistency needs each sample judged at least twice");
        assertThatThrownBy(() -> HumanCalibration.of(Map.of("s0", Double.NaN), Outcomes.of(1)))
                .hasMessage("the rating of sample 's0' by 'label' is not finite: NaN");
        assertThatThrownBy(() -> CalibrationCurve.of(Map.of(), Outcomes.of(1)))
                .hasMessage("a mapping needs 5 samples with both a label and a judgement, there are 0");
        Outcome one = Outcomes.of(1).getFirst();
        assertThatThrownBy(() -> Judgements.of(Map.of("a", List.of(one, one))))
                .hasMessage("two samples have the id 's0'");
        assertThatThrownBy(() -> Judgements.of(Map.of("a", Outcomes.of(1))).criterion("gone"))
                .hasMessage("there is no criterion 'gone', only [half]");
    }

    @Test
    void driftBetweenTwoDatesIsFoundAndStillnessIsNot() {
        double[] earlier = IntStream.range(0, 100).mapToDouble(i -> i % 10 / 20.0 + 0.5).toArray();
        double[] later = IntStream.range(0, 100).mapToDouble(i -> earlier[i] - (i % 4 == 0 ? 0 : 0.25)).toArray();

        DriftCheck drifted = DriftCheck.of(Outcomes.of(earlier), Outcomes.of(later), Traits.code());
        DriftCheck still = DriftCheck.of(Outcomes.of(earlier), Outcomes.of(earlier), Traits.code());

        assertThat(drifted.drifted()).isTrue();
        assertThat(drifted.after().orElseThrow()).isLessThan(100);
        assertThat(drifted.change().orThrow()).isEqualTo(-0.1875, within(1e-9));
        assertThat(still.drifted()).isFalse();
        assertThat(still.evidence()).isEqualTo(1);
    }

    @Test
    void aGainThatOnlyTheOldPromptSeesWasLearntFromThePrompt() {
        double[] before = IntStream.range(0, 60).mapToDouble(i -> i % 5 / 10.0).toArray();
        double[] after = IntStream.range(0, 60).mapToDouble(i -> before[i] + (i % 3) / 10.0).toArray();
        PromptCheck.Judged start = new PromptCheck.Judged(Outcomes.of(before), Outcomes.of(before));

        PromptCheck gamed = PromptCheck.of(start, new PromptCheck.Judged(Outcomes.of(after), Outcomes.of(before)));
        PromptCheck better = PromptCheck.of(start, new PromptCheck.Judged(Outcomes.of(after), Outcomes.of(after)));

        assertThat(gamed.promptLearnt()).isTrue();
        assertThat(gamed.gain().orThrow()).isEqualTo(0.1, within(1e-12));
        assertThat(gamed.modifiedGain().orThrow()).isZero();
        assertThat(better.promptLearnt()).isFalse();
        assertThat(better.lost().orThrow()).isZero();
    }

    @Test
    void eachCriterionIsHeldAgainstAMetric() {
        Map<String, Double> returned = new LinkedHashMap<>();
        IntStream.range(0, 50).forEach(i -> returned.put("s" + i, i * i / 1000.0));
        double[] values = IntStream.range(0, 60).mapToDouble(i -> i / 60.0).toArray();

        MetricCheck found = MetricCheck.of("returned", returned, Outcomes.of(values));

        assertThat(found.criteria()).extracting(MetricCheck.OfCriterion::name).containsExactly("total", "half");
        assertThat(found.criteria()).allSatisfy(row -> {
            assertThat(row.samples()).isEqualTo(50);
            assertThat(row.spearman().orThrow()).isEqualTo(1);
            assertThat(row.pearson().orThrow()).isBetween(0.9, 0.99);
        });
    }

    @Test
    void aTableIsAlignedAndAnEstimateIsPlainJson() {
        Consistency found = Consistency.of(
                Judgements.of(two(Outcomes.of(1, 0, 1), Outcomes.of(1, 0, 1))), 0.5, new Bootstrap(100, 1));

        assertThat(found.text()).isEqualTo("""
                Consistency
                3 samples judged 2 times, 0 judgements failed. Numbers with their 95 %% confidence intervals.
                criterion  missing  variance              flip rate             ICC(1,1)
                total      0        0.000 [0.000, 0.000]  0.000 [0.000, 0.561]  %s
                half       0        0.000 [0.000, 0.000]  0.000 [0.000, 0.561]  %s""".formatted(
                found.criteria().get(0).agreement().text(), found.criteria().get(1).agreement().text()));
        assertThat(found.toJson().at("/criteria/0/flipRate/n").asInt()).isEqualTo(3);
        assertThat(found.criteria().getFirst().variance()).isInstanceOf(Estimate.Known.class);
    }

    private static Map<String, List<Outcome>> two(List<Outcome> first, List<Outcome> second) {
        Map<String, List<Outcome>> judges = new LinkedHashMap<>();
        judges.put("a", first);
        judges.put("b", second);
        return judges;
    }
}
