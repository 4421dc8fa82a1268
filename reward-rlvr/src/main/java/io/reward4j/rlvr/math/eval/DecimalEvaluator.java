package io.reward4j.rlvr.math.eval;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Decimals;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.UndefinedValue;
import java.math.BigDecimal;
import java.util.List;

/// Computes real values to eighty digits at a point of [ComplexEvaluator], to tell apart what doubles cannot.
public final class DecimalEvaluator extends Evaluator<BigDecimal> {

    private static final int COST = 50;
    private static final int LARGEST_POWER = 10_000;

    private final int point;
    private final boolean naturalLog;

    /// @param point the point of [ComplexEvaluator] at which variables are
    public DecimalEvaluator(Budget budget, int point, boolean naturalLog) {
        super(budget);
        this.point = point;
        this.naturalLog = naturalLog;
    }

    @Override
    BigDecimal number(Num number) {
        return Decimals.of(number.value());
    }

    @Override
    BigDecimal name(String name) {
        return new BigDecimal(ComplexEvaluator.valueOf(name, point));
    }

    @Override
    BigDecimal constant(Constant constant) {
        return switch (constant) {
            case PI -> Decimals.pi();
            case E -> Decimals.e();
            case I, INFINITY, REALS, EMPTY -> throw UndefinedValue.INSTANCE;
        };
    }

    @Override
    BigDecimal add(BigDecimal left, BigDecimal right) {
        return Decimals.bounded(left.add(right, Decimals.PRECISION));
    }

    @Override
    BigDecimal multiply(BigDecimal left, BigDecimal right) {
        return Decimals.multiply(left, right);
    }

    @Override
    BigDecimal power(Power power) {
        budget().spend(COST);
        BigDecimal base = of(power.base());
        Rational exact = exact(power.exponent());
        if (exact == null) {
            return Decimals.exp(multiply(of(power.exponent()), Decimals.log(base)));
        }
        boolean small = exact.numerator().bitLength() < 31
                && Math.abs(exact.numerator().intValueExact()) <= LARGEST_POWER;
        if (exact.isInteger() && small) {
            return integerPower(base, exact.numerator().intValueExact());
        }
        if (exact.denominator().intValue() == 2 && small) {
            return integerPower(Decimals.sqrt(base), exact.numerator().intValueExact());
        }
        return Decimals.exp(multiply(Decimals.of(exact), Decimals.log(base)));
    }

    private static BigDecimal integerPower(BigDecimal base, int exponent) {
        BigDecimal raised = Decimals.bounded(base.pow(Math.abs(exponent), Decimals.PRECISION));
        if (exponent < 0) {
            return Decimals.divide(BigDecimal.ONE, raised);
        }
        return raised;
    }

    @Override
    BigDecimal call(Call call) {
        budget().spend(COST);
        Rational exact = exact(call);
        if (exact != null) {
            return Decimals.of(exact);
        }
        List<BigDecimal> arguments = of(call.arguments());
        return call.function().meant(arguments.size(), naturalLog).decimalAt(arguments);
    }

    @Override
    BigDecimal opaque(String head, List<Expr> parts) {
        throw UndefinedValue.INSTANCE;
    }
}
