package io.reward4j.lambda;

import java.util.Arrays;

/// The values of one metric. Not safe for use by several threads.
///
/// CloudWatch takes values whose size is 0 or between 2⁻³⁶⁰ and 2³⁶⁰: one that is larger is left out, and one that is
/// smaller counts as 0.
final class Series {

    private static final double LARGEST = 0x1p360;
    private static final double SMALLEST = 0x1p-360;

    private double[] values = new double[8];
    private int size;
    private double mean;

    void add(double value) {
        if (Math.abs(value) <= LARGEST) {
            double taken = Math.abs(value) < SMALLEST ? 0 : value;
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = taken;
            mean += taken / size - mean / size;
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// The arithmetic mean; `0` if there are no values.
    double mean() {
        return Math.abs(mean) < SMALLEST ? 0 : mean;
    }

    /// Returns the values as they came where there are at most `most`, else as many that are spread like them: those in
    /// the middle of `most` equal shares of the values in ascending order.
    double[] atMost(int most) {
        if (size <= most) {
            return Arrays.copyOf(values, size);
        }
        double[] spread = new double[most];
        for (int i = 0; i < most; i++) {
            spread[i] = quantile((i + 0.5) / most);
        }
        return spread;
    }

    /// Returns the value that this share of the others is at most (the nearest rank); `0` if there are no values.
    double quantile(double share) {
        if (size == 0) {
            return 0;
        }
        Arrays.sort(values, 0, size);
        return values[Math.clamp((int) Math.ceil(share * size) - 1, 0, size - 1)];
    }
}
