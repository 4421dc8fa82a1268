package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Items;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Numeral;
import io.reward4j.rlvr.math.expr.Expr.Opaque;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Expr.Series;
import io.reward4j.rlvr.math.expr.Expr.Shape;
import io.reward4j.rlvr.math.expr.Expr.Text;
import io.reward4j.rlvr.math.expr.Function;
import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.Unreadable;
import io.reward4j.rlvr.math.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what an operator stands between: numbers, names, calls, brackets, fractions, roots and the
/// like.
final class Primaries {

    private final Cursor cursor;
    private final Terms terms;
    private final Brackets brackets;
    private final Measures measures;
    private int integrals;
    private boolean differential;
    private String integrated = "";

    Primaries(Cursor cursor, Parser parser, Terms terms) {
        this.cursor = cursor;
        this.terms = terms;
        this.brackets = new Brackets(cursor, parser);
        this.measures = new Measures(cursor);
    }

    Expr primary() {
        cursor.enter();
        Token token = cursor.peek();
        Expr primary = switch (token.kind()) {
            case NUMBER -> number();
            case NAME -> name();
            case CONSTANT -> constant();
            case FUNCTION -> function();
            case GROUP -> group();
            case OPEN -> brackets.bracket();
            case CLOSE -> brackets.outward();
            case BAR -> brackets.bars();
            case BEGIN -> brackets.environment();
            case FRACTION -> fraction();
            case ROOT -> root();
            case CHOOSE -> binomial();
            case SERIES -> series();
            case INTEGRAL -> integral();
            case LIMIT -> limit();
            case MARK -> marked();
            case WORD, UNIT -> measures.words();
            default -> throw Unreadable.SYNTAX;
        };
        cursor.leave();
        return primary;
    }

    boolean barCloses() {
        return brackets.barCloses();
    }

    boolean inBraces() {
        return brackets.inBraces();
    }

    /// Whether a differential such as `dx` has closed the integral that is being read.
    boolean integrandEnded() {
        return integrals > 0 && differential;
    }

    /// What stands between `{` and `}`; several values are a set.
    Expr group() {
        return brackets.group();
    }

    private Expr number() {
        Token token = cursor.take();
        if (cursor.at(Kind.SUBSCRIPT)) {
            cursor.take();
            return new Numeral(token.text(), subscript());
        }
        Num value = NumberScanner.value(token.text());
        return value.places() == 0 && value.value().isInteger() ? mixed(value) : value;
    }

    /// An integer and the proper fraction behind it.
    private Expr mixed(Num whole) {
        int mark = cursor.mark();
        Expr part = null;
        if (cursor.at(Kind.FRACTION)) {
            part = fraction();
        } else if (cursor.at(Kind.NUMBER) && cursor.peek(1).is(Kind.OPERATOR, "/") && cursor.peek(2).is(Kind.NUMBER)) {
            Expr top = NumberScanner.value(cursor.take().text());
            cursor.take();
            part = Expr.quotient(top, NumberScanner.value(cursor.take().text()));
        }
        boolean proper = part instanceof Expr.Product(List<Expr> factors) && factors.size() == 2
                && factors.get(0) instanceof Num top && factors.get(1) instanceof Power(Expr bottom, Expr ignored)
                && bottom instanceof Num under && top.value().isInteger() && under.value().isInteger()
                && top.value().numerator().signum() > 0 && top.value().compareTo(under.value()) < 0
                && !cursor.at(Kind.POWER);
        if (part == null || !proper) {
            cursor.back(mark);
            return whole;
        }
        return Expr.sum(whole, part);
    }

    private Expr name() {
        Token token = cursor.take();
        if (integrals > 0 && token.text().equals("d") && (cursor.at(Kind.NAME) || cursor.at(Kind.CONSTANT))) {
            integrated = cursor.take().text();
            differential = true;
            return Expr.number(1);
        }
        String name = token.text();
        if (cursor.at(Kind.SUBSCRIPT)) {
            cursor.take();
            name += "_" + subscript();
        }
        boolean grouped = cursor.at(Kind.GROUP) && cursor.peek(1).is(Kind.OPEN, "(");
        boolean applied = name.length() == 1 && "fgh".contains(name) && (grouped || cursor.at(Kind.OPEN, "("));
        return applied
                ? new Opaque("function " + name, List.of(grouped ? group() : brackets.bracket()))
                : new Name(name);
    }

