package io.reward4j.rlvr.math.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// Elementary functions of real numbers to eighty digits, by their Taylor series after a reduction of the argument.
///
/// Where there is no real value, or one that is too large, it is [UndefinedValue].
public final class Decimals {

    /// The precision of every result.
    public static final MathContext PRECISION = new MathContext(90);

    /// The precision within a computation.
    private static final MathContext GUARDED = new MathContext(110);

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal SMALL = new BigDecimal("1e-100");
    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.valueOf(100_000);
    private static final int HALVINGS = 8;
    private static final int LARGEST_SCALE = 60_000;

    private static final BigDecimal PI = new BigDecimal("3.141592653589793238462643383279502884197169399375105820974944"
            + "59230781640628620899862803482534211706798214808651");
    private static final BigDecimal E = new BigDecimal(
            "2.71828182845904523536028747135266249775724709369995957496696762772407663035354759457138218");

    private Decimals() {}

    /// The ratio of a circle to its diameter.
    public static BigDecimal pi() {
        return PI;
    }

    /// The base of natural logarithms.
    public static BigDecimal e() {
        return E;
    }

    /// The product.
    public static BigDecimal multiply(BigDecimal a, BigDecimal b) {
        return bounded(a.multiply(b, PRECISION));
    }

    /// The quotient.
    public static BigDecimal divide(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            throw UndefinedValue.INSTANCE;
        }
        return bounded(a.divide(b, PRECISION));
    }

    /// The fraction as a decimal.
    public static BigDecimal of(Rational value) {
        return divide(new BigDecimal(value.numerator()), new BigDecimal(value.denominator()));
    }

    /// The value, unless it is too large or too small to be reckoned with.
    public static BigDecimal bounded(BigDecimal value) {
        if (Math.abs((long) value.scale() - value.precision()) > LARGEST_SCALE) {
            throw UndefinedValue.INSTANCE;
        }
        return value;
    }

    /// The square root.
    public static BigDecimal sqrt(BigDecimal x) {
        if (x.signum() < 0) {
            throw UndefinedValue.INSTANCE;
        }
        return x.sqrt(PRECISION);
    }

    /// `e` to a power.
    public static BigDecimal exp(BigDecimal x) {
        if (x.abs().compareTo(LARGEST_EXPONENT) > 0) {
            throw UndefinedValue.INSTANCE;
        }
        int halvings = HALVINGS + Math.max(0, x.toBigInteger().bitLength());
        BigDecimal r = x.divide(new BigDecimal(BigInteger.ONE.shiftLeft(halvings)), GUARDED);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; term.abs().compareTo(SMALL) > 0; n++) {
            term = term.multiply(r, GUARDED).divide(BigDecimal.valueOf(n), GUARDED);
            sum = sum.add(term, GUARDED);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, GUARDED);
        }
        return bounded(sum.round(PRECISION));
    }

    /// The natural logarithm, by Halley's method from that of a double.
    public static BigDecimal log(BigDecimal x) {
        double start = x.doubleValue();
        if (x.signum() <= 0 || Double.isInfinite(start) || start < Double.MIN_NORMAL) {
            throw UndefinedValue.INSTANCE;
        }
        BigDecimal y = new BigDecimal(Math.log(start));
        for (int i = 0; i < 3; i++) {
            BigDecimal power = exp(y);
            BigDecimal step = x.subtract(power).divide(x.add(power), GUARDED);
            y = y.add(step.add(step), GUARDED);
        }
        return y.round(PRECISION);
    }

    /// The sine.
    public static BigDecimal sin(BigDecimal x) {
        BigDecimal r = reduced(x);
        return alternating(r, r, 1);
    }

    /// The cosine.
    public static BigDecimal cos(BigDecimal x) {
        return alternating(reduced(x), BigDecimal.ONE, 0);
    }

    /// The arc tangent.
    public static BigDecimal atan(BigDecimal x) {
        BigDecimal r = x;
        int doublings = 4;
        for (int i = 0; i < doublings; i++) {
            BigDecimal root = sqrt(BigDecimal.ONE.add(r.multiply(r, GUARDED)));
            r = r.divide(BigDecimal.ONE.add(root), GUARDED);
        }
        return arctanSeries(r).multiply(BigDecimal.valueOf(1L << doublings), PRECISION);
    }

    /// A sum of alternating terms, as those of the sine from the first power and of the cosine from the zeroth.
    private static BigDecimal alternating(BigDecimal x, BigDecimal first, int power) {
        BigDecimal square = x.multiply(x, GUARDED).negate();
        BigDecimal term = first;
        BigDecimal sum = first;
        for (int n = power + 1; term.abs().compareTo(SMALL) > 0; n += 2) {
            term = term.multiply(square, GUARDED).divide(BigDecimal.valueOf((long) n * (n + 1)), GUARDED);
            sum = sum.add(term, GUARDED);
        }
        return sum.round(PRECISION);
    }

    private static BigDecimal reduced(BigDecimal x) {
        if (x.abs().compareTo(LARGEST_EXPONENT) > 0) {
            throw UndefinedValue.INSTANCE;
        }
        BigDecimal turn = PI.add(PI);
        BigDecimal turns = new BigDecimal(x.divide(turn, GUARDED).add(HALF.multiply(BigDecimal.valueOf(x.signum())))
                .toBigInteger());
        return x.subtract(turns.multiply(turn), GUARDED);
    }

    private static BigDecimal arctanSeries(BigDecimal x) {
        BigDecimal square = x.multiply(x, GUARDED).negate();
        BigDecimal power = x;
        BigDecimal sum = x;
        for (int n = 3; power.abs().compareTo(SMALL) > 0; n += 2) {
            power = power.multiply(square, GUARDED);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), GUARDED), GUARDED);
        }
        return sum;
    }
}
