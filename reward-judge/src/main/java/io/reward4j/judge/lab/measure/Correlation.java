package io.reward4j.judge.lab.measure;

/// How two columns go together, in `[-1, 1]`; undefined where a column is constant.
public final class Correlation {

    private static final String CONSTANT = "a correlation needs values that differ in both columns";

    private Correlation() {}

    /// Returns Pearson's r.
    ///
    /// @throws IllegalArgumentException if the lengths differ or a value is not finite
    public static Statistic pearson(double[] expected, double[] actual) {
        Columns.sameLength(expected, actual);
        double[] x = Columns.checked("the expected values", expected);
        double[] y = Columns.checked("the actual values", actual);
        return Statistic.of(x.length, CONSTANT, times -> pearson(x, y, times));
    }

    /// Returns Spearman's ρ: Pearson's r of the midranks (Spearman 1904; ties as in Kendall and Gibbons, *Rank
    /// Correlation Methods*, 1990, ch. 3).
    ///
    /// @throws IllegalArgumentException if the lengths differ or a value is not finite
    public static Statistic spearman(double[] expected, double[] actual) {
        Columns.sameLength(expected, actual);
        Levels x = Levels.of(Columns.checked("the expected values", expected));
        Levels y = Levels.of(Columns.checked("the actual values", actual));
        return Statistic.of(expected.length, CONSTANT, times -> pearson(ranks(x, times), ranks(y, times), times));
    }

    /// Returns Kendall's τ-b, which allows for ties in both columns (Kendall, Biometrika 33(3), 1945), in `O(n log n)`:
    /// `(C − D) / √((n₀ − n₁)(n₀ − n₂))` for C concordant and D discordant of n₀ pairs, of which n₁ are tied in the one
    /// column and n₂ in the other.
    ///
    /// @throws IllegalArgumentException if the lengths differ or a value is not finite
    public static Statistic kendall(double[] expected, double[] actual) {
        Columns.sameLength(expected, actual);
        KendallCount count = new KendallCount(
                Levels.of(Columns.checked("the expected values", expected)),
                Levels.of(Columns.checked("the actual values", actual)));
        return Statistic.of(expected.length, CONSTANT, count::tau);
    }

    private static double[] ranks(Levels levels, int[] times) {
        double[] ofLevel = Levels.midranks(levels.counts(times));
        double[] ranks = new double[times.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = ofLevel[levels.of()[i]];
        }
        return ranks;
    }

    private static double pearson(double[] x, double[] y, int[] times) {
        if (Columns.constant(x, times) || Columns.constant(y, times)) {
            return Double.NaN;
        }
        double count = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            if (times[i] > 0) {
                count += times[i];
                meanX += (x[i] - meanX) * times[i] / count;
                meanY += (y[i] - meanY) * times[i] / count;
            }
        }
        double squaresX = 0;
        double squaresY = 0;
        double products = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            squaresX += times[i] * dx * dx;
            squaresY += times[i] * dy * dy;
            products += times[i] * dx * dy;
        }
        double r = products / Math.sqrt(squaresX) / Math.sqrt(squaresY);
        return Double.isNaN(r) ? r : Math.clamp(r, -1, 1);
    }
}
