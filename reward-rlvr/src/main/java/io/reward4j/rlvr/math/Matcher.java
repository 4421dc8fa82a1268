package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.Comparison.Basis;
import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Items;
import io.reward4j.rlvr.math.expr.Expr.Matrix;
import io.reward4j.rlvr.math.expr.Expr.Modulo;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Numeral;
import io.reward4j.rlvr.math.expr.Expr.Piece;
import io.reward4j.rlvr.math.expr.Expr.Piecewise;
import io.reward4j.rlvr.math.expr.Expr.Product;
import io.reward4j.rlvr.math.expr.Expr.Quantity;
import io.reward4j.rlvr.math.expr.Expr.Ratio;
import io.reward4j.rlvr.math.expr.Expr.Relation;
import io.reward4j.rlvr.math.expr.Expr.SetBuilder;
import io.reward4j.rlvr.math.expr.Expr.SetOperation;
import io.reward4j.rlvr.math.expr.Expr.Text;
import io.reward4j.rlvr.math.expr.Function;
import io.reward4j.rlvr.math.expr.Matrices;
import io.reward4j.rlvr.math.expr.PlusMinusExpansion;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.syntax.NumberScanner;
import io.reward4j.rlvr.math.syntax.Units;
import java.util.List;
import java.util.Locale;

/// Compares two answers structure by structure, and their values by [ValueComparator].
final class Matcher {

    private final EquivalenceOptions options;
    private final ValueComparator values;
    private final Relations relations;
    private final ListComparator lists;
    private Basis basis = Basis.STRUCTURE;

    Matcher(EquivalenceOptions options) {
        Budget budget = new Budget();
        this.options = options;
        this.values = new ValueComparator(budget, options.rounding(), options.tolerance());
        this.relations = new Relations(this, values, options);
        this.lists = new ListComparator(this, options, budget);
    }

    /// How the last values were compared.
    Basis basis() {
        return basis;
    }

    ValueComparator values() {
        return values;
    }

    boolean equal(Expr gold, Expr prediction) {
        Expr a = PlusMinusExpansion.spelledOut(Matrices.carriedOut(gold));
        Expr b = PlusMinusExpansion.spelledOut(Matrices.carriedOut(prediction));
        if (a instanceof Num && b instanceof Num) {
            return sameValue(a, b);
        }
        if (a instanceof Items != b instanceof Items) {
            a = coordinates(a);
            b = coordinates(b);
        }
        if (isMeasured(a) || isMeasured(b)) {
            return measured(a, b);
        }
        if (a instanceof Relation || b instanceof Relation) {
            basis = Basis.STRUCTURE;
            return relations.equal(a, b);
        }
        if (isSet(a) || isSet(b)) {
            basis = Basis.STRUCTURE;
            return sets(a, b);
        }
        if (isSeveral(a) || isSeveral(b)) {
            basis = Basis.STRUCTURE;
            return lists.equal(a, b);
        }
        if (a instanceof Text || b instanceof Text) {
            basis = Basis.STRUCTURE;
            return (words(a).equals(words(b)) && !words(a).isEmpty()) || sameValue(a, b);
        }
        if (a instanceof Numeral || b instanceof Numeral) {
            basis = Basis.STRUCTURE;
            return numerals(a, b);
        }
        if (a instanceof Ratio(List<Expr> first) && b instanceof Ratio(List<Expr> second)) {
            return sameValue(a, b) || sameRatio(first, second);
        }
        if (a instanceof Modulo first && b instanceof Modulo second) {
            return sameValue(a, b) || Congruences.equal(first, second, this);
        }
        if (a instanceof SetBuilder != b instanceof SetBuilder) {
            return family(a, b);
        }
        if (a instanceof Piecewise(List<Piece> first) && b instanceof Piecewise(List<Piece> second)) {
            basis = Basis.STRUCTURE;
            return new PiecewiseComparator(this).equal(first, second);
        }
        return sameValue(a, b) || (isRatio(a) != isRatio(b) && sameValue(quotient(a), quotient(b)));
    }

    /// The coordinates of a point with a name, as `P(2, 3)`, or the expression itself.
    private static Expr coordinates(Expr expr) {
        if (expr instanceof Product(List<Expr> factors) && factors.size() == 2
                && factors.get(0) instanceof Name(String name)
                && name.length() == 1 && Character.isUpperCase(name.charAt(0))
                && factors.get(1) instanceof Items point) {
            return point;
        }
        return expr;
    }

    /// Compares the members of `{2kπ : k ∈ ℤ}` with `2kπ`.
    private boolean family(Expr a, Expr b) {
        if (a instanceof SetBuilder(Expr element, Expr condition)) {
            return IntegerParameters.isDeclaration(condition) && equal(element, b);
        }
        return b instanceof SetBuilder(Expr element, Expr condition) && IntegerParameters.isDeclaration(condition)
                && equal(a, element);
    }

    private boolean sameValue(Expr a, Expr b) {
        boolean equal = values.equal(a, b);
        basis = values.basis();
        return equal;
    }

    private static boolean isMeasured(Expr expr) {
        return expr instanceof Quantity
                || (expr instanceof Call call
                        && (call.function() == Function.DEGREES || call.function() == Function.PERCENT));
    }

