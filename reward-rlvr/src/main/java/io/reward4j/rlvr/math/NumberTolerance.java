package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.number.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;

/// How far a number may be from the gold one: by `absolute`, or by `relative` of its size, whichever is more.
record NumberTolerance(double absolute, double relative) {

    static final NumberTolerance NONE = new NumberTolerance(0, 0);

    private static final double ROUNDING = 1 + 1e-12;

    NumberTolerance {
        requireShare("absolute", absolute);
        requireShare("relative", relative);
    }

    boolean isNone() {
        return absolute == 0 && relative == 0;
    }

    boolean allows(Rational gold, Rational value) {
        Rational distance = size(gold.add(value.negate()));
        return distance.compareTo(exact(absolute)) <= 0
                || distance.compareTo(size(gold).multiply(exact(relative))) <= 0;
    }

    boolean allows(double gold, double value) {
        return Math.abs(gold - value) <= Math.max(absolute, relative * Math.abs(gold)) * ROUNDING;
    }

    private static Rational size(Rational value) {
        if (value.numerator().signum() < 0) {
            return value.negate();
        }
        return value;
    }

    /// The decimal that a double was written as, so that `0.1` is a tenth.
    private static Rational exact(double value) {
        BigDecimal decimal = new BigDecimal(Double.toString(value));
        Rational digits = Rational.of(decimal.unscaledValue());
        return digits.multiply(Rational.of(10).pow(BigInteger.valueOf(-decimal.scale())));
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    "the " + name + " tolerance is finite and not negative, but was " + value);
        }
    }
}
