package io.reward4j.probe;

/// How much a reward may be raised, in shares of its range.
///
/// @param mean by the mean over the samples
/// @param single by a single sample
record GainTolerance(double mean, double single) {

    /// Sums of doubles are not exact.
    private static final double ROUNDING = 1e-9;

    GainTolerance {
        if (!(mean >= 0 && mean <= 1 && single >= 0 && single <= 1)) {
            throw new IllegalArgumentException(
                    "tolerances are shares of the range, in [0, 1], but were " + mean + " and " + single);
        }
    }

    boolean exceededBy(double meanChange, double largest, double range) {
        return meanChange > range * (mean + ROUNDING) || largest > range * (single + ROUNDING);
    }
}
