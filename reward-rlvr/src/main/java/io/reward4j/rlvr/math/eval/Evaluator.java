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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Walks an expression and computes a value of some kind of arithmetic.
///
/// Throws [UndefinedValue] where there is no value, and [Unreadable#BUDGET] when the steps are used up.
///
/// @param <V> a number of that arithmetic
abstract class Evaluator<V> {

    private final Budget budget;
    private final Bindings bindings;

    Evaluator(Budget budget) {
        this(budget, new Bindings());
    }

    /// An evaluator that sees the bound variables of another one.
    Evaluator(Budget budget, Bindings bindings) {
        this.budget = budget;
        this.bindings = bindings;
    }

    public final V of(Expr expr) {
        budget.spend(1);
        if (expr instanceof Num number) {
            return number(number);
        }
        if (expr instanceof Name name) {
            return variable(name.name());
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
        if (expr instanceof Call call) {
            return call(call);
        }
        if (expr instanceof Constant constant) {
            return named(constant);
        }
        return unread(expr);
    }

    private V variable(String name) {
        Num bound = bindings.get(name);
        if (bound == null) {
            return name(name);
        }
        return number(bound);
    }

    private V named(Constant constant) {
        Num bound = constant == Constant.I ? bindings.get("i") : null;
        if (bound == null) {
            return constant(constant);
        }
        return number(bound);
    }

    private V sum(List<Expr> terms) {
        V sum = of(terms.get(0));
        for (int i = 1; i < terms.size(); i++) {
            sum = add(sum, of(terms.get(i)));
        }
        return sum;
    }

    private V product(List<Expr> factors) {
        V product = of(factors.get(0));
        for (int i = 1; i < factors.size(); i++) {
            product = multiply(product, of(factors.get(i)));
        }
        return product;
    }

    /// The value of what only equals its like.
    private V unread(Expr expr) {
        if (expr instanceof Series series) {
            return series(series);
        }
        OpaqueForm form = OpaqueForm.of(expr);
        return opaque(form.head(), form.parts());
    }

    final List<V> of(List<Expr> exprs) {
        List<V> values = new ArrayList<>(exprs.size());
        for (Expr expr : exprs) {
            values.add(of(expr));
        }
        return values;
    }

    final Budget budget() {
        return budget;
    }

    /// The value as an exact fraction, or `null` where it is none.
    final @Nullable Rational exact(Expr expr) {
        if (expr instanceof Num number) {
            return number.value();
        }
        return new ExactEvaluator(budget, bindings).orNull(expr);
    }

    final Bindings bindings() {
        return bindings;
    }

    abstract V number(Num number);

    abstract V name(String name);

    abstract V constant(Constant constant);

    abstract V add(V left, V right);

    abstract V multiply(V left, V right);

    abstract V power(Power power);

    abstract V call(Call call);

    abstract V opaque(String head, List<Expr> parts);

    private V series(Series series) {
        SeriesRange range = SeriesRange.between(exact(series.from()), exact(series.to()));
        if (range == null) {
            OpaqueForm form = OpaqueForm.ofUnbounded(series);
            return opaque(form.head(), form.parts());
        }
        V result = number(new Num(series.product() ? Rational.ONE : Rational.ZERO, 0));
        Num outer = bindings.get(series.variable());
        try {
            for (int i = 0; i < range.count(); i++) {
                bindings.put(series.variable(), range.index(i));
                V term = of(series.body());
                result = series.product() ? multiply(result, term) : add(result, term);
            }
        } finally {
            bindings.restore(series.variable(), outer);
        }
        return result;
    }
}
