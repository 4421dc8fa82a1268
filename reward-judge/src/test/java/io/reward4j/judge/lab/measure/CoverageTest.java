package io.reward4j.judge.lab.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.judge.lab.stats.Bootstrap;
import io.reward4j.judge.lab.stats.Estimate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A simulated judge with a known bias and known noise is judged 1,000 times on 200 samples: the 95 % intervals hold what
/// is true in at least 93 % of the runs, for each number.
@Execution(ExecutionMode.CONCURRENT)
class CoverageTest {

    private static final int RUNS = 1_000;
    private static final int SAMPLES = 200;
    private static final double BIAS = 0.15;
    private static final double NOISE = 0.6;

    private final Map<String, Integer> covered = new LinkedHashMap<>();

    @Test
    void aJudgeOfScoresIsRecovered() {
        double r = 1 / Math.sqrt(1 + NOISE * NOISE);
        double pooled = 1 + NOISE * NOISE / 2 + BIAS * BIAS / 4;
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(run);
            double[] label = new double[SAMPLES];
            double[] score = new double[SAMPLES];
            double[] error = new double[SAMPLES];
            double[][] both = new double[SAMPLES][];
            double[][] repeats = new double[SAMPLES][3];
            for (int i = 0; i < SAMPLES; i++) {
                label[i] = gaussian(random);
                score[i] = label[i] + BIAS + NOISE * gaussian(random);
                error[i] = score[i] - label[i];
                both[i] = new double[]{label[i], score[i]};
                for (int repeat = 0; repeat < 3; repeat++) {
                    repeats[i][repeat] = label[i] + NOISE * gaussian(random);
                }
            }
            Bootstrap bootstrap = new Bootstrap(500, run);
            check("bias", BIAS, Statistic.mean(error).estimate(bootstrap));
            check("Pearson", r, Correlation.pearson(label, score).estimate(bootstrap));
            check("Spearman", 6 / Math.PI * Math.asin(r / 2), Correlation.spearman(label, score).estimate(bootstrap));
            check("Kendall", 2 / Math.PI * Math.asin(r), Correlation.kendall(label, score).estimate(bootstrap));
            check("alpha", 1 - (NOISE * NOISE + BIAS * BIAS) / (2 * pooled),
                    KrippendorffAlpha.INTERVAL.of(both).estimate(bootstrap));
            check("ICC", r * r, Intraclass.ONE_WAY.of(repeats).estimate(bootstrap));
        }
        enough();
    }

    @Test
    void aJudgeOfGradesIsRecovered() {
        double[][] chances = {{0.16, 0.06, 0.03}, {0.04, 0.30, 0.06}, {0.01, 0.04, 0.30}};
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(run);
            double[] label = new double[SAMPLES];
            double[] grade = new double[SAMPLES];
            double[][] both = new double[SAMPLES][];
            int equal = 0;
            for (int i = 0; i < SAMPLES; i++) {
                double left = random.nextDouble();
                int cell = 0;
                while (cell < 8 && (left -= chances[cell / 3][cell % 3]) >= 0) {
                    cell++;
                }
                int row = cell / 3;
                label[i] = row / 2.0;
                grade[i] = cell % 3 / 2.0;
                both[i] = new double[]{label[i], grade[i]};
                equal += label[i] == grade[i] ? 1 : 0;
            }
            Bootstrap bootstrap = new Bootstrap(500, run);
            check("agreement", 0.76, Proportion.of(equal, SAMPLES, ""));
            for (Kappa kappa : Kappa.values()) {
                check("kappa " + kappa, truth(kappa, chances), kappa.of(label, grade).estimate(bootstrap));
            }
            check("alpha", 1 - 0.24 / (1 - 0.23 * 0.23 - 0.4 * 0.4 - 0.37 * 0.37),
                    KrippendorffAlpha.NOMINAL.of(both).estimate(bootstrap));
        }
        enough();
    }

    private static double truth(Kappa kappa, double[][] chances) {
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < 9; i++) {
            observed += chances[i / 3][i % 3] * weight(kappa, i / 3 - i % 3);
            for (int j = 0; j < 9; j++) {
                expected += chances[i / 3][i % 3] * chances[j / 3][j % 3] * weight(kappa, i / 3 - j % 3);
            }
        }
        return 1 - observed / expected;
    }

    private static double weight(Kappa kappa, int distance) {
        return switch (kappa) {
            case UNWEIGHTED -> distance == 0 ? 0 : 1;
            case LINEAR -> Math.abs(distance);
            case QUADRATIC -> distance * distance;
        };
    }

    /// A normal number by Box and Muller's formula.
    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private void check(String name, double truth, Estimate estimate) {
        boolean covers = estimate instanceof Estimate.Known known && known.covers(truth);
        covered.merge(name, covers ? 1 : 0, Integer::sum);
    }

    private void enough() {
        assertThat(covered.values()).as(covered.toString())
                .allSatisfy(times -> assertThat(times).isGreaterThanOrEqualTo(93 * RUNS / 100));
    }
}
