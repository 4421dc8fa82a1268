package io.reward4j.rlvr.math.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// An exact fraction in lowest terms.
///
/// Arithmetic whose result could outgrow [Budget#MAX_BITS] is [UndefinedValue] before it is computed.
public record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {

    public static final Rational ZERO = of(0);
    public static final Rational ONE = of(1);

    public static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    public static Rational of(BigInteger value) {
        return new Rational(value, BigInteger.ONE);
    }

    public static Rational of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw UndefinedValue.INSTANCE;
        }
        if (denominator.equals(BigInteger.ONE)) {
            return new Rational(numerator, denominator);
        }
        BigInteger common = numerator.gcd(denominator);
        BigInteger divisor = denominator.signum() < 0 ? common.negate() : common;
        if (divisor.equals(BigInteger.ONE)) {
            return new Rational(numerator, denominator);
        }
        return new Rational(numerator.divide(divisor), denominator.divide(divisor));
    }

    public boolean isInteger() {
        return denominator.equals(BigInteger.ONE);
    }

    public boolean isZero() {
        return numerator.signum() == 0;
    }

    public int bits() {
        return Math.max(numerator.bitLength(), denominator.bitLength());
    }

    public Rational add(Rational other) {
        Budget.checkBits(bits() + (long) other.bits());
        if (isInteger() && other.isInteger()) {
            return of(numerator.add(other.numerator));
        }
        return of(numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    public Rational multiply(Rational other) {
        Budget.checkBits(bits() + (long) other.bits());
        if (isInteger() && other.isInteger()) {
            return of(numerator.multiply(other.numerator));
        }
        return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Rational invert() {
        return of(denominator, numerator);
    }

    public Rational pow(BigInteger exponent) {
        if (exponent.signum() < 0) {
            return invert().pow(exponent.negate());
        }
        if (exponent.equals(BigInteger.ONE)) {
            return this;
        }
        if (isInteger() && numerator.abs().bitLength() <= 1) {
            if (numerator.signum() >= 0 || exponent.testBit(0)) {
                return (exponent.signum() == 0 ? ONE : this);
            }
            return ONE;
        }
        Budget.checkBits(exponent.bitLength() > 31 ? Long.MAX_VALUE : bits() * exponent.longValueExact());
        int n = exponent.intValueExact();
        return new Rational(numerator.pow(n), denominator.pow(n));
    }

    public BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        if (parts[1].signum() < 0) {
            return parts[0].subtract(BigInteger.ONE);
        }
        return parts[0];
    }

    public double toDouble() {
        if (bits() <= 53) {
            return numerator.doubleValue() / denominator.doubleValue();
        }
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), new MathContext(20, RoundingMode.HALF_EVEN))
                .doubleValue();
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}
