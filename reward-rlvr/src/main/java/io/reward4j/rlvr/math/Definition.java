package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Application;
import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Derivative;
import io.reward4j.rlvr.math.expr.Expr.Integral;
import io.reward4j.rlvr.math.expr.Expr.Items;
import io.reward4j.rlvr.math.expr.Expr.Limit;
import io.reward4j.rlvr.math.expr.Expr.Marked;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Expr.Product;
import io.reward4j.rlvr.math.expr.Expr.Quantity;
import io.reward4j.rlvr.math.expr.Expr.Ratio;
import io.reward4j.rlvr.math.expr.Expr.Relation;
import io.reward4j.rlvr.math.expr.Expr.Series;
import io.reward4j.rlvr.math.expr.Expr.SetOperation;
import io.reward4j.rlvr.math.expr.Expr.Shape;
import io.reward4j.rlvr.math.expr.Expr.Text;
import io.reward4j.rlvr.math.expr.Expr.UnboundedSeries;
import io.reward4j.rlvr.math.expr.Function;
import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.number.Rational;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A relation that says what something is, as `x = 5`, `f(x) = 2x`, `5 = x`, `x ∈ [0, 1]` or a chain of
/// equations that ends in the answer.
///
/// @param name what is defined
record Definition(Expr name, Expr value) {

    private static final Set<String> ARGUMENTS = Set.of("x", "y", "z", "t", "n", "u", "s", "r", "k", "theta");

    private static final Expr EXPECTATION = new Name("E");
    private static final Expr VARIANCE = new Power(new Name("sigma"), Expr.number(2));

    private static final Set<String> FUNCTIONS = Set.of("f", "g", "h", "p", "q", "u", "v", "w", "phi", "psi");

    /// The definition that an expression is, or `null`.
    static @Nullable Definition of(Expr expr, ValueComparator values) {
        if (!(expr instanceof Relation relation)) {
            return null;
        }
        boolean equations = areEquations(relation.operators());
        if (relation.is(Operator.IN) || (equations && relation.operators().size() == 1)) {
            return simple(relation, values);
        }
        if (equations) {
            return chain(relation, values);
        }
        return null;
    }

    private static boolean areEquations(List<Operator> operators) {
        for (Operator operator : operators) {
            if (operator != Operator.EQUAL && operator != Operator.APPROXIMATELY) {
                return false;
            }
        }
        return true;
    }

    /// Whether the name is one that answers leave out or change at will, as `y` or `f(x)`.
    boolean isOfFunction() {
        return (name instanceof Name(String letter) && letter.equals("y"))
                || (name instanceof Application(String function, List<Expr> arguments)
                        && function.length() == 1 && arguments.stream().allMatch(Name.class::isInstance))
                || (name instanceof Product(List<Expr> factors)
                        && factors.size() == 2
                        && factors.get(0) instanceof Name(String function)
                        && (FUNCTIONS.contains(function) || isCapital(factors.get(0)))
                        && factors.get(1) instanceof Name(String argument)
                        && ARGUMENTS.contains(argument));
    }

    /// What a relation says without the approximation at its end, as of `x = \\sqrt2 ≈ 1.414`.
    static Expr withoutApproximation(Relation relation) {
        int last = relation.operators().size() - 1;
        boolean rounded = relation.operators().get(last) == Operator.APPROXIMATELY
                && !isName(relation.sides().get(last));
        if (!rounded) {
            return relation;
        }
        List<Expr> sides = relation.sides().subList(0, last + 1);
        if (last == 0) {
            return sides.get(0);
        }
        return new Relation(sides, relation.operators().subList(0, last));
    }

    private static @Nullable Definition simple(Relation relation, ValueComparator values) {
        Expr left = relation.left();
        Expr right = relation.right();
        if (isName(left)) {
            return new Definition(left, right);
        }
        if (isName(right) && !relation.is(Operator.IN)) {
            return new Definition(right, left);
        }
        if (isConsistent(relation, values)) {
            return new Definition(new Text(""), right);
        }
        return null;
    }

    /// The last side of a chain; one of numbers alone must be true.
    private static @Nullable Definition chain(Relation relation, ValueComparator values) {
        boolean names = relation.sides().stream().anyMatch(Definition::isName);
        if ((names && agrees(relation, values)) || isWorked(relation, values) || isConsistent(relation, values)) {
            return new Definition(relation.left(), relation.right());
        }
        return null;
    }

    /// Whether what stands behind the first side is a computation of one number, as in `a + b = 12 + 25 = 37`.
    private static boolean isWorked(Relation relation, ValueComparator values) {
        List<Expr> results = relation.sides().subList(1, relation.sides().size());
        boolean computed = results.subList(0, results.size() - 1).stream().anyMatch(side -> !(side instanceof Num));
        return computed && results.stream().allMatch(side -> values.isNumber(withoutUnit(side)))
                && agrees(relation, values);
    }

