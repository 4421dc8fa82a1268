package io.reward4j;

import java.util.Arrays;

/// Sums that do not depend on the order of their operands, to the last bit.
final class Sums {

    private Sums() {}

    /// Adds the first `count` values up, from the lowest to the highest. Sorts them.
    static double sum(double[] values, int count) {
        if (count > 1) {
            Arrays.sort(values, 0, count);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum;
    }
}