    /// A bracketed value with a subscript: the digits of another base, or something with an index.
    Expr subscripted(Expr value, String subscript) {
        return value instanceof Num number && number.value().isInteger()
                ? new Numeral(number.value().numerator().toString(), subscript)
                : new Opaque("index " + subscript, List.of(value));
    }

    /// The name with the subscript that stands behind its exponent.
    Expr subscripted(Expr base) {
        return base instanceof Name(String name) && cursor.takeIf(Kind.SUBSCRIPT)
                ? new Name(name + "_" + subscript())
                : base;
    }

    private Expr constant() {
        Token token = cursor.take();
        if (cursor.at(Kind.SUBSCRIPT)) {
            cursor.take();
            return new Name(token.text() + "_" + subscript());
        }
        return (Constant) token.value();
    }

    /// A subscript as text.
    String subscript() {
        if (!cursor.at(Kind.GROUP)) {
            return cursor.take().text();
        }
        StringBuilder text = new StringBuilder();
        int depth = 0;
        do {
            Token token = cursor.take();
            if (token.is(Kind.END_OF_TEXT)) {
                throw Unreadable.SYNTAX;
            }
            depth += token.is(Kind.GROUP) ? 1 : token.is(Kind.GROUP_END) ? -1 : 0;
            text.append(token.is(Kind.GROUP) || token.is(Kind.GROUP_END) ? "" : token.text());
        } while (depth > 0);
        return text.toString();
    }

    private Expr function() {
        Function function = (Function) cursor.take().value();
        Expr base = null;
        Expr exponent = null;
        while (cursor.at(Kind.SUBSCRIPT) || cursor.at(Kind.POWER)) {
            if (cursor.take().is(Kind.SUBSCRIPT)) {
                base = argument();
            } else {
                exponent = terms.exponent();
            }
        }
        if (exponent instanceof Num number && number.value().equals(Rational.of(-1))
                && function.inverse() != function) {
            function = function.inverse();
            exponent = null;
        }
        boolean based = function == Function.LOG && cursor.at(Kind.NUMBER) && !cursor.peek().spaced()
                && cursor.peek(1).is(Kind.OPEN, "(");
        if (based) {
            base = argument();
        }
        List<Expr> arguments = new ArrayList<>(arguments(function));
        if (base != null && function == Function.LOG) {
            arguments.add(base);
        }
        Expr call = Terms.call(function, arguments);
        return exponent == null ? call : new Power(call, exponent);
    }

    private List<Expr> arguments(Function function) {
        if ((cursor.at(Kind.OPEN) && !cursor.at(Kind.OPEN, "|")) || cursor.at(Kind.GROUP)) {
            Expr inner = cursor.at(Kind.GROUP) ? group() : brackets.bracket();
            return inner instanceof Items(Shape shape, List<Expr> items) ? items : List.of(inner);
        }
        if (!function.takesOne()) {
            throw Unreadable.SYNTAX;
        }
        Expr argument = terms.signed();
        while (terms.startsFactor() && !cursor.at(Kind.FUNCTION) && !cursor.at(Kind.OPEN) && !cursor.at(Kind.SERIES)
                && !cursor.at(Kind.BAR)) {
            argument = Expr.product(argument, terms.power());
        }
        return List.of(argument);
    }

    /// The argument of a command: a group, or a single token.
    private Expr argument() {
        if (cursor.at(Kind.GROUP)) {
            return group();
        }
        Token token = cursor.peek();
        return token.is(Kind.NUMBER) ? NumberScanner.value(cursor.take().text()) : primary();
    }

