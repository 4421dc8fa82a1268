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
import io.reward4j.rlvr.math.expr.Mark;
import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.UndefinedValue;
import io.reward4j.rlvr.math.number.Unreadable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
        return switch (expr) {
            case Num number -> number(number);
            case Name name -> variable(name.name());
            case Sum sum -> sum(sum.terms());
            case Product product -> product(product.factors());
            case Power power -> power(power);
            case Call call -> call(call);
            case Constant constant -> named(constant);
            default -> unread(expr);
        };
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
        return switch (expr) {
            case Series series -> series(series);
            case UnboundedSeries(boolean product, Expr lower, Expr upper, Expr body) ->
                opaque(product ? "product" : "sum", List.of(body, lower, upper));
            case Integral(String sign, List<Expr> bounds, Expr integrand, String variable) ->
                opaque(sign, joined(bounds, List.of(integrand, new Name("d" + variable))));
            case Limit(Expr approach, Expr body) -> opaque("limit", List.of(approach, body));
            case Derivative(Expr top, Expr bottom) -> opaque("derivative", List.of(top, bottom));
            case Application(String function, List<Expr> arguments) -> opaque("function " + function, arguments);
            case Marked(Mark mark, Expr inner) -> opaque("mark " + mark, List.of(inner));
            case Indexed(Expr base, String index) -> opaque("index " + index, List.of(base));
            case Modulo(Expr value, Expr modulus) -> opaque("modulo", List.of(value, modulus));
            case Ratio(List<Expr> parts) -> opaque("ratio", parts);
            case ClockTime(List<Expr> parts) -> opaque("time", parts);
            case SetBuilder(Expr element, Expr condition) -> opaque("such that", List.of(element, condition));
            case Determinant(Matrix matrix) -> opaque("determinant", List.of(matrix));
            case Piecewise(List<Piece> pieces) -> opaque("piecewise",
                    pieces.stream().flatMap(piece -> Stream.of(piece.value(), piece.condition())).toList());
            case Logic(List<String> joiners, List<Expr> operands) -> opaque("logic " + joiners, operands);
            case Items(Expr.Shape shape, List<Expr> items) -> opaque(shape.name(), items);
            case Matrix(List<List<Expr>> rows) ->
                opaque("matrix" + rows.size(), rows.stream().flatMap(List::stream).toList());
            case Relation(List<Expr> sides, List<Operator> operators) -> opaque(operators.toString(), sides);
            case SetOperation(Operator operator, Expr left, Expr right) ->
                opaque(operator.name(), List.of(left, right));
            case Quantity(Expr value, String unit) -> opaque("unit " + unit, List.of(value));
            case Numeral(String digits, String base) -> opaque("base " + base + " " + digits, List.of());
            case Text(String words) -> opaque("text " + words, List.of());
            case PlusMinus ignored -> throw UndefinedValue.INSTANCE;
            default -> throw new IllegalArgumentException("what is read has a value of its own: " + expr);
        };
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
        return opaque((series.product() ? "product " : "sum ") + series.variable(),
                List.of(series.from(), series.to(), series.body()));
    }

    private static List<Expr> joined(List<Expr> first, List<Expr> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

}
