package io.reward4j.rlvr.math.number;

import io.reward4j.rlvr.math.expr.Function;
import java.util.List;

/// The functions of [Function] that take one line too many, in complex doubles.
public final class ComplexFunctions {

    private ComplexFunctions() {}

    public static Complex log(List<Complex> args) {
        Complex value = args.get(0).log();
        if (args.size() == 1) {
            return value;
        }
        return value.multiply(args.get(1).log().invert());
    }

    public static Complex abs(List<Complex> args) {
        Complex z = args.get(0);
        return Complex.rounded(z.size(), 0, z.error());
    }

    public static Complex floor(List<Complex> args) {
        return Complex.real(Math.floor(away(args.get(0))));
    }

    public static Complex ceil(List<Complex> args) {
        return Complex.real(Math.ceil(away(args.get(0))));
    }

    public static Complex sign(List<Complex> args) {
        Complex z = args.get(0);
        double value = z.toReal();
        if (Math.abs(value) <= z.error() && z.error() > 0) {
            throw UndefinedValue.INSTANCE;
        }
        return Complex.real(Math.signum(value));
    }

    public static Complex factorial(List<Complex> args) {
        return product(args.get(0).toInteger(), 1);
    }

    public static Complex doubleFactorial(List<Complex> args) {
        return product(args.get(0).toInteger(), 2);
    }

    public static Complex binomial(List<Complex> args) {
        long k = args.get(1).toInteger();
        Complex n = args.get(0);
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

    public static Complex max(List<Complex> args) {
        Complex best = args.get(0);
        for (Complex z : args) {
            best = z.toReal() > best.toReal() ? z : best;
        }
        return best;
    }

    public static Complex min(List<Complex> args) {
        return max(args.stream().map(Complex::negate).toList()).negate();
    }

    public static Complex mod(List<Complex> args) {
        Complex a = args.get(0);
        Complex b = args.get(1);
        Complex times = floor(List.of(a.multiply(b.invert())));
        return a.add(b.multiply(times).negate());
    }

    public static Complex part(List<Complex> args, boolean real) {
        Complex z = args.get(0);
        return new Complex(real ? z.re() : z.im(), 0, z.error());
    }

    public static Complex conjugate(List<Complex> args) {
        Complex z = args.get(0);
        return new Complex(z.re(), -z.im(), z.error());
    }

    public static Complex argument(List<Complex> args) {
        return part(List.of(args.get(0).log()), false);
    }

    /// A real value that is not so near to an integer that its rounding would be a guess.
    private static double away(Complex z) {
        double value = z.toReal();
        if (z.error() > 0 && Math.abs(value - Math.rint(value)) <= z.error()) {
            throw UndefinedValue.INSTANCE;
        }
        return value;
    }

    private static Complex product(long n, int step) {
        if (n < 0 || n > 300) {
            throw UndefinedValue.INSTANCE;
        }
        Complex value = Complex.ONE;
        for (long i = n; i > 1; i -= step) {
            value = value.multiply(Complex.real((double) i));
        }
        return value;
    }
}
