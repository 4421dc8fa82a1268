package io.reward4j.rlvr.math;

/// The house rules of one [MathEquivalence].
record Options(Percent percent, boolean decimalComma, boolean unorderedLists, boolean rounding, boolean units,
        boolean baseSubscripts, boolean flippedRelations, Tolerance tolerance) {

    static final Options STANDARD = new Options(Percent.FRACTION, false, true, false, true, false, true,
            Tolerance.NONE);
}
