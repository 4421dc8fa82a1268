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
                        && function.length() == 1 && areVariables(arguments))
                || (name instanceof Product(List<Expr> factors)
                        && factors.size() == 2
                        && factors.get(0) instanceof Name(String function)
                        && (FUNCTIONS.contains(function) || isCapital(factors.get(0)))
                        && factors.get(1) instanceof Name(String argument)
                        && ARGUMENTS.contains(argument));
    }

    private static boolean areVariables(List<Expr> parts) {
        for (Expr part : parts) {
            if (!(part instanceof Name)) {
                return false;
            }
        }
        return true;
    }

    /// What a relation says without the approximation at its end, as of `x = \\sqrt2 ≈ 1.414`; the relation itself
    /// where it has none.
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
        boolean named = anyIsName(relation.sides()) && agrees(relation, values);
        if (named || isWorked(relation, values) || isConsistent(relation, values)) {
            return new Definition(relation.left(), relation.right());
        }
        return null;
    }

    /// Whether what stands behind the first side is a computation of one number, as in `a + b = 12 + 25 = 37`.
    private static boolean isWorked(Relation relation, ValueComparator values) {
        List<Expr> sides = relation.sides();
        boolean computed = false;
        for (int i = 1; i < sides.size() - 1; i++) {
            computed |= !(sides.get(i) instanceof Num);
        }
        for (int i = 1; computed && i < sides.size(); i++) {
            computed = values.isNumber(withoutUnit(sides.get(i)));
        }
        return computed && agrees(relation, values);
    }

    private static boolean anyIsName(List<Expr> sides) {
        for (Expr side : sides) {
            if (isName(side)) {
                return true;
            }
        }
        return false;
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
        if (expr instanceof Name || expr instanceof Text || expr == Constant.E || expr == Constant.I) {
            return true;
        }
        if (expr instanceof Product product) {
            List<Expr> factors = product.factors();
            return isQuotientOfNames(factors) || areNames(factors)
                    || isApplied(factors.get(0), factors.subList(1, factors.size()));
        }
        if (expr instanceof Items items) {
            return items.shape() == Shape.ROUND && areNames(items.items()) && Assignments.inOrder(items.items());
        }
        if (expr instanceof Call call) {
            return isNameOfCall(call);
        }
        if (expr instanceof Power power) {
            return isInverseFunction(power) || power.equals(VARIANCE);
        }
        if (expr instanceof Ratio ratio) {
            return areNames(ratio.parts());
        }
        if (expr instanceof Series series) {
            return !(series.to() instanceof Num);
        }
        return expr instanceof Application || expr instanceof Marked || expr instanceof Derivative
                || expr instanceof Limit || expr instanceof Integral || expr instanceof UnboundedSeries;
    }

    private static boolean isNameOfCall(Call call) {
        if (call.function() == Function.ABS) {
            Expr argument = call.arguments().get(0);
            return argument instanceof SetOperation || (isName(argument) && !isUnknown(argument));
        }
        return areNames(call.arguments());
    }

    private static boolean isInverseFunction(Power power) {
        return Expr.isMinusOne(power.exponent()) && power.base() instanceof Name(String function)
                && "fgh".contains(function);
    }

    /// Whether this is one name over another, as `AB/CD`.
    private static boolean isQuotientOfNames(List<Expr> factors) {
        int last = factors.size() - 1;
        return last > 0 && factors.get(last) instanceof Power divisor && Expr.isMinusOne(divisor.exponent())
                && isName(divisor.base()) && areNames(factors.subList(0, last));
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
