package io.reward4j.rlvr.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// An exact fraction in lowest terms.
///
/// Arithmetic whose result could outgrow [Budget#MAX_BITS] is [Unsettled] before it is computed.
record Rational(BigInteger top, BigInteger bottom) implements Comparable<Rational> {

    static final Rational ZERO = of(0);
    static final Rational ONE = of(1);

    static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    static Rational of(BigInteger value) {
        return new Rational(value, BigInteger.ONE);
    }

    static Rational of(BigInteger top, BigInteger bottom) {
        if (bottom.signum() == 0) {
            throw Unsettled.INSTANCE;
        }
        BigInteger common = top.gcd(bottom);
        BigInteger divisor = bottom.signum() < 0 ? common.negate() : common;
        return divisor.equals(BigInteger.ONE)
                ? new Rational(top, bottom)
                : new Rational(top.divide(divisor), bottom.divide(divisor));
    }

    boolean isInteger() {
        return bottom.equals(BigInteger.ONE);
    }

    boolean isZero() {
        return top.signum() == 0;
    }

    int bits() {
        return Math.max(top.bitLength(), bottom.bitLength());
    }

    Rational add(Rational other) {
        Budget.checkBits(bits() + (long) other.bits());
        if (isInteger() && other.isInteger()) {
            return of(top.add(other.top));
        }
        return of(top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
    }

    Rational negate() {
        return new Rational(top.negate(), bottom);
    }

    Rational multiply(Rational other) {
        Budget.checkBits(bits() + (long) other.bits());
        if (isInteger() && other.isInteger()) {
            return of(top.multiply(other.top));
        }
        return of(top.multiply(other.top), bottom.multiply(other.bottom));
    }

    Rational invert() {
        return of(bottom, top);
    }

    Rational pow(BigInteger exponent) {
        if (exponent.signum() < 0) {
            return invert().pow(exponent.negate());
        }
        if (exponent.equals(BigInteger.ONE)) {
            return this;
        }
        if (isInteger() && top.abs().bitLength() <= 1) {
            return top.signum() >= 0 || exponent.testBit(0) ? (exponent.signum() == 0 ? ONE : this) : ONE;
        }
        Budget.checkBits(exponent.bitLength() > 31 ? Long.MAX_VALUE : bits() * exponent.longValueExact());
        int n = exponent.intValueExact();
        return new Rational(top.pow(n), bottom.pow(n));
    }

    BigInteger floor() {
        BigInteger[] parts = top.divideAndRemainder(bottom);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    double toDouble() {
        if (bits() <= 53) {
            return top.doubleValue() / bottom.doubleValue();
        }
        return new BigDecimal(top).divide(new BigDecimal(bottom), new MathContext(20, RoundingMode.HALF_EVEN))
                .doubleValue();
    }

    @Override
    public int compareTo(Rational other) {
        return top.multiply(other.bottom).compareTo(other.top.multiply(bottom));
    }
}
