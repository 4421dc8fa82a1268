package io.reward4j.rlvr.math.eval;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Expr.Product;
import io.reward4j.rlvr.math.expr.Expr.Series;
import io.reward4j.rlvr.math.expr.Expr.Sum;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.UndefinedValue;
import io.reward4j.rlvr.math.number.Unreadable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes in exact fractions.
///
/// Most expressions that are no numbers have no such value, which costs no exception here.
/// Throws [Unreadable#BUDGET] when the steps are used up.
public final class ExactEvaluator {

    private static final int LONGEST_RADICAND = 1000;
    private static final int BITS_OF_DOUBLE = 52;

    private final Budget budget;
    private final Bindings bindings;

    public ExactEvaluator(Budget budget) {
        this(budget, new Bindings());
    }

    /// An evaluator that sees the bound variables of another one.
    ExactEvaluator(Budget budget, Bindings bindings) {
        this.budget = budget;
        this.bindings = bindings;
    }

    /// The value, or `null` where it is no fraction.
    public @Nullable Rational orNull(Expr expr) {
        if (expr instanceof Num number) {
            return number.value();
        }
        try {
            return of(expr);
        } catch (UndefinedValue none) {
            return null;
        }
    }

    private @Nullable Rational of(Expr expr) {
        budget.spend(1);
        if (expr instanceof Num number) {
            return number.value();
        }
        if (expr instanceof Product product) {
            return product(product.factors());
        }
        if (expr instanceof Power power) {
            return power(power);
        }
        if (expr instanceof Sum sum) {
            return sum(sum.terms());
        }
        if (expr instanceof Name name) {
            return bound(name.name());
        }
        if (expr instanceof Call call) {
            return call(call);
        }
        if (expr instanceof Series series) {
            return series(series);
        }
        return expr == Constant.I ? bound("i") : null;
    }

    private @Nullable Rational bound(String variable) {
        Num value = bindings.get(variable);
        return value == null ? null : value.value();
    }

    private @Nullable Rational sum(List<Expr> terms) {
        Rational sum = of(terms.get(0));
        for (int i = 1; sum != null && i < terms.size(); i++) {
            Rational term = of(terms.get(i));
            sum = term == null ? null : sum.add(term);
        }
        return sum;
    }

    private @Nullable Rational product(List<Expr> factors) {
        Rational product = of(factors.get(0));
        for (int i = 1; product != null && i < factors.size(); i++) {
            Rational factor = of(factors.get(i));
            product = factor == null ? null : product.multiply(factor);
        }
        return product;
    }

    private @Nullable Rational power(Power power) {
        Rational base = of(power.base());
        Rational exponent = base == null ? null : of(power.exponent());
        if (base == null || exponent == null) {
            return null;
        }
        if (exponent.isInteger()) {
            return base.pow(exponent);
        }
        if (exponent.denominator().bitLength() > 6) {
            return null;
        }
        int n = exponent.denominator().intValueExact();
        BigInteger top = root(base.numerator(), n);
        BigInteger bottom = top == null ? null : root(base.denominator(), n);
        if (top == null || bottom == null) {
            return null;
        }
        return Rational.of(top, bottom).pow(exponent.numerator());
    }

    private @Nullable Rational call(Call call) {
        budget.spend(call.function().cost());
        List<Rational> arguments = new ArrayList<>(call.arguments().size());
        for (Expr argument : call.arguments()) {
            Rational value = of(argument);
            if (value == null) {
                return null;
            }
            arguments.add(value);
        }
        return call.function().exactlyAt(arguments);
    }

    private @Nullable Rational series(Series series) {
        SeriesRange range = SeriesRange.between(orNull(series.from()), orNull(series.to()));
        if (range == null) {
            return null;
        }
        Rational result = series.product() ? Rational.ONE : Rational.ZERO;
        Num outer = bindings.get(series.variable());
        try {
            for (int i = 0; i < range.count(); i++) {
                bindings.put(series.variable(), range.index(i));
                Rational term = of(series.body());
                if (term == null) {
                    return null;
                }
                result = series.product() ? result.multiply(term) : result.add(term);
            }
        } finally {
            bindings.restore(series.variable(), outer);
        }
        return result;
    }

    /// The integer `n`th root, or `null` where there is none; the negative one of a negative number where `n` is odd.
    private static @Nullable BigInteger root(BigInteger value, int n) {
        if (value.signum() < 0) {
            BigInteger root = n % 2 == 0 ? null : root(value.negate(), n);
            return root == null ? null : root.negate();
        }
        if (value.bitLength() <= 1) {
            return value;
        }
        if (n == 2 && value.bitLength() <= BITS_OF_DOUBLE) {
            long root = (long) Math.sqrt((double) value.longValue());
            return root * root == value.longValue() ? BigInteger.valueOf(root) : null;
        }
        if (n != 2 && value.bitLength() > LONGEST_RADICAND) {
            return null;
        }
        BigInteger root = n == 2 ? value.sqrt() : approximateRoot(value, n);
        return root.pow(n).equals(value) ? root : null;
    }

    private static BigInteger approximateRoot(BigInteger value, int n) {
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