    /// Whether each number of a chain equals the number right before it or is its rounding, as in
    /// `x = 1/3 ≈ 0.33`. Sides with a unit are not compared.
    static boolean agrees(Relation relation, ValueComparator values) {
        Expr last = null;
        boolean rounded = false;
        for (int i = 0; i < relation.sides().size(); i++) {
            Expr side = relation.sides().get(i);
            rounded |= i > 0 && relation.operators().get(i - 1) == Operator.APPROXIMATELY;
            if (side instanceof Quantity || !values.isNumber(side)) {
                last = null;
                continue;
            }
            if (last != null && !values.equal(last, side) && !isRounding(last, side, rounded, values)) {
                return false;
            }
            last = side;
            rounded = false;
        }
        return true;
    }

    private static boolean isRounding(Expr exact, Expr side, boolean said, ValueComparator values) {
        if (!(side instanceof Num(Rational value, int digits, int places)) || (places <= 0 && !said)) {
            return false;
        }
        double unit = places > 0 ? Math.pow(10, -places) : 0.501;
        for (double at = value.toDouble(); places <= 0 && at != 0 && at % 10 == 0; at /= 10) {
            unit *= 10;
        }
        return Math.abs(values.constant(exact) - value.toDouble()) <= unit;
    }

    private static boolean isConsistent(Relation relation, ValueComparator values) {
        Expr result = withoutUnit(relation.right());
        for (Expr side : relation.sides()) {
            Expr bare = withoutUnit(side);
            if (Double.isNaN(values.constant(bare)) || !values.equal(bare, result)) {
                return false;
            }
        }
        return true;
    }

    private static Expr withoutUnit(Expr expr) {
        if (expr instanceof Quantity(Expr value, String unit)) {
            return value;
        }
        return expr;
    }

    private static boolean isName(Expr expr) {
        return switch (expr) {
            case Name ignored -> true;
            case Text ignored -> true;
            case Constant constant -> constant == Constant.E || constant == Constant.I;
            case Application ignored -> true;
            case Marked ignored -> true;
            case Derivative ignored -> true;
            case Limit ignored -> true;
            case Integral ignored -> true;
            case UnboundedSeries ignored -> true;
            case Series series -> !(series.to() instanceof Num);
            case Ratio(List<Expr> parts) -> areNames(parts);
            case Call(Function function, List<Expr> arguments) when function == Function.ABS ->
                arguments.get(0) instanceof SetOperation
                        || (isName(arguments.get(0)) && !isUnknown(arguments.get(0)));
            case Call(Function function, List<Expr> arguments) -> areNames(arguments);
            case Items(Shape shape, List<Expr> items) ->
                shape == Shape.ROUND && areNames(items) && Assignments.inOrder(items);
            case Power(Expr base, Expr exponent) -> (exponent.equals(Expr.MINUS_ONE)
                    && base instanceof Name(String function) && "fgh".contains(function)) || expr.equals(VARIANCE);
            case Product product when isQuotientOfNames(product) -> true;
            case Product(List<Expr> factors) -> areNames(factors)
                    || isApplied(factors.get(0), factors.subList(1, factors.size()));
            default -> false;
        };
    }

    /// Whether this is one name over another, as `AB/CD`.
    private static boolean isQuotientOfNames(Product product) {
        int last = product.factors().size() - 1;
        return last > 0 && product.factors().get(last) instanceof Power(Expr divisor, Expr exponent)
                && exponent.equals(Expr.MINUS_ONE) && isName(divisor)
                && areNames(product.factors().subList(0, last));
    }

    private static boolean areNames(List<Expr> parts) {
        for (Expr part : parts) {
            if (!isName(part)) {
                return false;
            }
        }
        return true;
    }

    /// Whether this is a variable that is sought rather than given a value, unlike the complex `z`.
    private static boolean isUnknown(Expr expr) {
        return expr instanceof Name(String name) && ARGUMENTS.contains(name) && !name.equals("z");
    }

    /// Whether a name and what follows it are the value of a function, as `P(X = 2)`, `n(A ∩ B)` and `d/dx (x²)`.
    private static boolean isApplied(Expr name, List<Expr> arguments) {
        if (isCapital(name) && mayBeArguments(arguments)) {
            return true;
        }
        boolean ofSet = name instanceof Name && arguments.size() == 1 && arguments.get(0) instanceof SetOperation;
        return ofSet || name instanceof Derivative || (name.equals(EXPECTATION) && arguments.size() == 1);
    }

    /// Whether this is the name of a point or a function, as in `AB = 5` and `P(2) = 5`.
    private static boolean isCapital(Expr expr) {
        return expr instanceof Name(String name) && Character.isUpperCase(name.charAt(0));
    }

    private static boolean mayBeArguments(List<Expr> parts) {
        for (Expr part : parts) {
            if (!mayBeArgument(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayBeArgument(Expr expr) {
        return isName(expr) || expr instanceof Items || expr instanceof Num || expr instanceof Relation
                || expr instanceof Expr.Sum || expr instanceof SetOperation;
    }
}
