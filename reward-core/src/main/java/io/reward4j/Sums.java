package io.reward4j;

import java.util.Arrays;

/// Sums that do not depend on the order of their operands, to the last bit.
final class Sums {

    /// How many values are sorted by insertion, which takes less time than to choose among ways to sort.
    private static final int FEW = 16;

    private Sums() {}

    /// Adds the values up, from the lowest to the highest. Sorts them.
    static double sum(double[] values) {
        sort(values);
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /// Sorts finite values. Zeros of either sign count as equal.
    static void sort(double[] values) {
        if (values.length > FEW) {
            Arrays.sort(values);
            return;
        }
        for (int i = 1; i < values.length; i++) {
            double value = values[i];
            int at = i;
            while (at > 0 && values[at - 1] > value) {
                values[at] = values[at - 1];
                at--;
            }
            values[at] = value;
        }
    }
}
