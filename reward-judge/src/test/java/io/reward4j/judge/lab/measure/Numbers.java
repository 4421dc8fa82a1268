package io.reward4j.judge.lab.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Columns of numbers for tests.
final class Numbers {

    private Numbers() {}

    /// Returns numbers with few distinct values, so that there are many ties.
    static double[] tied(SplittableRandom random, int n, int levels) {
        return random.ints(n, 0, levels).mapToDouble(level -> level / 4.0).toArray();
    }

    static double value(Statistic statistic) {
        assertThat(statistic.value()).isPresent();
        return statistic.value().orElseThrow();
    }

    /// Returns the rows as often as said.
    static double[] taken(double[] column, int[] times) {
        double[] taken = new double[Arrays.stream(times).sum()];
        for (int row = 0, at = 0; row < column.length; row++) {
            for (int i = 0; i < times[row]; i++) {
                taken[at++] = column[row];
            }
        }
        return taken;
    }
}
