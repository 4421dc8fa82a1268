package io.reward4j.judge.lab.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A mapping that never falls: the one with the least squared error by pooling adjacent violators (Barlow, Bartholomew,
/// Bremner and Brunk, *Statistical Inference under Order Restrictions*, 1972, ch. 1). Straight lines join its points;
/// before the first and after the last it is level.
///
/// @param from the numbers that were mapped, in ascending order
/// @param to what each is mapped to
public record Isotonic(List<Double> from, List<Double> to) {

    /// @throws IllegalArgumentException if there are no points, or they do not ascend
    public Isotonic {
        from = List.copyOf(from);
        to = List.copyOf(to);
        if (from.isEmpty() || from.size() != to.size()) {
            throw new IllegalArgumentException("a mapping needs points: " + from + " to " + to);
        }
        for (int i = 1; i < from.size(); i++) {
            if (!(from.get(i - 1) < from.get(i) && to.get(i - 1) <= to.get(i))) {
                throw new IllegalArgumentException("a mapping must ascend: " + from + " to " + to);
            }
        }
    }

    /// Fits the mapping that turns `actual` into `expected` best.
    ///
    /// @throws IllegalArgumentException if there are no values, the lengths differ or a value is not finite
    public static Isotonic fit(double[] expected, double[] actual) {
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

    /// Returns what a number is mapped to.
    ///
    /// @throws IllegalArgumentException if it is `NaN`
    public double at(double number) {
        if (Double.isNaN(number)) {
            throw new IllegalArgumentException("NaN cannot be mapped");
        }
        int last = from.size() - 1;
        if (number <= from.getFirst()) {
            return to.getFirst();
        }
        if (number >= from.get(last)) {
            return to.get(last);
        }
        int above = 1;
        while (from.get(above) < number) {
            above++;
        }
        double share = (number - from.get(above - 1)) / (from.get(above) - from.get(above - 1));
        return to.get(above - 1) + share * (to.get(above) - to.get(above - 1));
    }
}