    /// Units and percent signs: one that only one side has is dropped, as far as the options allow.
    private boolean measured(Expr a, Expr b) {
        if (a instanceof Quantity(Expr left, String leftUnit)) {
            if (b instanceof Quantity(Expr right, String rightUnit)) {
                if (Units.isHundredth(leftUnit, rightUnit)) {
                    return sameValue(Expr.quotient(left, Expr.number(100)), right);
                }
                if (Units.isHundredth(rightUnit, leftUnit)) {
                    return sameValue(left, Expr.quotient(right, Expr.number(100)));
                }
                boolean sentence = !words(left).isEmpty() && !Units.isMeasure(leftUnit);
                return !Units.conflict(leftUnit, rightUnit) && (!sentence || leftUnit.equalsIgnoreCase(rightUnit))
                        && equal(left, right);
            }
            return unitless(left, leftUnit, b);
        }
        if (b instanceof Quantity(Expr right, String unit)) {
            return unitless(right, unit, a);
        }
        if ((is(Function.DEGREES, a) && is(Function.PERCENT, b))
                || (is(Function.PERCENT, a) && is(Function.DEGREES, b))) {
            return false;
        }
        boolean degrees = is(Function.DEGREES, a) || is(Function.DEGREES, b);
        Expr bareA = isMeasured(a) ? ((Call) a).arguments().get(0) : a;
        Expr bareB = isMeasured(b) ? ((Call) b).arguments().get(0) : b;
        if (degrees || options.percent() == Percent.NUMBER) {
            boolean both = isMeasured(a) && isMeasured(b);
            return ((both || options.units() || !degrees) && equal(bareA, bareB))
                    || (degrees && comparable(a, b) && sameValue(a, b));
        }
        return (comparable(a, b) && sameValue(a, b))
                || (options.percent() == Percent.EITHER && equal(bareA, bareB));
    }

    /// Compares where only one side has a unit; degrees are radians by their value, and no other measure.
    private boolean unitless(Expr value, String unit, Expr other) {
        if (is(Function.DEGREES, other) && !is(Function.DEGREES, value) && Units.isMeasure(unit)) {
            return Units.isRadian(unit) && sameValue(value, other);
        }
        return options.units() && equal(value, other);
    }

    private static boolean is(Function function, Expr expr) {
        return expr instanceof Call call && call.function() == function;
    }

    private static boolean comparable(Expr a, Expr b) {
        return !(a instanceof Text || b instanceof Text || a instanceof Items || b instanceof Items
                || a instanceof Relation || b instanceof Relation);
    }

    private static boolean isSet(Expr expr) {
        return expr instanceof SetOperation || expr == Constant.REALS || expr == Constant.EMPTY
                || (expr instanceof Items items && switch (items.shape()) {
                    case CLOSED_OPEN, OPEN_CLOSED, OUTWARD -> true;
                    case BARE -> areInequalities(items.items());
                    case CURLY, ROUND, SQUARE, ANGLE -> false;
                });
    }

    private static boolean areInequalities(List<Expr> items) {
        for (Expr item : items) {
            if (!(item instanceof Relation relation && relation.isInequality())) {
                return false;
            }
        }
        return true;
    }

    private boolean sets(Expr a, Expr b) {
        RealSet left = RealSet.of(a, values);
        RealSet right = RealSet.of(b, values);
        if (left != null && right != null) {
            return left.equal(right, this) && RealSet.sameVariable(a, b);
        }
        if (a instanceof SetOperation first && b instanceof SetOperation second) {
            return lists.sameOperands(first, second);
        }
        return isSeveral(a) && isSeveral(b) && lists.equal(a, b);
    }

    private static boolean isSeveral(Expr expr) {
        return expr instanceof Items || expr instanceof Matrix;
    }

    private static boolean isRatio(Expr expr) {
        return expr instanceof Ratio(List<Expr> parts) && parts.size() == 2;
    }

    private static Expr quotient(Expr expr) {
        if (expr instanceof Ratio(List<Expr> parts) && isRatio(expr)) {
            return Expr.quotient(parts.get(0), parts.get(1));
        }
        return expr;
    }

    /// Whether `2:4:6` is `1:2:3`. Where both may be times of day, such as `6:30` and `3:15`, they have to be the same.
    private boolean sameRatio(List<Expr> a, List<Expr> b) {
        if (mayBeTime(a) && mayBeTime(b)) {
            return false;
        }
        boolean same = a.size() == b.size() && values.constant(a.get(1)) != 0 && values.constant(b.get(1)) != 0;
        for (int i = 0; same && i < a.size(); i++) {
            same = sameValue(Expr.product(a.get(i), b.get(1)), Expr.product(a.get(1), b.get(i)));
        }
        return same;
    }

    private static boolean mayBeTime(List<Expr> parts) {
        return parts.size() == 2 && isWhole(parts.get(0), 0, 24) && isWhole(parts.get(1), 10, 59);
    }

    private static boolean isWhole(Expr expr, int least, int most) {
        return expr instanceof Num(Rational value, int digits, int places) && value.isInteger()
                && value.compareTo(Rational.of(least)) >= 0 && value.compareTo(Rational.of(most)) <= 0;
    }

    private boolean numerals(Expr a, Expr b) {
        if (a instanceof Numeral && b instanceof Numeral) {
            return a.equals(b);
        }
        Numeral numeral = (Numeral) (a instanceof Numeral ? a : b);
        Expr other = a instanceof Numeral ? b : a;
        return options.baseSubscripts() && NumberScanner.areDigits(numeral.base())
                && equal(NumberScanner.value(numeral.digits()), other);
    }

    /// What an expression spells as words, or the empty string.
    private static String words(Expr expr) {
        if (expr instanceof Text text) {
            return text.words().toLowerCase(Locale.ROOT);
        }
        if (expr instanceof Name name) {
            return name.name();
        }
        if (expr instanceof Product product) {
            return words(product.factors());
        }
        if (expr == Constant.E) {
            return "e";
        }
        return expr == Constant.I ? "i" : "";
    }

    private static String words(List<Expr> factors) {
        StringBuilder words = new StringBuilder();
        for (Expr factor : factors) {
            String word = words(factor);
            if (word.isEmpty()) {
                return "";
            }
            words.append(word);
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }
}
