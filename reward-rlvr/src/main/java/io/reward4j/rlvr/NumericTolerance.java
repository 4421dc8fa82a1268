package io.reward4j.rlvr;

import java.math.BigDecimal;
import java.util.Optional;

/// Compares texts that are numbers.
///
/// @param relative whether the tolerance is a share of the expected number
record NumericTolerance(double tolerance, boolean relative) implements Similarity<String> {

    NumericTolerance {
        if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
            throw new IllegalArgumentException("a tolerance is finite and not negative, but was " + tolerance);
        }
    }

    @Override
    public double of(String expected, String actual) {
        Optional<WrittenNumber> wanted = WrittenNumber.read(expected);
        Optional<WrittenNumber> given = WrittenNumber.read(actual);
        if (wanted.isEmpty() || given.isEmpty() || !wanted.get().isCurrencyOf(given.get())) {
            return 0;
        }
        BigDecimal target = wanted.get().value();
        BigDecimal allowed = new BigDecimal(Double.toString(tolerance));
        if (relative) {
            allowed = allowed.multiply(target.abs());
        }
        return target.subtract(given.get().value()).abs().compareTo(allowed) <= 0 ? 1 : 0;
    }
}
