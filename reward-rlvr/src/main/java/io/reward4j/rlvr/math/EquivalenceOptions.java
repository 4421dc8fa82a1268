package io.reward4j.rlvr.math;

/// The house rules of one [MathEquivalence].
record EquivalenceOptions(Percent percent, boolean decimalComma, boolean unorderedLists, boolean rounding,
        boolean units,
        boolean baseSubscripts, boolean flippedRelations, NumberTolerance tolerance) {

    static final EquivalenceOptions STANDARD = new EquivalenceOptions(Percent.FRACTION, false, true, false, true, false,
            true,
            NumberTolerance.NONE);

    /// Whether numbers that differ are never equal.
    boolean isExact() {
        return !rounding && tolerance.isNone();
    }
}
