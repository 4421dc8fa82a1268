package io.reward4j.judge.lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KappaTest {

    @Test
    void cohensOwnExampleOf1960() {
        int[][] table = {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};
        double[] expected = new double[200];
        double[] actual = new double[200];
        int at = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < table[i][j]; k++) {
                    expected[at] = i;
                    actual[at++] = j;
                }
            }
        }

        assertThat(Numbers.value(Kappa.UNWEIGHTED.of(expected, actual))).isEqualTo(0.492, within(5e-4));
    }

    @ParameterizedTest
    @EnumSource
    void isTheDefinitionSummedOverAllPairs(Kappa kappa) {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 100; round++) {
            double[] x = Numbers.tied(random, 30, 5);
            double[] y = Numbers.tied(random, 30, 4);
            double observed = 0;
            double expected = 0;
            for (int i = 0; i < 30; i++) {
                observed += weight(kappa, x[i], y[i]) / 30;
                for (int j = 0; j < 30; j++) {
                    expected += weight(kappa, x[i], y[j]) / 900;
                }
            }

            assertThat(Numbers.value(kappa.of(x, y))).isEqualTo(1 - observed / expected, within(1e-12));
        }
    }

    private static double weight(Kappa kappa, double a, double b) {
        return switch (kappa) {
            case UNWEIGHTED -> a == b ? 0 : 1;
            case LINEAR -> Math.abs(a - b);
            case QUADRATIC -> (a - b) * (a - b);
        };
    }

    @ParameterizedTest
    @EnumSource
    void fullAgreementIsOneAndOneRatingOnlyIsUndefined(Kappa kappa) {
        double[] mixed = {0.1, 0.3, 0.1};
        double[] same = {0.1, 0.1, 0.1};

        assertThat(Numbers.value(kappa.of(mixed, mixed))).isEqualTo(1);
        assertThat(kappa.of(same, same).value()).isEmpty();
        assertThat(kappa.of(same, same).value(new int[]{5, 0, 2})).isEmpty();
    }
}
