package io.reward4j.judge.lab.measure;

import io.reward4j.judge.lab.stats.Isotonic;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Fits an [Isotonic] mapping by pooling adjacent violators.
public final class IsotonicFit {

    private IsotonicFit() {}

    /// Fits the mapping that turns `actual` into `expected` best.
    ///
    /// @throws IllegalArgumentException if there are no values, the lengths differ or a value is not finite
    public static Isotonic of(double[] expected, double[] actual) {
        Columns.sameLength(expected, actual);
        double[] y = Columns.checked("the expected values", expected);
        Levels x = Levels.of(Columns.checked("the actual values", actual));
        if (y.length == 0) {
            throw new IllegalArgumentException("a mapping cannot be fitted to no values");
        }
        int[] once = new int[y.length];
        Arrays.fill(once, 1);
        return fit(y, x, once);
    }

    /// Returns what a number is mapped to by the fitted mapping, for an interval of it.
    ///
    /// @throws IllegalArgumentException if the lengths differ or a value is not finite
    public static Statistic mapped(double[] expected, double[] actual, double number) {
        Columns.sameLength(expected, actual);
        double[] y = Columns.checked("the expected values", expected);
        Levels x = Levels.of(Columns.checked("the actual values", actual));
        return Statistic.of(y.length, "there are no values", times -> y.length == 0
                ? Double.NaN
                : fit(y, x, times).at(number));
    }

    private static Isotonic fit(double[] y, Levels x, int[] times) {
        int points = x.values().length;
        double[] means = new double[points];
        double[] weights = new double[points];
        for (int i = 0; i < y.length; i++) {
            int level = x.of()[i];
            if (times[i] > 0) {
                weights[level] += times[i];
                means[level] += (y[i] - means[level]) * times[i] / weights[level];
            }
        }
        int[] taken = IntStream.range(0, points).filter(level -> weights[level] > 0).toArray();
        double[] fitted = pooled(
                Arrays.stream(taken).mapToDouble(level -> means[level]).toArray(),
                Arrays.stream(taken).mapToDouble(level -> weights[level]).toArray());
        return new Isotonic(
                Arrays.stream(taken).mapToObj(level -> x.values()[level]).toList(),
                Arrays.stream(fitted).boxed().toList());
    }

    private static double[] pooled(double[] mean, double[] weight) {
        int[] end = new int[mean.length];
        int blocks = 0;
        for (int i = 0; i < mean.length; i++) {
            mean[blocks] = mean[i];
            weight[blocks] = weight[i];
            end[blocks++] = i + 1;
            while (blocks > 1 && mean[blocks - 2] >= mean[blocks - 1]) {
                double both = weight[blocks - 2] + weight[blocks - 1];
                mean[blocks - 2] += (mean[blocks - 1] - mean[blocks - 2]) * weight[blocks - 1] / both;
                weight[blocks - 2] = both;
                end[blocks - 2] = end[blocks - 1];
                blocks--;
            }
        }
        double[] fitted = new double[mean.length];
        for (int block = 0, from = 0; block < blocks; from = end[block++]) {
            Arrays.fill(fitted, from, end[block], mean[block]);
        }
        return fitted;
    }
}
