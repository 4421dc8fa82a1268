package io.reward4j.rlvr.math.expr;

import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.Unreadable;
import java.util.List;

/// What the reader makes of an answer.
///
/// A difference is a sum with a factor −1, a quotient a product with a power of −1, a root a power of
/// a fraction, so that the evaluators have few cases.
public sealed interface Expr {

    Num MINUS_ONE = new Num(Rational.of(-1), 0);

    /// A number.
    ///
    /// @param digits the significant digits of a number written with a decimal point, else `0`
    /// @param places the digits after the decimal point
    record Num(Rational value, int digits, int places) implements Expr {

        public Num(Rational value, int digits) {
            this(value, digits, 0);
        }
    }

    /// A variable.
    record Name(String name) implements Expr {}

    /// A number with a name.
    enum Constant implements Expr, Symbol {
        PI, E, I, INFINITY, REALS, EMPTY
    }

    record Sum(List<Expr> terms) implements Expr {}

    record Product(List<Expr> factors) implements Expr {}

    record Power(Expr base, Expr exponent) implements Expr {}

    record Call(Function function, List<Expr> arguments) implements Expr {}

    /// A sum or product over a range of integers.
    record Series(boolean product, String variable, Expr from, Expr to, Expr body) implements Expr {}

    /// A sum or product whose range is no range of integers; a bound that is not written is an empty text.
    record UnboundedSeries(boolean product, Expr lower, Expr upper, Expr body) implements Expr {}

    /// An integral.
    ///
    /// @param sign the kind of the integral, such as `int` or `oint`
    record Integral(String sign, List<Expr> bounds, Expr integrand, String variable) implements Expr {}

    /// A limit; where no approach is written it is an empty text.
    record Limit(Expr approach, Expr body) implements Expr {}

    /// A derivative, as `dy/dx`.
    record Derivative(Expr numerator, Expr denominator) implements Expr {}

    /// A letter that stands for a function, applied, as `f(x)` and `P(A | B)`.
    record Application(String function, List<Expr> arguments) implements Expr {}

    /// A value under or with a mark, as a mean, an angle, a conjugate.
    record Marked(Mark mark, Expr inner) implements Expr {}

    /// A value in brackets with an index.
    record Indexed(Expr base, String index) implements Expr {}

    /// A residue, or a relation that holds, by a modulus.
    record Modulo(Expr value, Expr modulus) implements Expr {}

    /// Parts in proportion, as `2:4:6`.
    record Ratio(List<Expr> parts) implements Expr {}

    /// A time of day or a span of time, as `6:05`.
    record ClockTime(List<Expr> parts) implements Expr {}

    /// The elements of some form that fulfil a condition.
    record SetBuilder(Expr element, Expr condition) implements Expr {}

    /// The determinant of a matrix.
    record Determinant(Matrix matrix) implements Expr {}

    /// A value for each of several conditions.
    record Piecewise(List<Piece> pieces) implements Expr {}

    /// One value of a [Piecewise] and when it holds; an empty text where that is not written.
    record Piece(Expr value, Expr condition) {}

    /// Propositions joined by more than one sign.
    record Logic(List<String> joiners, List<Expr> operands) implements Expr {}

    /// Either sign; all those of one answer are taken together.
    record PlusMinus(boolean mirrored) implements Expr {}

    /// Several values between brackets, or side by side.
    record Items(Shape shape, List<Expr> items) implements Expr {

        public boolean isUnordered() {
            return shape == Shape.BARE || shape == Shape.CURLY;
        }
    }

    record Matrix(List<List<Expr>> rows) implements Expr {}

    /// Sides with the relations between them, one less than the sides.
    record Relation(List<Expr> sides, List<Operator> operators) implements Expr {

        public boolean is(Operator operator) {
            return operators.size() == 1 && operators.get(0) == operator;
        }

        /// Whether all its relations are of order, as `<` is.
        public boolean isInequality() {
            for (Operator operator : operators) {
                if (!operator.isOrder()) {
                    return false;
                }
            }
            return true;
        }

        public Expr left() {
            return sides.get(0);
        }

        public Expr right() {
            return sides.get(sides.size() - 1);
        }
    }

    /// A union, intersection or difference of sets.
    record SetOperation(Operator operator, Expr left, Expr right) implements Expr {}

    /// A value and its unit.
    record Quantity(Expr value, String unit) implements Expr {}

    /// Digits in a base other than ten, which the subscript names.
    record Numeral(String digits, String base) implements Expr {}

    /// Words.
    record Text(String words) implements Expr {}

    /// How several values stand side by side.
    enum Shape {
        BARE, CURLY, ROUND, SQUARE, ANGLE, CLOSED_OPEN, OPEN_CLOSED, OUTWARD;

        public static Shape of(String open, String close) {
            return switch (open.concat(close)) {
                case "()" -> ROUND;
                case "[]" -> SQUARE;
                case "{}" -> CURLY;
                case "<>" -> ANGLE;
                case "[)", "[[" -> CLOSED_OPEN;
                case "(]", "]]" -> OPEN_CLOSED;
                case "][" -> OUTWARD;
                default -> throw Unreadable.SYNTAX;
            };
        }
    }

    /// A sum; a unit behind its last term belongs to the whole.
    static Expr sum(Expr left, Expr right) {
        SumBuilder sum = new SumBuilder(left);
        sum.add(right);
        return sum.build();
    }

    /// A product; a unit behind its last factor belongs to the whole.
    static Expr product(Expr left, Expr right) {
        ProductBuilder product = new ProductBuilder(left);
        product.multiply(right);
        return product.build();
    }

    /// A difference; that of two sets is without the second one's elements.
    static Expr difference(Expr left, Expr right) {
        SumBuilder sum = new SumBuilder(left);
        sum.add(Operator.MINUS, right);
        return sum.build();
    }

    /// Whether this is the exponent of a divisor.
    static boolean isMinusOne(Expr expr) {
        return expr instanceof Num number && number.digits() == 0 && number.places() == 0
                && number.value().equals(MINUS_ONE.value());
    }

    static boolean mayBeSet(Expr expr) {
        return expr == Constant.REALS || expr instanceof Items;
    }

    static boolean isFiniteSet(Expr expr) {
        return expr instanceof Items items && items.shape() == Shape.CURLY;
    }

    static Expr negate(Expr value) {
        if (value instanceof Num(Rational number, int digits, int places)) {
            return new Num(number.negate(), digits, places);
        }
        return product(MINUS_ONE, value);
    }

    /// A quotient; a unit behind the divisor belongs to the whole, as in `3/4 hours`.
    static Expr quotient(Expr top, Expr bottom) {
        ProductBuilder quotient = new ProductBuilder(top);
        quotient.divide(bottom);
        return quotient.build();
    }

    static Expr number(long value) {
        return new Num(Rational.of(value), 0);
    }

    /// Braces around a factor only group.
    static Expr factor(Expr expr) {
        if (expr instanceof Items(Shape shape, List<Expr> items) && shape == Shape.CURLY && items.size() == 1) {
            return items.get(0);
        }
        return expr;
    }
}
