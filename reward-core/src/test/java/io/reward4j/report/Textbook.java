package io.reward4j.report;

import java.util.Arrays;

/// Two-pass formulas to compare with.
final class Textbook {

    private Textbook() {}

    static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /// Σ (x − x̄)(y − ȳ)
    static double squares(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum;
    }

    static double correlation(double[] x, double[] y) {
        return squares(x, y) / Math.sqrt(squares(x, x) * squares(y, y));
    }
}
