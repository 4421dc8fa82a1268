package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Opaque;
import io.reward4j.rlvr.math.expr.Expr.PlusMinus;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Expr.Quantity;
import io.reward4j.rlvr.math.expr.Expr.Text;
import io.reward4j.rlvr.math.expr.Function;
import io.reward4j.rlvr.math.expr.Monomials;
import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.expr.Operator.Level;
import io.reward4j.rlvr.math.number.Unreadable;
import io.reward4j.rlvr.math.syntax.Token.Kind;
import java.util.List;

/// Reads sums, products, powers and what stands behind a value.
public final class Terms {

    private static final int MAX_POSTFIX = 6;

    private final Cursor cursor;
    private final Primaries primaries;
    private final Measures measures;

    public Terms(Cursor cursor, Parser parser) {
        this.cursor = cursor;
        this.primaries = new Primaries(cursor, parser, this);
        this.measures = new Measures(cursor);
    }

    public boolean mayTakeRatio() {
        return !primaries.inBraces();
    }

    public Expr sum() {
        Expr sum = product();
        while (cursor.peek().value() instanceof Operator operator && operator.level() == Level.SUM
                && !primaries.integrandEnded()) {
            cursor.take();
            sum = operator.apply(sum, product());
        }
        return sum;
    }

    private Expr product() {
        Expr product = signed();
        int mods = 0;
        while (true) {
            if (cursor.peek().value() instanceof Operator operator && operator.level() == Level.PRODUCT) {
                if (operator == Operator.MOD && (cursor.peek(1).is(Kind.GROUP) || mods++ > MAX_POSTFIX)) {
                    return product;
                }
                cursor.take();
                Expr right = signed();
                product = operator.apply(product, operator == Operator.DIVIDE ? denominator(product, right) : right);
            } else if (startsFactor()) {
                product = Expr.product(product, power());
            } else {
                return product;
            }
        }
    }

    /// What stands close behind a divisor belongs to it, as in `1/ab`; but `1/2x` is a half of `x`.
    private Expr denominator(Expr top, Expr first) {
        Expr bottom = first;
        boolean fraction = top instanceof Num && first instanceof Num;
        while (!fraction && startsFactor() && !cursor.peek().spaced() && !cursor.at(Kind.OPEN)) {
            bottom = Expr.product(bottom, power());
        }
        return bottom;
    }

    /// A factor with its signs.
    public Expr signed() {
        boolean negative = false;
        Expr sign = null;
        while (cursor.peek().value() instanceof Operator operator && operator.level() == Level.SUM) {
            cursor.take();
            switch (operator) {
                case MINUS -> negative = !negative;
                case PLUS_MINUS -> sign = new PlusMinus(false);
                case MINUS_PLUS -> sign = new PlusMinus(true);
                default -> {
                }
            }
        }
        Expr value = power();
        Expr oriented = negative ? Expr.negate(value) : value;
        return sign == null ? oriented : Expr.product(sign, oriented);
    }

