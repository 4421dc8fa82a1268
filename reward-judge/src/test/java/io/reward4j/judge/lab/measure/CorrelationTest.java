package io.reward4j.judge.lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.judge.lab.stats.Bootstrap;
import java.util.SplittableRandom;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

class CorrelationTest {

    @Test
    void allThreeAgreeWithAnIndependentLibraryWithAndWithoutTies() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            int n = 3 + random.nextInt(60);
            int levels = 2 + random.nextInt(8);
            double[] x = round % 2 == 0 ? Numbers.tied(random, n, levels) : random.doubles(n).toArray();
            double[] y = Numbers.tied(random, n, 5);
            x[0] = -1;
            y[0] = -1;
            x[1] = 9;
            y[1] = 9;

            assertThat(Numbers.value(Correlation.pearson(x, y)))
                    .isEqualTo(new PearsonsCorrelation().correlation(x, y), within(1e-12));
            assertThat(Numbers.value(Correlation.spearman(x, y)))
                    .isEqualTo(new SpearmansCorrelation().correlation(x, y), within(1e-12));
            assertThat(Numbers.value(Correlation.kendall(x, y)))
                    .isEqualTo(new KendallsCorrelation().correlation(x, y), within(1e-12));
        }
    }

    @Test
    void aRowTakenSeveralTimesCountsAsSoManyRows() {
        SplittableRandom random = new SplittableRandom(8);
        double[] x = Numbers.tied(random, 12, 6);
        double[] y = Numbers.tied(random, 12, 6);
        int[] times = {2, 0, 1, 3, 0, 1, 1, 0, 4, 1, 1, 1};
        double[] manyX = Numbers.taken(x, times);
        double[] manyY = Numbers.taken(y, times);

        assertThat(Correlation.pearson(x, y).value(times).orElseThrow())
                .isEqualTo(new PearsonsCorrelation().correlation(manyX, manyY), within(1e-12));
        assertThat(Correlation.spearman(x, y).value(times).orElseThrow())
                .isEqualTo(new SpearmansCorrelation().correlation(manyX, manyY), within(1e-12));
        assertThat(Correlation.kendall(x, y).value(times).orElseThrow())
                .isEqualTo(new KendallsCorrelation().correlation(manyX, manyY), within(1e-12));
    }

    @Test
    void aConstantColumnHasNoCorrelation() {
        double[] constant = {0.1, 0.1, 0.1};
        double[] other = {0.3, 0.2, 0.1};

        assertThat(Correlation.pearson(constant, other).value()).isEmpty();
        assertThat(Correlation.spearman(other, constant).value()).isEmpty();
        assertThat(Correlation.kendall(constant, constant).value()).isEmpty();
        assertThat(Correlation.kendall(new double[0], new double[0]).value()).isEmpty();
        assertThat(Correlation.pearson(constant, other).estimate(Bootstrap.standard()).text())
                .isEqualTo("undefined: a correlation needs values that differ in both columns");
    }

    @Test
    void numbersThatAreNoneAndColumnsOfDifferentLengthAreRefused() {
        assertThatThrownBy(() -> Correlation.kendall(new double[]{1, Double.NaN}, new double[]{1, 2}))
                .hasMessage("the expected values must be finite numbers, but number 2 is NaN");
        assertThatThrownBy(() -> Correlation.pearson(new double[]{1}, new double[]{1, 2}))
                .hasMessage("pairs are needed, but there are 1 expected values and 2 actual ones");
    }
}
