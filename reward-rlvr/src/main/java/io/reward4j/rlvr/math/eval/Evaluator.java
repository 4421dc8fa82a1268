package io.reward4j.rlvr.math.eval;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Application;
import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.ClockTime;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Derivative;
import io.reward4j.rlvr.math.expr.Expr.Determinant;
import io.reward4j.rlvr.math.expr.Expr.Indexed;
import io.reward4j.rlvr.math.expr.Expr.Integral;
import io.reward4j.rlvr.math.expr.Expr.Items;
import io.reward4j.rlvr.math.expr.Expr.Limit;
import io.reward4j.rlvr.math.expr.Expr.Logic;
import io.reward4j.rlvr.math.expr.Expr.Marked;
import io.reward4j.rlvr.math.expr.Expr.Matrix;
import io.reward4j.rlvr.math.expr.Expr.Modulo;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Numeral;
import io.reward4j.rlvr.math.expr.Expr.Piece;
import io.reward4j.rlvr.math.expr.Expr.Piecewise;
import io.reward4j.rlvr.math.expr.Expr.PlusMinus;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Expr.Product;
import io.reward4j.rlvr.math.expr.Expr.Quantity;
import io.reward4j.rlvr.math.expr.Expr.Ratio;
import io.reward4j.rlvr.math.expr.Expr.Relation;
import io.reward4j.rlvr.math.expr.Expr.Series;
import io.reward4j.rlvr.math.expr.Expr.SetBuilder;
import io.reward4j.rlvr.math.expr.Expr.SetOperation;
import io.reward4j.rlvr.math.expr.Expr.Sum;
import io.reward4j.rlvr.math.expr.Expr.Text;
import io.reward4j.rlvr.math.expr.Expr.UnboundedSeries;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.UndefinedValue;
import io.reward4j.rlvr.math.number.Unreadable;
import java.math.BigInteger;
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
        if (expr instanceof Text text) {
            return opaque("text ".concat(text.words()), List.of());
        }
        if (expr instanceof Items items) {
            return opaque(items.shape().name(), items.items());
        }
        if (expr instanceof Relation relation) {
            return opaque(relation.operators().toString(), relation.sides());
        }
        if (expr instanceof Application application) {
            return opaque("function ".concat(application.function()), application.arguments());
        }
        if (expr instanceof Marked marked) {
            return opaque("mark ".concat(marked.mark().name()), List.of(marked.inner()));
        }
        if (expr instanceof Indexed indexed) {
            return opaque("index ".concat(indexed.index()), List.of(indexed.base()));
        }
        if (expr instanceof Quantity quantity) {
            return opaque("unit ".concat(quantity.unit()), List.of(quantity.value()));
        }
        if (expr instanceof Ratio ratio) {
            return opaque("ratio", ratio.parts());
        }
        if (expr instanceof ClockTime time) {
            return opaque("time", time.parts());
        }
        if (expr instanceof Numeral numeral) {
            return opaque("base " + numeral.base() + " " + numeral.digits(), List.of());
        }
        if (expr instanceof Matrix matrix) {
            return opaque("matrix".concat(Integer.toString(matrix.rows().size())), cells(matrix));
        }
        return unreadOperation(expr);
    }

    private V unreadOperation(Expr expr) {
        if (expr instanceof Limit limit) {
            return opaque("limit", List.of(limit.approach(), limit.body()));
        }
        if (expr instanceof UnboundedSeries series) {
            return opaque(series.product() ? "product" : "sum", List.of(series.body(), series.lower(), series.upper()));
        }
        if (expr instanceof Integral integral) {
            List<Expr> parts = new ArrayList<>(integral.bounds());
            parts.add(integral.integrand());
            parts.add(new Name("d".concat(integral.variable())));
            return opaque(integral.sign(), parts);
        }
        if (expr instanceof Derivative derivative) {
            return opaque("derivative", List.of(derivative.numerator(), derivative.denominator()));
        }
        if (expr instanceof Modulo modulo) {
            return opaque("modulo", List.of(modulo.value(), modulo.modulus()));
        }
        if (expr instanceof SetOperation sets) {
            return opaque(sets.operator().name(), List.of(sets.left(), sets.right()));
        }
        if (expr instanceof SetBuilder set) {
            return opaque("such that", List.of(set.element(), set.condition()));
        }
        if (expr instanceof Determinant determinant) {
            return opaque("determinant", List.of(determinant.matrix()));
        }
        if (expr instanceof Logic logic) {
            return opaque("logic ".concat(logic.joiners().toString()), logic.operands());
        }
        if (expr instanceof Piecewise piecewise) {
            List<Expr> parts = new ArrayList<>();
            for (Piece piece : piecewise.pieces()) {
                parts.add(piece.value());
                parts.add(piece.condition());
            }
            return opaque("piecewise", parts);
        }
        if (expr instanceof PlusMinus) {
            throw UndefinedValue.INSTANCE;
        }
        throw new IllegalArgumentException("what is read has a value of its own: " + expr);
    }

    private static List<Expr> cells(Matrix matrix) {
        List<Expr> cells = new ArrayList<>();
        for (List<Expr> row : matrix.rows()) {
            cells.addAll(row);
        }
        return cells;
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
        Rational from = exact(series.from());
        Rational to = exact(series.to());
        if (from == null || to == null || !from.isInteger() || !to.isInteger()) {
            return unbounded(series);
        }
        BigInteger count = to.numerator().subtract(from.numerator()).add(BigInteger.ONE);
        if (count.bitLength() > 31 || count.intValueExact() > Budget.MAX_TERMS) {
            return unbounded(series);
        }
        return terms(series, from.numerator(), count.intValueExact());
    }

    private V terms(Series series, BigInteger from, int count) {
        V result = number(new Num(series.product() ? Rational.ONE : Rational.ZERO, 0));
        Num outer = bindings.get(series.variable());
        for (int i = 0; i < count; i++) {
            bindings.put(series.variable(), new Num(Rational.of(from.add(BigInteger.valueOf(i))), 0));
            V term = of(series.body());
            result = series.product() ? multiply(result, term) : add(result, term);
        }
        bindings.restore(series.variable(), outer);
        return result;
    }

    private V unbounded(Series series) {
        return opaque((series.product() ? "product " : "sum ").concat(series.variable()),
                List.of(series.from(), series.to(), series.body()));
    }

}
