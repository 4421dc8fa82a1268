package io.reward4j.rlvr.math.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An exact fraction in lowest terms.
///
/// Arithmetic whose result could outgrow [Budget#MAX_BITS] is [UndefinedValue] before it is computed. Fractions
/// whose parts fit in a `long` are computed in it, as nearly all that occur do.
public final class Rational implements Comparable<Rational> {

    public static final Rational ZERO = of(0);
    public static final Rational ONE = of(1);

    /// Parts of no more bits have products of which two add up to a `long`.
    private static final int MULTIPLIED_BITS = 31;

    /// Parts of no more bits are reduced as `long`s.
    private static final int REDUCED_BITS = 62;

    /// Integers of no more bits are doubles.
    private static final int DOUBLE_BITS = 53;

    private final long top;
    private final long bottom;

    /// Both parts where one of them does not fit in a `long`, else `null`.
    private final @Nullable Large large;

    private Rational(long top, long bottom) {
        this.top = top;
        this.bottom = bottom;
        this.large = null;
    }

    private Rational(Large large) {
        this.top = 0;
        this.bottom = 0;
        this.large = large;
    }

    private record Large(BigInteger numerator, BigInteger denominator) {}

    public static Rational of(long value) {
        return new Rational(value, 1);
    }

    public static Rational of(BigInteger value) {
        return lowest(value, BigInteger.ONE);
    }

    public static Rational of(BigInteger numerator, BigInteger denominator) {
        if (numerator.bitLength() <= REDUCED_BITS && denominator.bitLength() <= REDUCED_BITS) {
            return of(numerator.longValue(), denominator.longValue());
        }
        if (denominator.signum() == 0) {
            throw UndefinedValue.INSTANCE;
        }
        if (denominator.equals(BigInteger.ONE)) {
            return lowest(numerator, denominator);
        }
        BigInteger common = numerator.gcd(denominator);
        BigInteger divisor = denominator.signum() < 0 ? common.negate() : common;
        if (divisor.equals(BigInteger.ONE)) {
            return lowest(numerator, denominator);
        }
        return lowest(numerator.divide(divisor), denominator.divide(divisor));
    }

    public static Rational of(long numerator, long denominator) {
        if (denominator == 1) {
            return new Rational(numerator, 1);
        }
        if (denominator == 0) {
            throw UndefinedValue.INSTANCE;
        }
        if (numerator == Long.MIN_VALUE || denominator == Long.MIN_VALUE) {
            return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }
        long common = greatestCommonDivisor(Math.abs(numerator), Math.abs(denominator));
        long divisor = denominator < 0 ? -common : common;
        return new Rational(numerator / divisor, denominator / divisor);
    }

    /// A fraction that is in lowest terms already.
    private static Rational lowest(BigInteger numerator, BigInteger denominator) {
        if (fits(numerator) && fits(denominator)) {
            return new Rational(numerator.longValue(), denominator.longValue());
        }
        return new Rational(new Large(numerator, denominator));
    }

    private static boolean fits(BigInteger value) {
        return value.bitLength() < Long.SIZE;
    }

