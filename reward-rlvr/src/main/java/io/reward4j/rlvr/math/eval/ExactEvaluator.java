package io.reward4j.rlvr.math.eval;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.UndefinedValue;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes in exact fractions; whatever is not a fraction is [UndefinedValue].
public final class ExactEvaluator extends Evaluator<Rational> {

    public ExactEvaluator(Budget budget) {
        super(budget);
    }

    ExactEvaluator(Budget budget, Bindings bindings) {
        super(budget, bindings);
    }

    @Nullable
    public Rational orNull(Expr expr) {
        if (expr instanceof Num(Rational value, int digits, int places)) {
            return value;
        }
        try {
            return of(expr);
        } catch (UndefinedValue none) {
            return null;
        }
    }

    @Override
    public Rational number(Num number) {
        return number.value();
    }

    @Override
    public Rational name(String name) {
        throw UndefinedValue.INSTANCE;
    }

    @Override
    public Rational constant(Constant constant) {
        throw UndefinedValue.INSTANCE;
    }

    @Override
    public Rational add(Rational left, Rational right) {
        return left.add(right);
    }

    @Override
    public Rational multiply(Rational left, Rational right) {
        return left.multiply(right);
    }

    @Override
    public Rational power(Power power) {
        Rational base = of(power.base());
        Rational exponent = of(power.exponent());
        if (exponent.isInteger()) {
            return base.pow(exponent.numerator());
        }
        if (exponent.denominator().bitLength() > 6) {
            throw UndefinedValue.INSTANCE;
        }
        int n = exponent.denominator().intValueExact();
        return Rational.of(root(base.numerator(), n), root(base.denominator(), n)).pow(exponent.numerator());
    }

    @Override
    public Rational call(Call call) {
        budget().spend(call.function().cost());
        return call.function().exactlyAt(of(call.arguments()));
    }

    @Override
    public Rational opaque(String head, List<Expr> parts) {
        throw UndefinedValue.INSTANCE;
    }

    /// The integer `n`th root; the negative one of a negative number where `n` is odd.
    private static BigInteger root(BigInteger value, int n) {
        if (value.signum() < 0) {
            if (n % 2 == 0) {
                throw UndefinedValue.INSTANCE;
            }
            return root(value.negate(), n).negate();
        }
        if (value.bitLength() <= 1) {
            return value;
        }
        BigInteger root = n == 2 ? value.sqrt() : approximateRoot(value, n);
        if (!root.pow(n).equals(value)) {
            throw UndefinedValue.INSTANCE;
        }
        return root;
    }

    private static BigInteger approximateRoot(BigInteger value, int n) {
        if (value.bitLength() > 1000) {
            throw UndefinedValue.INSTANCE;
        }
        BigInteger x = BigInteger.ONE.shiftLeft((value.bitLength() + n - 1) / n);
        while (true) {
            BigInteger next = x.multiply(BigInteger.valueOf(n - 1L))
                    .add(value.divide(x.pow(n - 1)))
                    .divide(BigInteger.valueOf(n));
            if (next.compareTo(x) >= 0) {
                return x;
            }
            x = next;
        }
    }
}
