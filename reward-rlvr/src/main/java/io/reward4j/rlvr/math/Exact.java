package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.Expr.Call;
import io.reward4j.rlvr.math.Expr.Constant;
import io.reward4j.rlvr.math.Expr.Num;
import io.reward4j.rlvr.math.Expr.Power;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Computes in exact fractions; whatever is not a fraction is [Unsettled].
final class Exact extends Evaluator<Rational> {

    Exact(Budget budget) {
        super(budget);
    }

    Exact(Budget budget, Map<String, Num> bindings) {
        super(budget, bindings);
    }

    @Nullable
    Rational orNull(Expr expr) {
        if (expr instanceof Num(Rational value, int digits, int places)) {
            return value;
        }
        try {
            return of(expr);
        } catch (Unsettled none) {
            return null;
        }
    }

    @Override
    Rational number(Num number) {
        return number.value();
    }

    @Override
    Rational name(String name) {
        throw Unsettled.INSTANCE;
    }

    @Override
    Rational constant(Constant constant) {
        throw Unsettled.INSTANCE;
    }

    @Override
    Rational add(Rational left, Rational right) {
        return left.add(right);
    }

    @Override
    Rational multiply(Rational left, Rational right) {
        return left.multiply(right);
    }

    @Override
    Rational power(Power power) {
        Rational base = of(power.base());
        Rational exponent = of(power.exponent());
        if (exponent.isInteger()) {
            return base.pow(exponent.top());
        }
        if (exponent.bottom().bitLength() > 6) {
            throw Unsettled.INSTANCE;
        }
        int n = exponent.bottom().intValueExact();
        return Rational.of(root(base.top(), n), root(base.bottom(), n)).pow(exponent.top());
    }

    @Override
    Rational call(Call call) {
        budget().spend(call.function() == Function.FACTORIAL ? 200 : 1);
        return call.function().exactlyAt(of(call.arguments()));
    }

    @Override
    Rational opaque(String head, List<Expr> parts) {
        throw Unsettled.INSTANCE;
    }

    /// The integer `n`th root; the negative one of a negative number where `n` is odd.
    private static BigInteger root(BigInteger value, int n) {
        if (value.signum() < 0) {
            if (n % 2 == 0) {
                throw Unsettled.INSTANCE;
            }
            return root(value.negate(), n).negate();
        }
        if (value.bitLength() <= 1) {
            return value;
        }
        BigInteger root = n == 2 ? value.sqrt() : approximateRoot(value, n);
        if (!root.pow(n).equals(value)) {
            throw Unsettled.INSTANCE;
        }
        return root;
    }

    private static BigInteger approximateRoot(BigInteger value, int n) {
        if (value.bitLength() > 1000) {
            throw Unsettled.INSTANCE;
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