    /// The argument of a fraction, of which an undelimited number gives one digit.
    private Expr digit() {
        Token token = cursor.peek();
        boolean digits = token.is(Kind.NUMBER) && token.text().chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || token.text().length() == 1) {
            return argument();
        }
        cursor.replace(Token.of(Kind.NUMBER, token.text().substring(1)));
        return NumberScanner.value(token.text().substring(0, 1));
    }

    private Expr fraction() {
        cursor.take();
        Expr top = digit();
        Expr bottom = digit();
        return isDifferential(top) && isDifferential(bottom) && bottom instanceof Expr.Product
                ? new Opaque("derivative", List.of(top, bottom))
                : Expr.quotient(top, bottom);
    }

    /// Whether this is `d`, `dx`, `∂y` or the like.
    private static boolean isDifferential(Expr expr) {
        return switch (expr) {
            case Name(String name) -> name.equals("d");
            case Opaque(String head, List<Expr> parts) -> head.equals("mark partial");
            case Power(Expr base, Expr exponent) -> isDifferential(base);
            case Expr.Product(List<Expr> factors) -> isDifferential(factors.get(0));
            default -> false;
        };
    }

    private Expr root() {
        boolean cube = cursor.take().text().equals("cbrt");
        Expr degree = Expr.number(cube ? 3 : 2);
        if (cursor.at(Kind.OPEN, "[")) {
            degree = brackets.bracket();
        }
        Expr radicand = cursor.at(Kind.OPEN) ? brackets.bracket() : argument();
        if (radicand instanceof Items) {
            throw Unreadable.SYNTAX;
        }
        Expr exponent = degree instanceof Num number && !number.value().isZero()
                ? new Num(number.value().invert(), 0)
                : Expr.quotient(Expr.number(1), degree);
        return new Power(radicand, exponent);
    }

    private Expr binomial() {
        if (!cursor.take().text().equals("binom")) {
            throw Unreadable.SYNTAX;
        }
        Expr top = digit();
        return Terms.call(Function.BINOMIAL, List.of(top, digit()));
    }

    private Expr series() {
        boolean product = cursor.take().text().equals("prod");
        Expr from = null;
        Expr to = null;
        while (cursor.at(Kind.SUBSCRIPT) || cursor.at(Kind.POWER)) {
            if (cursor.take().is(Kind.SUBSCRIPT)) {
                from = cursor.at(Kind.GROUP) ? group() : primary();
            } else {
                to = terms.exponent();
            }
        }
        Expr body = scoped();
        if (from instanceof Expr.Relation relation && relation.is(Operator.EQUAL) && to != null
                && variable(relation.left()) != null) {
            return new Series(product, Objects.requireNonNull(variable(relation.left())), relation.right(),
                    to, body);
        }
        List<Expr> parts = new ArrayList<>(List.of(body));
        parts.add(from == null ? new Text("") : from);
        parts.add(to == null ? new Text("") : to);
        return new Opaque(product ? "product" : "sum", parts);
    }

    private static @Nullable String variable(Expr left) {
        return left instanceof Name(String name) ? name : left == Constant.I ? "i" : null;
    }

    /// The product that a big operator applies to.
    private Expr scoped() {
        Expr body = terms.signed();
        while (terms.startsFactor()) {
            body = Expr.product(body, terms.power());
        }
        return body;
    }

    private Expr integral() {
        String head = cursor.take().text();
        List<Expr> parts = new ArrayList<>();
        while (cursor.at(Kind.SUBSCRIPT) || cursor.at(Kind.POWER)) {
            boolean lower = cursor.take().is(Kind.SUBSCRIPT);
            parts.add(lower ? 0 : parts.size(), lower ? argument() : terms.exponent());
        }
        boolean outer = differential;
        integrals++;
        differential = false;
        String outerVariable = integrated;
        integrated = "x";
        parts.add(Expr.factor(terms.sum()));
        parts.add(new Name("d" + integrated));
        integrated = outerVariable;
        integrals--;
        differential = outer;
        return new Opaque(head, parts);
    }

    private Expr limit() {
        cursor.take();
        List<Expr> parts = new ArrayList<>();
        if (cursor.takeIf(Kind.SUBSCRIPT)) {
            Expr target = cursor.at(Kind.GROUP) ? group() : primary();
            parts.add(target instanceof Expr.Relation relation
                    ? new Expr.Relation(relation.sides(), List.of(Operator.TO))
                    : target);
        }
        parts.add(scoped());
        return new Opaque("limit", parts);
    }

    private Expr marked() {
        Token mark = cursor.take();
        return new Opaque("mark " + mark.text(), List.of(cursor.at(Kind.GROUP) ? group() : primary()));
    }
}
