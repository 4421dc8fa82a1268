package io.reward4j.rlvr.math.eval;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Function;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Complex;
import io.reward4j.rlvr.math.number.PrimeField;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.UndefinedValue;
import java.math.BigInteger;
import java.util.List;

/// Computes in complex doubles at one fixed point, with a bound on the error.
///
/// Points 0 to 2 give every variable a positive value, 3 to 5 a value of either sign, 6 to 11 a small
/// positive integer.
public final class ComplexEvaluator extends Evaluator<Complex> {

    /// How many points there are.
    public static final int POINTS = 12;
    /// The digits from which a decimal counts as a print-out, rounded in its last place.
    public static final int LONG_DECIMAL = 10;

    private static final double ABSORBED = 0x1p-36;
    private static final double LARGE = 0x1p45;
    private static final double SATURATED = 8;

    private final int point;
    private final boolean realOnly;
    private final boolean naturalLog;
    private boolean extreme;

    /// @param realOnly whether a function of real values must have a real value
    public ComplexEvaluator(Budget budget, int point, boolean realOnly, boolean naturalLog) {
        super(budget);
        this.point = point;
        this.realOnly = realOnly;
        this.naturalLog = naturalLog;
    }

    @Override
    public Complex number(Num number) {
        double value = number.value().toDouble();
        double half = number.digits() >= LONG_DECIMAL ? 0.5 * Math.pow(10, -number.places()) : 0;
        return noted(new Complex(value, 0, Math.max(half, value == Math.rint(value) ? 0 : Math.ulp(value))));
    }

    @Override
    Complex name(String name) {
        return Complex.real(valueOf(name, point));
    }

    /// The value of a variable at a point.
    static double valueOf(String name, int point) {
        long hash = PrimeField.mix(point, name);
        double unit = (hash >>> 11) * 0x1p-53;
        return switch (point / 3) {
            case 0 -> 0.25 + 2 * unit;
            case 1 -> 5 * unit - 2.5;
            default -> 2 + Math.floor(11 * unit);
        };
    }

    @Override
    public Complex constant(Constant constant) {
        return switch (constant) {
            case PI -> Complex.rounded(Math.PI, 0, 0);
            case E -> Complex.rounded(Math.E, 0, 0);
            case I -> Complex.I;
            case INFINITY, REALS, EMPTY -> throw UndefinedValue.INSTANCE;
        };
    }

    @Override
    Complex add(Complex left, Complex right) {
        double first = left.size();
        double second = right.size();
        extreme |= Math.min(first, second) < ABSORBED * Math.max(first, second) && first != 0 && second != 0;
        return left.add(right);
    }

    @Override
    public Complex multiply(Complex left, Complex right) {
        return left.multiply(right);
    }

    @Override
    Complex power(Power power) {
        return noted(raised(power));
    }

    private Complex raised(Power power) {
        Complex base = of(power.base());
        Rational exact = exact(power.exponent());
        if (exact == null) {
            return inDomain(base.pow(of(power.exponent())), base);
        }
        if (exact.isInt()) {
            return base.pow(exact.toInt());
        }
        if (base.isZero() && exact.numerator().signum() > 0) {
            return Complex.ZERO;
        }
        if (base.im() == 0 && base.re() < 0 && exact.denominator().testBit(0) && exact.bits() < 32) {
            Complex size = base.negate().pow(Complex.real(exact.toDouble()));
            if (exact.numerator().testBit(0)) {
                return size.negate();
            }
            return size;
        }
        boolean square = exact.denominator().equals(BigInteger.TWO) && exact.bits() < 32;
        if (square) {
            return inDomain(base.sqrt().pow(exact.numerator().longValueExact()), base);
        }
        return inDomain(base.pow(Complex.rounded(exact.toDouble(), 0, 0)), base);
    }

    @Override
    Complex call(Call call) {
        return noted(called(call));
    }

    private Complex called(Call call) {
        Rational exact = exact(call);
        if (exact != null) {
            return number(new Num(exact, 0));
        }
        List<Complex> arguments = of(call.arguments());
        Function function = call.function().meant(arguments.size(), naturalLog);
        extreme |= function.isExponential() && arguments.get(0).size() > SATURATED;
        return inDomain(function.at(arguments), arguments.get(0));
    }

    @Override
    public Complex opaque(String head, List<Expr> parts) {
        long hash = new ModularEvaluator(budget(), bindings(), naturalLog).opaque(head, parts);
        return Complex.real(1 + (hash >>> 8) * 0x1p-53);
    }

    /// Whether a value was so large, so small or so different in size from another that doubles may have lost a part
    /// of it that matters.
    public boolean sawExtremes() {
        return extreme;
    }

    private Complex noted(Complex value) {
        double size = value.size();
        extreme |= size > LARGE || (size < ABSORBED && size != 0);
        return value;
    }

    private Complex inDomain(Complex value, Complex argument) {
        if (realOnly && argument.im() == 0 && value.im() != 0) {
            throw UndefinedValue.INSTANCE;
        }
        return value;
    }
}
