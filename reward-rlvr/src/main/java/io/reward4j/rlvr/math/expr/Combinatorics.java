package io.reward4j.rlvr.math.expr;

import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Complex;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.UndefinedValue;
import java.math.BigInteger;

/// Factorials and binomial coefficients.
final class Combinatorics {

    private static final int LARGEST_OF_DOUBLES = 300;

    private Combinatorics() {}

    static Rational factorial(Rational n) {
        return Rational.of(product(1, smallInteger(n), 1));
    }

    static Rational doubleFactorial(Rational n) {
        int last = smallInteger(n);
        int first = 2 - last % 2;
        return Rational.of(product(first, last, 2));
    }

    static Rational binomial(Rational above, Rational below) {
        int n = smallInteger(above);
        int k = smallInteger(below);
        if (k > n) {
            return Rational.ZERO;
        }
        int least = Math.min(k, n - k);
        return Rational.of(product(n - least + 1, n, 1).divide(product(1, least, 1)));
    }

    static Complex factorial(Complex n) {
        return product(n.toInteger(), 1);
    }

    static Complex doubleFactorial(Complex n) {
        return product(n.toInteger(), 2);
    }

    static Complex binomial(Complex n, Complex below) {
        long k = below.toInteger();
        if (n.isReal() && Math.rint(n.re()) == n.re() && n.re() >= 0 && k > n.re() / 2) {
            k = n.toInteger() - k;
        }
        if (k < 0) {
            return Complex.ZERO;
        }
        if (k > Budget.MAX_TERMS) {
            throw UndefinedValue.INSTANCE;
        }
        Complex value = Complex.ONE;
        for (int i = 0; i < k; i++) {
            value = value.multiply(n.add(Complex.real(-i))).multiply(Complex.real(i + 1.0).invert());
        }
        return value;
    }

    private static int smallInteger(Rational value) {
        if (!value.isInteger() || value.numerator().signum() < 0 || value.numerator().bitLength() > 31
                || value.numerator().intValueExact() > Budget.MAX_FACTORIAL) {
            throw UndefinedValue.INSTANCE;
        }
        return value.numerator().intValueExact();
    }

    /// The product of every `step`th integer, by halves so that the factors stay of like size.
    private static BigInteger product(int from, int to, int step) {
        if (from > to) {
            return BigInteger.ONE;
        }
        if (to - from < 16 * step) {
            BigInteger result = BigInteger.ONE;
            for (int i = from; i <= to; i += step) {
                result = result.multiply(BigInteger.valueOf(i));
            }
            return result;
        }
        int middle = from + (to - from) / (2 * step) * step;
        return product(from, middle, step).multiply(product(middle + step, to, step));
    }

    private static Complex product(long n, int step) {
        if (n < 0 || n > LARGEST_OF_DOUBLES) {
            throw UndefinedValue.INSTANCE;
        }
        Complex value = Complex.ONE;
        for (long i = n; i > 1; i -= step) {
            value = value.multiply(Complex.real((double) i));
        }
        return value;
    }
}
