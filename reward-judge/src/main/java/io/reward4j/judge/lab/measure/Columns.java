package io.reward4j.judge.lab.measure;

/// Checks what callers bring.
final class Columns {

    private Columns() {}

    /// Returns a copy of the values.
    ///
    /// @throws IllegalArgumentException if one is not finite
    static double[] checked(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        name + " must be finite numbers, but number " + (i + 1) + " is " + values[i]);
            }
        }
        return values.clone();
    }

    /// @throws IllegalArgumentException if there are more of one than of the other
    static void sameLength(double[] expected, double[] actual) {
        if (expected.length != actual.length) {
            throw new IllegalArgumentException("pairs are needed, but there are " + expected.length
                    + " expected values and " + actual.length + " actual ones");
        }
    }

    /// Tells whether the values of the rows that are taken are all equal, or there are none.
    static boolean constant(double[] values, int[] times) {
        int first = -1;
        for (int i = 0; i < values.length; i++) {
            if (times[i] > 0) {
                if (first >= 0 && values[i] != values[first]) {
                    return false;
                }
                if (first < 0) {
                    first = i;
                }
            }
        }
        return true;
    }
}
