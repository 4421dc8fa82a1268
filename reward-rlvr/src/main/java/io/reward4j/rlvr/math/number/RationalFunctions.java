package io.reward4j.rlvr.math.number;

import io.reward4j.rlvr.math.expr.Function;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;

/// The functions of [Function] that take one line too many, in exact fractions.
public final class RationalFunctions {

    private RationalFunctions() {}

    public static Rational abs(List<Rational> args) {
        if (args.get(0).numerator().signum() < 0) {
            return args.get(0).negate();
        }
        return args.get(0);
    }

    public static Rational factorial(List<Rational> args) {
        return Rational.of(product(1, smallInteger(args.get(0), Budget.MAX_FACTORIAL), 1));
    }

    public static Rational doubleFactorial(List<Rational> args) {
        int n = smallInteger(args.get(0), Budget.MAX_FACTORIAL);
        return Rational.of(product(n % 2 == 0 ? 2 : 1, n, 2));
    }

    public static Rational binomial(List<Rational> args) {
        int n = smallInteger(args.get(0), Budget.MAX_FACTORIAL);
        int k = smallInteger(args.get(1), Budget.MAX_FACTORIAL);
        if (k > n) {
            return Rational.ZERO;
        }
        int least = Math.min(k, n - k);
        return Rational.of(product(n - least + 1, n, 1).divide(product(1, least, 1)));
    }

    public static Rational gcd(List<Rational> args) {
        return reduce(args, (a, b) -> a.isZero() && b.isZero()
                ? Rational.ZERO
                : Rational.of(a.numerator().multiply(b.denominator()).gcd(b.numerator().multiply(a.denominator())),
                        a.denominator().multiply(b.denominator())));
    }

    public static Rational lcm(List<Rational> args) {
        return reduce(args, (a, b) -> abs(List.of(a.multiply(b).multiply(gcd(List.of(a, b)).invert()))));
    }

    public static Rational max(List<Rational> args) {
        return Collections.max(args);
    }

    public static Rational min(List<Rational> args) {
        return Collections.min(args);
    }

    public static Rational mod(List<Rational> args) {
        Rational b = args.get(1);
        BigInteger times = args.get(0).multiply(b.invert()).floor();
        return args.get(0).add(b.multiply(Rational.of(times)).negate());
    }

    private static Rational reduce(List<Rational> args, BinaryOperator<Rational> operator) {
        Rational result = abs(List.of(args.get(0)));
        for (Rational next : args) {
            result = operator.apply(result, next);
        }
        return result;
    }

    private static int smallInteger(Rational value, int limit) {
        if (!value.isInteger() || value.numerator().signum() < 0 || value.numerator().bitLength() > 31
                || value.numerator().intValueExact() > limit) {
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
}