    public boolean startsFactor() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case NAME, CONSTANT, FUNCTION, GROUP, FRACTION, ROOT, BEGIN, SERIES, INTEGRAL, LIMIT, MARK -> true;
            case OPEN -> !cursor.peek(1).text().equals("mod") && !cursor.atOutwardEnd();
            case CHOOSE -> token.text().equals("binom");
            case NUMBER -> !cursor.previous().is(Kind.NUMBER);
            case BAR -> !primaries.barCloses();
            default -> false;
        } && !primaries.integrandEnded();
    }

    /// A factor with its exponent.
    public Expr power() {
        Expr base = postfix(primaries.primary());
        int exponents = 0;
        while (cursor.at(Kind.POWER)) {
            if (exponents++ > MAX_POSTFIX) {
                throw Unreadable.BUDGET;
            }
            int mark = cursor.mark();
            cursor.take();
            if (isDegree()) {
                base = degrees(base);
            } else if (isPrime()) {
                base = base instanceof Name(String name) ? new Name(name + "'") : new Opaque("prime", List.of(base));
            } else if (base instanceof Num && isOrdinal()) {
                base = postfix(base);
            } else {
                cursor.back(mark);
                cursor.take();
                Expr exponent = exponent();
                base = postfix(powered(primaries.subscripted(base), exponent));
            }
        }
        return base;
    }

    /// What stands behind `^`.
    public Expr exponent() {
        cursor.enter();
        Expr exponent;
        if (cursor.at(Kind.GROUP) && cursor.peek(1).is(Kind.OPERATOR) && cursor.peek(2).is(Kind.GROUP_END)) {
            cursor.take();
            exponent = new Name(cursor.take().text());
            cursor.take();
        } else if (cursor.at(Kind.GROUP)) {
            exponent = primaries.group();
        } else {
            boolean negative = cursor.at(Kind.OPERATOR, "-");
            if (negative || cursor.at(Kind.OPERATOR, "+")) {
                cursor.take();
            }
            if (cursor.previous().is(Kind.OPERATOR) && !startsFactor()) {
                cursor.leave();
                return new Name(negative ? "-" : "+");
            }
            if (cursor.at(Kind.OPERATOR, "*")) {
                cursor.take();
                cursor.leave();
                return new Name("*");
            }
            Expr size = cursor.at(Kind.NUMBER) ? NumberScanner.value(cursor.take().text()) : primaries.primary();
            Expr raised = cursor.at(Kind.POWER) && cursor.take() != null ? powered(size, exponent()) : size;
            exponent = negative ? Expr.negate(raised) : raised;
        }
        cursor.leave();
        return exponent;
    }

    private static Expr powered(Expr base, Expr exponent) {
        return exponent instanceof Name(String name) && (name.equals("*") || name.equals("c"))
                ? new Opaque("^" + name, List.of(base))
                : new Power(base, exponent);
    }

    private boolean isDegree() {
        return isAlone(Kind.DEGREE);
    }

    private boolean isPrime() {
        return isAlone(Kind.PRIME);
    }

    /// Takes a token of a kind, or a group of nothing else.
    private boolean isAlone(Kind kind) {
        if (cursor.takeIf(kind)) {
            return true;
        }
        if (cursor.at(Kind.GROUP) && cursor.peek(1).is(kind) && cursor.peek(2).is(Kind.GROUP_END)) {
            cursor.take();
            cursor.take();
            cursor.take();
            return true;
        }
        return false;
    }

    private boolean isOrdinal() {
        if (!cursor.at(Kind.GROUP)) {
            return false;
        }
        String letters = cursor.peek(1).text() + (cursor.peek(1).is(Kind.WORD) ? "" : cursor.peek(2).text());
        int length = cursor.peek(1).is(Kind.WORD) ? 3 : 4;
        if (!Words.isOrdinalSuffix(letters) || !cursor.peek(length - 1).is(Kind.GROUP_END)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            cursor.take();
        }
        return true;
    }

    private Expr postfix(Expr primary) {
        Expr value = primary;
        for (int count = 0;; count++) {
            if (count > MAX_POSTFIX) {
                throw Unreadable.BUDGET;
            }
            switch (cursor.peek().kind()) {
                case FACTORIAL -> value = factorial(value);
                case PERCENT -> {
                    cursor.take();
                    value = new Call(Function.PERCENT, List.of(value));
                }
                case DEGREE -> {
                    cursor.take();
                    value = degrees(value);
                }
                case PRIME -> {
                    cursor.take();
                    value = value instanceof Name(String name)
                            ? new Name(name + "'")
                            : new Opaque("prime", List.of(value));
                }
                case SUBSCRIPT -> {
                    cursor.take();
                    value = primaries.subscripted(value, primaries.subscript());
                }
                case UNIT, WORD -> {
                    if (value instanceof Text) {
                        return value;
                    }
                    if (Words.isOperation(cursor.peek().text())) {
                        throw Unreadable.SYNTAX;
                    }
                    long multiplier = Words.multiplier(cursor.peek().text());
                    value = multiplier > 0
                            ? Expr.product(value, Expr.number(multiplier))
                            : new Quantity(value, measures.unit());
                    if (multiplier > 0) {
                        cursor.take();
                    }
                }
                case OPEN -> {
                    if (value instanceof Name || value instanceof Text || !measures.isRemark()) {
                        return value;
                    }
                    value = new Quantity(value, measures.remark());
                }
                default -> {
                    return value;
                }
            }
        }
    }

    private Expr degrees(Expr value) {
        String scale = cursor.temperatureScale();
        Expr degrees = new Call(Function.DEGREES, List.of(value));
        return scale == null ? degrees : new Quantity(degrees, scale);
    }

    private Expr factorial(Expr value) {
        cursor.take();
        boolean twice = cursor.at(Kind.FACTORIAL) && !cursor.peek().spaced();
        if (twice) {
            cursor.take();
        }
        return new Call(twice ? Function.DOUBLE_FACTORIAL : Function.FACTORIAL, List.of(value));
    }

    /// A call, in its canonical form: the exponential function is a power of `e`.
    public static Expr call(Function function, List<Expr> arguments) {
        if (!function.takes(arguments.size())) {
            throw Unreadable.SYNTAX;
        }
        if (function == Function.EXP) {
            return new Power(Constant.E, arguments.get(0));
        }
        boolean common = function == Function.GCD || function == Function.LCM;
        boolean numbers = arguments.stream().allMatch(Num.class::isInstance);
        Expr monomial = common && !numbers ? Monomials.common(function, arguments) : null;
        return monomial == null ? new Call(function, arguments) : monomial;
    }
}
