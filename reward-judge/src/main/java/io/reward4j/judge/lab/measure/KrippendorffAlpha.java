package io.reward4j.judge.lab.measure;

import java.util.Arrays;

/// Krippendorff's α: how much any number of raters agree beyond chance, where not each has to rate each sample. `1 −
/// observed / expected disagreement` over the pairs of ratings of one sample and of any two (Krippendorff, *Computing
/// Krippendorff's Alpha-Reliability*, 2011). It is undefined where all ratings are equal, or no sample has two.
public enum KrippendorffAlpha {
    /// Ratings are equal or not: for classes without an order.
    NOMINAL,
    /// A disagreement is the number of ratings between, squared: for scales of which only the order is known.
    ORDINAL,
    /// A disagreement is the difference, squared: for numbers.
    INTERVAL;

    /// Returns the α of ratings.
    ///
    /// @param ratings for each sample the ratings that it was given; one with fewer than two says nothing
    /// @throws IllegalArgumentException if a rating is not finite
    public Statistic of(double[][] ratings) {
        double[][] copy = new double[ratings.length][];
        for (int row = 0; row < copy.length; row++) {
            double[] checked = Columns.checked("the ratings of sample " + (row + 1), ratings[row]);
            copy[row] = checked.length < 2 ? new double[0] : checked;
        }
        double[] distinct = Levels.distinct(copy);
        Levels[] levels = Arrays.stream(copy).map(row -> Levels.of(row, distinct)).toArray(Levels[]::new);
        return Statistic.of(
                copy.length, "it needs samples with two ratings, and ratings that differ",
                times -> alpha(levels, distinct, times));
    }

    private double alpha(Levels[] rows, double[] distinct, int[] times) {
        long[] counts = new long[distinct.length];
        long all = 0;
        for (int row = 0; row < rows.length; row++) {
            for (int level : rows[row].of()) {
                counts[level] += times[row];
            }
            all += (long) times[row] * rows[row].of().length;
        }
        double observed = 0;
        double[] numbers = this == ORDINAL ? Levels.midranks(counts) : distinct;
        for (int row = 0; row < rows.length; row++) {
            int[] levels = rows[row].of();
            if (times[row] > 0 && levels.length > 0) {
                long[] own = new long[levels.length];
                double[] ownNumbers = new double[levels.length];
                for (int i = 0; i < levels.length; i++) {
                    own[i] = 1;
                    ownNumbers[i] = numbers[levels[i]];
                }
                double disagreement = this == NOMINAL ? differing(levels) : squares(ownNumbers, own, levels.length);
                observed += times[row] * disagreement / (levels.length - 1);
            }
        }
        double expected = this == NOMINAL ? differing(counts, all) : squares(numbers, counts, all);
        return expected == 0 ? Double.NaN : 1 - observed * (all - 1) / expected;
    }

    /// How many ordered pairs of a sample's ratings differ.
    private static double differing(int[] levels) {
        int differing = 0;
        for (int a : levels) {
            for (int b : levels) {
                differing += a == b ? 0 : 1;
            }
        }
        return differing;
    }

    private static double differing(long[] counts, long all) {
        double differing = 0;
        for (long count : counts) {
            differing += (double) count * (all - count);
        }
        return differing;
    }

    /// The squared differences of all ordered pairs: `2 n Σ (v − mean)²`; exactly 0 where all are equal.
    private static double squares(double[] numbers, long[] counts, long all) {
        double mean = 0;
        long seen = 0;
        double squares = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (counts[i] > 0) {
                seen += counts[i];
                double distance = seen == counts[i] ? 0 : numbers[i] - mean;
                mean = seen == counts[i] ? numbers[i] : mean + distance * counts[i] / seen;
                squares += counts[i] * distance * (seen == counts[i] ? 0 : numbers[i] - mean);
            }
        }
        return 2.0 * all * squares;
    }
}
