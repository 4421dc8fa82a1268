package io.reward4j.rlvr.math.number;

import java.math.BigInteger;

/// The integers modulo a prime `2^61 − c`, in which −1 has a square root.
///
/// @param offset the small `c`
/// @param imaginary a square root of −1
public record PrimeField(int offset, long imaginary) {

    public static final PrimeField FIRST = new PrimeField(31, 583_529_827_753_931_384L);
    public static final PrimeField SECOND = new PrimeField(259, 966_685_122_347_009_555L);

    private static final long MASK = (1L << 61) - 1;

    public long prime() {
        return (1L << 61) - offset;
    }

    public long add(long a, long b) {
        return reduce(a + b);
    }

    public long subtract(long a, long b) {
        if (a >= b) {
            return a - b;
        }
        return a - b + prime();
    }

    public long multiply(long a, long b) {
        long low = a * b;
        long high = Math.multiplyHigh(a, b) << 3 | low >>> 61;
        long carried = high * offset;
        long carriedHigh = Math.multiplyHigh(high, offset) << 3 | carried >>> 61;
        return reduce((low & MASK) + (carried & MASK) + carriedHigh * offset);
    }

    public long power(long base, BigInteger exponent) {
        if (exponent.bitLength() < 62 && exponent.signum() >= 0) {
            return power(base, exponent.longValueExact());
        }
        BigInteger order = BigInteger.valueOf(prime() - 1);
        return power(base, exponent.mod(order).longValueExact());
    }

    public long power(long base, long exponent) {
        long result = 1;
        long square = base;
        for (long rest = exponent; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                result = multiply(result, square);
            }
            square = multiply(square, square);
        }
        return result;
    }

    public long invert(long a) {
        if (a == 0) {
            throw UndefinedValue.INSTANCE;
        }
        // Euclid's algorithm: denominators are small, and take it few steps
        long divided = prime();
        long divisor = a;
        long before = 0;
        long inverse = 1;
        while (divisor != 1) {
            long quotient = divided / divisor;
            long rest = divided - quotient * divisor;
            long next = before - quotient * inverse;
            divided = divisor;
            divisor = rest;
            before = inverse;
            inverse = next;
        }
        return inverse < 0 ? inverse + prime() : inverse;
    }

    public long of(BigInteger value) {
        if (value.bitLength() < 62) {
            return ofLong(value.longValueExact());
        }
        return value.mod(BigInteger.valueOf(prime())).longValueExact();
    }

    /// The residue of a fraction, or [UndefinedValue].
    public long of(Rational value) {
        if (value.isInteger()) {
            return value.numeratorIn(this);
        }
        return multiply(value.numeratorIn(this), invert(value.denominatorIn(this)));
    }

    public long ofLong(long value) {
        return Math.floorMod(value, prime());
    }

    /// Mixes a value into a hash, by the finaliser of SplitMix64.
    public static long mix(long hash, long value) {
        long z = (hash ^ value) * 0x9E37_79B9_7F4A_7C15L + 0xD1B5_4A32_D192_ED03L;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }

    /// Mixes each character of a text into a hash.
    public static long mix(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = mix(mixed, text.charAt(i));
        }
        return mixed;
    }

    private long reduce(long value) {
        long folded = (value & MASK) + (value >>> 61) * offset;
        if (folded >= prime()) {
            return folded - prime();
        }
        return folded;
    }
}