    private static long greatestCommonDivisor(long first, long second) {
        long a = first;
        long b = second;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    public BigInteger numerator() {
        if (large == null) {
            return BigInteger.valueOf(top);
        }
        return large.numerator;
    }

    public BigInteger denominator() {
        if (large == null) {
            return BigInteger.valueOf(bottom);
        }
        return large.denominator;
    }

    /// Whether this is an integer of no more than 31 bits, as most exponents are.
    public boolean isInt() {
        return large == null && bottom == 1 && top == (int) top;
    }

    /// The integer, where it [#isInt].
    public int toInt() {
        return (int) top;
    }

    long numeratorIn(PrimeField field) {
        if (large == null) {
            return field.ofLong(top);
        }
        return field.of(large.numerator);
    }

    long denominatorIn(PrimeField field) {
        if (large == null) {
            return field.ofLong(bottom);
        }
        return field.of(large.denominator);
    }

    public boolean isInteger() {
        if (large == null) {
            return bottom == 1;
        }
        return large.denominator.equals(BigInteger.ONE);
    }

    public boolean isZero() {
        return signum() == 0;
    }

    public int signum() {
        if (large == null) {
            return Long.signum(top);
        }
        return large.numerator.signum();
    }

    public int bits() {
        if (large == null) {
            return Long.SIZE - Long.numberOfLeadingZeros(Math.max(magnitude(top), magnitude(bottom)));
        }
        return Math.max(large.numerator.bitLength(), large.denominator.bitLength());
    }

    /// A number that is not negative and has as many bits as [BigInteger#bitLength] counts in the value.
    private static long magnitude(long value) {
        return value ^ (value >> (Long.SIZE - 1));
    }

    public Rational add(Rational other) {
        if (large == null && other.large == null) {
            return addLongs(other);
        }
        return addLarge(other);
    }

    private Rational addLongs(Rational other) {
        if (bottom == 1 && other.bottom == 1) {
            long sum = top + other.top;
            boolean overflows = ((top ^ sum) & (other.top ^ sum)) < 0;
            if (overflows) {
                return addLarge(other);
            }
            return new Rational(sum, 1);
        }
        if (bits() <= MULTIPLIED_BITS && other.bits() <= MULTIPLIED_BITS) {
            return of(top * other.bottom + other.top * bottom, bottom * other.bottom);
        }
        return addLarge(other);
    }

    private Rational addLarge(Rational other) {
        Budget.checkBits(bits() + (long) other.bits());
        BigInteger left = numerator().multiply(other.denominator());
        return of(left.add(other.numerator().multiply(denominator())), denominator().multiply(other.denominator()));
    }

    public Rational negate() {
        if (large == null && top != Long.MIN_VALUE) {
            return new Rational(-top, bottom);
        }
        return lowest(numerator().negate(), denominator());
    }

    public Rational multiply(Rational other) {
        boolean small = large == null && other.large == null && bits() <= MULTIPLIED_BITS
                && other.bits() <= MULTIPLIED_BITS;
        if (small) {
            return of(top * other.top, bottom * other.bottom);
        }
        Budget.checkBits(bits() + (long) other.bits());
        return of(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
    }

    /// The greatest fraction of which this and another, of which one is not zero, are integral multiples.
    public Rational gcd(Rational other) {
        boolean small = large == null && other.large == null && bits() <= MULTIPLIED_BITS
                && other.bits() <= MULTIPLIED_BITS;
        if (small) {
            return of(greatestCommonDivisor(Math.abs(top * other.bottom), Math.abs(other.top * bottom)),
                    bottom * other.bottom);
        }
        return of(numerator().multiply(other.denominator()).gcd(other.numerator().multiply(denominator())),
                denominator().multiply(other.denominator()));
    }

    /// One over the denominator.
    public Rational unit() {
        if (large == null) {
            return new Rational(1, bottom);
        }
        return of(BigInteger.ONE, large.denominator);
    }

    public Rational invert() {
        if (large == null) {
            return of(bottom, top);
        }
        return of(large.denominator, large.numerator);
    }

    /// The power to an exponent that is an integer.
    public Rational pow(Rational exponent) {
        if (exponent.isInt()) {
            return pow(exponent.toInt());
        }
        return pow(exponent.numerator());
    }

    private Rational pow(int exponent) {
        if (exponent < 0) {
            return exponent == -1 ? invert() : invert().pow(BigInteger.valueOf(-(long) exponent));
        }
        if (exponent == 1) {
            return this;
        }
        if (large == null && !isUnitOrZero() && bits() * (long) exponent < Long.SIZE) {
            return new Rational(power(top, exponent), power(bottom, exponent));
        }
        return pow(BigInteger.valueOf(exponent));
    }

    public Rational pow(BigInteger exponent) {
        if (exponent.signum() < 0) {
            return invert().pow(exponent.negate());
        }
        if (exponent.equals(BigInteger.ONE)) {
            return this;
        }
        if (isUnitOrZero()) {
            if (exponent.signum() == 0 || (signum() < 0 && !exponent.testBit(0))) {
                return ONE;
            }
            return this;
        }
        Budget.checkBits(exponent.bitLength() > 31 ? Long.MAX_VALUE : bits() * exponent.longValueExact());
        int n = exponent.intValueExact();
        if (bits() * n < Long.SIZE) {
            return new Rational(power(top, n), power(bottom, n));
        }
        return lowest(numerator().pow(n), denominator().pow(n));
    }

    private boolean isUnitOrZero() {
        return large == null && bottom == 1 && top >= -1 && top <= 1;
    }

    private static long power(long base, int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }

    public BigInteger floor() {
        if (large == null) {
            return BigInteger.valueOf(Math.floorDiv(top, bottom));
        }
        BigInteger[] parts = numerator().divideAndRemainder(denominator());
        if (parts[1].signum() < 0) {
            return parts[0].subtract(BigInteger.ONE);
        }
        return parts[0];
    }

    public double toDouble() {
        if (bits() <= DOUBLE_BITS) {
            return (double) top / bottom;
        }
        return new BigDecimal(numerator())
                .divide(new BigDecimal(denominator()), new MathContext(20, RoundingMode.HALF_EVEN))
                .doubleValue();
    }

    @Override
    public int compareTo(Rational other) {
        if (large == null && other.large == null && bottom == other.bottom) {
            return Long.compare(top, other.top);
        }
        return numerator().multiply(other.denominator()).compareTo(other.numerator().multiply(denominator()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rational that && top == that.top && bottom == that.bottom
                && Objects.equals(large, that.large);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(top) + Long.hashCode(bottom)) + Objects.hashCode(large);
    }

    @Override
    public String toString() {
        return numerator() + "/" + denominator();
    }
}
