package io.reward4j.judge.lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.judge.lab.stats.Isotonic;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.stat.inference.AlternativeHypothesis;
import org.hipparchus.stat.inference.BinomialTest;
import org.junit.jupiter.api.Test;

class PairedTestsTest {

    @Test
    void mcNemarsTestIsTheBinomialTestOfAnIndependentLibrary() {
        for (int worse = 0; worse < 30; worse++) {
            for (int better = 0; better < 30; better++) {
                double oracle = worse + better == 0
                        ? 1
                        : new BinomialTest().binomialTest(worse + better, worse, 0.5,
                                AlternativeHypothesis.GREATER_THAN);
                assertThat(PairedTests.mcNemar(worse, better)).isEqualTo(oracle, within(1e-10));
            }
        }
        assertThat(PairedTests.mcNemar(1_500, 1_500)).isBetween(0.5, 0.51);
    }

    @Test
    void darwinsMaizeAsFisherTestedIt() {
        // The Design of Experiments, section 21: 863 of the 32,768 choices of signs give a sum of at least 314
        double[] differences = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};

        assertThat(PairedTests.signFlips(differences)).isEqualTo(863 / 32_768.0, within(1e-12));
    }

    @Test
    void manyDifferencesAreTestedByChanceAndAgreeWithTheExactTest() {
        double[] few = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};
        double[] more = Arrays.copyOf(few, 17);
        more[15] = 1e-6;
        more[16] = 1e-6;

        assertThat(PairedTests.signFlips(more)).isEqualTo(863 / 32_768.0, within(0.006));
    }

    @Test
    void withoutAnyChangeNothingIsSignificant() {
        assertThat(PairedTests.signFlips()).isEqualTo(1);
        assertThat(PairedTests.signFlips(0, 0, 0)).isEqualTo(1);
        assertThat(PairedTests.signFlips(-1, -1, -1)).isEqualTo(1);
        assertThat(PairedTests.signFlips(1, 1, 1, 1, 1)).isEqualTo(1 / 32.0);
    }

    @Test
    void bothTestsTogetherAreWrongInAtMostOneOfTwentyRunsOfAJudgeThatDidNotChange() {
        SplittableRandom random = new SplittableRandom(9);
        int wrong = 0;
        int right = 0;
        for (int run = 0; run < 500; run++) {
            wrong += fell(random, 0.8, 0.8) ? 1 : 0;
            right += fell(random, 0.9, 0.5) ? 1 : 0;
        }

        assertThat(wrong).isLessThanOrEqualTo(25);
        assertThat(right).isGreaterThan(450);
    }

    private static boolean fell(SplittableRandom random, double rightBefore, double rightNow) {
        int worse = 0;
        int better = 0;
        double[] losses = new double[40];
        for (int i = 0; i < losses.length; i++) {
            double before = random.nextDouble() < rightBefore ? 0 : random.nextDouble();
            double now = random.nextDouble() < rightNow ? 0 : random.nextDouble();
            worse += before == 0 && now > 0 ? 1 : 0;
            better += before > 0 && now == 0 ? 1 : 0;
            losses[i] = now - before;
        }
        return Math.min(PairedTests.mcNemar(worse, better), PairedTests.signFlips(losses)) <= 0.025;
    }

    @Test
    void theMappingIsTheMinMaxFormulaOfIsotonicRegression() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 50; round++) {
            double[] y = Numbers.tied(random, 15, 9);
            double[] x = IntStream.range(0, 15).mapToDouble(i -> i).toArray();
            Isotonic fitted = IsotonicFit.of(y, x);
            for (int i = 0; i < 15; i++) {
                double lowest = Double.NEGATIVE_INFINITY;
                for (int from = 0; from <= i; from++) {
                    double least = Double.POSITIVE_INFINITY;
                    for (int to = i; to < 15; to++) {
                        least = Math.min(least, Arrays.stream(y, from, to + 1).average().orElseThrow());
                    }
                    lowest = Math.max(lowest, least);
                }
                assertThat(fitted.at(i)).isEqualTo(lowest, within(1e-12));
            }
        }
    }

    @Test
    void theMappingJoinsItsPointsAndIsLevelBeyondThem() {
        Isotonic fitted = IsotonicFit.of(new double[]{0, 1, 0.5, 0.5}, new double[]{0.2, 0.8, 0.5, 0.5});

        assertThat(fitted).isEqualTo(
                new Isotonic(List.of(0.2, 0.5, 0.8), List.of(0.0, 0.5, 1.0)));
        assertThat(fitted.at(-5)).isZero();
        assertThat(fitted.at(0.35)).isEqualTo(0.25, within(1e-12));
        assertThat(fitted.at(7)).isEqualTo(1);
    }

    @Test
    void theBettingTestIsWrongInAtMostOneOfTwentySequencesHoweverOftenItIsLookedAt() {
        SplittableRandom random = new SplittableRandom(6);
        int wrong = 0;
        int right = 0;
        for (int round = 0; round < 1_000; round++) {
            BettingTest still = BettingTest.within(1);
            BettingTest drifting = BettingTest.within(1);
            for (int i = 0; i < 300; i++) {
                still = still.after(random.nextInt(3) - 1);
                drifting = drifting.after(random.nextDouble() < 0.6 ? 0 : random.nextDouble() < 0.8 ? -0.5 : 0.5);
            }
            wrong += still.rejectsAt(0.05) ? 1 : 0;
            right += drifting.rejectsAt(0.05) ? 1 : 0;
        }

        assertThat(wrong).isLessThanOrEqualTo(50);
        assertThat(right).isGreaterThan(950);
    }
}
