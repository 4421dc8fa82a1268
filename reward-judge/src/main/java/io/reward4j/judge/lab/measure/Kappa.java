package io.reward4j.judge.lab.measure;

/// Cohen's κ: how much two raters agree beyond chance, 1 for full agreement and 0 for what chance would give (Cohen,
/// Educational and Psychological Measurement 20(1), 1960; weighted: Psychological Bulletin 70(4), 1968).
/// `1 − Σ w·observed / Σ w·expected` over all pairs of ratings, w being how much the pair disagrees. It is undefined
/// where chance alone leaves no disagreement: where both always give the same one rating.
public enum Kappa {
    /// Ratings are equal or not: for classes without an order.
    UNWEIGHTED,
    /// A disagreement weighs its size, `|a − b|`. For equally spaced ratings these are Cohen's linear weights.
    LINEAR,
    /// A disagreement weighs the square of its size: for ordered scales, close to an intraclass correlation.
    QUADRATIC;

    /// Returns the κ of two raters' ratings of the same samples.
    ///
    /// @throws IllegalArgumentException if the lengths differ or a value is not finite
    public Statistic of(double[] expected, double[] actual) {
        Columns.sameLength(expected, actual);
        double[] levels = Levels.distinct(
                Columns.checked("the expected values", expected), Columns.checked("the actual values", actual));
        Levels x = Levels.of(expected, levels);
        Levels y = Levels.of(actual, levels);
        return Statistic.of(expected.length, "both raters always give the same one rating, so that nothing tells"
                + " agreement from chance", times -> kappa(x, y, times));
    }

    private double kappa(Levels x, Levels y, int[] times) {
        double[] levels = x.values();
        double observed = 0;
        double count = 0;
        for (int i = 0; i < times.length; i++) {
            observed += times[i] * weight(levels[x.of()[i]], levels[y.of()[i]]);
            count += times[i];
        }
        double expected = expected(levels, x.counts(times), y.counts(times), count);
        return expected == 0 ? Double.NaN : 1 - observed / count / expected;
    }

    private double weight(double a, double b) {
        double distance = Math.abs(a - b);
        return switch (this) {
            case UNWEIGHTED -> distance == 0 ? 0 : 1;
            case LINEAR -> distance;
            case QUADRATIC -> distance * distance;
        };
    }

    /// The mean weight of a pair of independent ratings with these counts.
    private double expected(double[] levels, long[] x, long[] y, double count) {
        return switch (this) {
            case UNWEIGHTED -> differing(x, y, count);
            case LINEAR -> distance(levels, x, y, count);
            case QUADRATIC -> squaredDistance(levels, x, y, count);
        };
    }

    private static double differing(long[] x, long[] y, double count) {
        double equal = 0;
        double all = count * count;
        for (int level = 0; level < x.length; level++) {
            equal += (double) x[level] * y[level];
        }
        return (all - equal) / all;
    }

    /// `E|X − Y| = ∫ F(1 − G) + G(1 − F)` for the distribution functions F of X and G of Y.
    private static double distance(double[] levels, long[] x, long[] y, double count) {
        double sum = 0;
        double f = 0;
        double g = 0;
        for (int level = 0; level + 1 < levels.length; level++) {
            f += x[level];
            g += y[level];
            sum += (levels[level + 1] - levels[level]) * (f * (count - g) + g * (count - f));
        }
        return sum / count / count;
    }

    /// Sums over the levels of X the squared distances from Y's mean, and Y's own spread.
    private static double squaredDistance(double[] levels, long[] x, long[] y, double count) {
        double meanY = 0;
        for (int level = 0; level < levels.length; level++) {
            meanY += y[level] / count * levels[level];
        }
        double sum = 0;
        boolean differ = false;
        for (int level = 0; level < levels.length; level++) {
            double distance = levels[level] - meanY;
            sum += (x[level] + y[level]) / count * distance * distance;
            differ |= x[level] + y[level] > 0 && x[level] + y[level] < 2 * count;
        }
        return differ ? sum : 0;
    }
}
