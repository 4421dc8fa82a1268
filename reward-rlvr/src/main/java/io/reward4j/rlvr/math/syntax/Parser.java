package io.reward4j.rlvr.math.syntax;

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
import io.reward4j.rlvr.math.expr.Expr.Shape;
import io.reward4j.rlvr.math.expr.Expr.Text;
import io.reward4j.rlvr.math.expr.Expr.UnboundedSeries;
import io.reward4j.rlvr.math.expr.Function;
import io.reward4j.rlvr.math.expr.Mark;
import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.expr.Operator.Level;
import io.reward4j.rlvr.math.expr.ProductBuilder;
import io.reward4j.rlvr.math.expr.SumBuilder;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.Unreadable;
import io.reward4j.rlvr.math.syntax.Token.Kind;
import io.reward4j.rlvr.reading.NegationCues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Reads tokens as an answer: a list of relations between sets and terms. By recursive descent, with
/// the depth of [Cursor].
public final class Parser {

    private static final int MAX_POSTFIX = 6;
    private static final int LONGEST_CONDITION = 60;
    private static final Set<String> SYSTEMS = Set.of("cases", "dcases", "rcases", "align", "aligned", "gather",
            "gathered", "split", "equation");
    private static final Set<String> TABLES = Set.of("array", "matrix");
    private static final Set<String> CONDITIONAL = Set.of("if", "for", "when", "where");
    private static final List<String> INVERSE = List.of("^", "{", "-", "1", "}");
    private static final Text UNWRITTEN = new Text("");

    private final Cursor cursor;
    private int bars;
    private int braces;
    private int environments;
    private int integrals;
    private boolean differential;
    private String integrated = "";

    private Parser(Cursor cursor) {
        this.cursor = cursor;
    }

    /// Reads a whole answer.
    ///
    /// @throws Unreadable if it is none
    public static Expr parse(List<Token> tokens) {
        Parser parser = new Parser(new Cursor(tokens));
        Expr answer = parser.list();
        parser.skipPunctuation();
        if (!parser.cursor.at(Kind.END_OF_TEXT)) {
            throw Unreadable.SYNTAX;
        }
        return answer;
    }

    private void skipPunctuation() {
        while (cursor.at(Kind.DOT) || cursor.at(Kind.COMMA) || cursor.at(Kind.ROW)) {
            cursor.take();
        }
    }

    /// One value, or several as [Shape#BARE] items.
    private Expr list() {
        return list(false);
    }

    /// One value, or several as [Shape#BARE] items.
    ///
    /// @param flat whether a semicolon separates like a comma
    private Expr list(boolean flat) {
        Expr first = relation();
        if (!atSeparator() && !isDeclaration()) {
            return first;
        }
        List<List<Expr>> groups = new ArrayList<>();
        List<Expr> group = new ArrayList<>();
        List<String> joiners = new ArrayList<>();
        group.add(first);
        int count = 1;
        while (atSeparator() || isDeclaration()) {
            boolean outer = !flat && !cursor.at(Kind.COMMA) && !isDeclaration();
            String joiner = isDeclaration() ? "," : cursor.take().text();
            while (atSeparator()) {
                outer &= !cursor.at(Kind.COMMA) && !cursor.at(Kind.JOINER);
                joiner = cursor.take().text();
            }
            if (!startsItem()) {
                break;
            }
            if (outer) {
                groups.add(group);
                group = new ArrayList<>();
            }
            group.add(relation());
            joiners.add(joiner);
            count++;
            if (count > Budget.MAX_ITEMS) {
                throw Unreadable.BUDGET;
            }
        }
        groups.add(group);
        if (count == 1) {
            return group.get(0);
        }
        return Junctions.joined(grouped(groups), joiners);
    }

    /// A chain of relations, or a single value.
    private Expr relation() {
        cursor.enter();
        Expr relation = atOperator(Level.RELATION) ? UNWRITTEN : set();
        if (atOperator(Level.RELATION)) {
            relation = chain(relation);
        } else if (isUnwritten(relation)) {
            throw Unreadable.SYNTAX;
        }
        if (cursor.takeIf(Kind.MODULO)) {
            relation = new Modulo(relation, set());
        } else if (cursor.at(Kind.OPEN, "(") && cursor.peek(1).text().equals("mod")) {
            cursor.take();
            cursor.take();
            relation = new Modulo(relation, set());
            cursor.expect(Kind.CLOSE);
        } else if (cursor.at(Kind.OPERATOR, "mod") && cursor.peek(1).is(Kind.GROUP)) {
            cursor.take();
            relation = new Modulo(relation, set());
        }
        cursor.leave();
        return relation;
    }

    private Expr chain(Expr first) {
        List<Expr> sides = new ArrayList<>();
        List<Operator> operators = new ArrayList<>();
        sides.add(first);
        while (atOperator(Level.RELATION)) {
            operators.add(operator());
            sides.add(startsItem() ? set() : UNWRITTEN);
        }
        if (areUnwritten(sides)) {
            throw Unreadable.SYNTAX;
        }
        return new Relation(sides, operators);
    }

    private static boolean areUnwritten(List<Expr> sides) {
        for (Expr side : sides) {
            if (!isUnwritten(side)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnwritten(Expr side) {
        return side instanceof Text(String words) && words.isEmpty();
    }

    private Expr set() {
        Expr left = ratio();
        for (int count = 0; atOperator(Level.SET); count++) {
            if (count > Budget.MAX_ITEMS) {
                throw Unreadable.BUDGET;
            }
            left = new SetOperation(operator(), left, ratio());
        }
        return left;
    }

    private Expr ratio() {
        Expr first = sum();
        if (!atOperator(Level.RATIO) || braces > 0) {
            return first;
        }
        if (first instanceof Text(String label)) {
            if (NegationCues.negate(label)) {
                throw Unreadable.SYNTAX;
            }
            cursor.take();
            return new Relation(List.of(first, sum()), List.of(Operator.EQUAL));
        }
        List<Expr> parts = new ArrayList<>();
        parts.add(first);
        boolean time = false;
        while (atOperator(Level.RATIO)) {
            cursor.take();
            time |= cursor.at(Kind.NUMBER) && cursor.peek().text().length() == 2
                    && cursor.peek().text().startsWith("0");
            parts.add(sum());
        }
        Expr last = parts.get(parts.size() - 1);
        if (last instanceof Quantity(Expr value, String unit)) {
            parts.set(parts.size() - 1, value);
            return new Quantity(proportion(parts, time), unit);
        }
        return proportion(parts, time);
    }

    private static Expr proportion(List<Expr> parts, boolean time) {
        if (time) {
            return new ClockTime(parts);
        }
        return new Ratio(parts);
    }

    private boolean atSeparator() {
        return cursor.at(Kind.COMMA) || cursor.at(Kind.SEMICOLON) || cursor.at(Kind.JOINER)
                || (environments == 0 && cursor.at(Kind.ROW));
    }

    /// Whether `(k ∈ …)` stands here, which says what the name in front of it may be.
    private boolean isDeclaration() {
        return cursor.at(Kind.OPEN, "(") && cursor.peek(1).is(Kind.NAME)
                && cursor.peek(2).operator() == Operator.IN;
    }

    private boolean startsItem() {
        return !(cursor.at(Kind.END_OF_TEXT) || cursor.at(Kind.CLOSE) || cursor.at(Kind.GROUP_END)
                || cursor.at(Kind.DOT) || atSeparator() || cursor.at(Kind.END) || cursor.at(Kind.CELL)
                || cursor.at(Kind.ROW));
    }

    private boolean atOperator(Level level) {
        return cursor.peek().isOperator(level);
    }

    /// Groups of like size are tuples, others are one list.
    private static Expr grouped(List<List<Expr>> groups) {
        List<Expr> first = groups.get(0);
        if (groups.size() == 1) {
            return new Items(Shape.BARE, first);
        }
        boolean tuples = first.size() > 1 && areOfSize(first.size(), groups);
        List<Expr> items = new ArrayList<>();
        for (List<Expr> group : groups) {
            if (tuples) {
                items.add(new Items(Shape.ROUND, group));
            } else {
                items.addAll(group);
            }
        }
        return new Items(Shape.BARE, items);
    }

    private static boolean areOfSize(int size, List<List<Expr>> groups) {
        for (List<Expr> group : groups) {
            if (group.size() != size) {
                return false;
            }
        }
        return true;
    }

    private Expr sum() {
        Expr first = product();
        if (!atOperator(Level.SUM) || integrandEnded()) {
            return first;
        }
        SumBuilder sum = new SumBuilder(first);
        while (atOperator(Level.SUM) && !integrandEnded()) {
            sum.add(operator(), product());
        }
        return sum.build();
    }

    private Expr product() {
        if (cursor.at(Kind.UNIT) && Units.isCurrencySign(cursor.peek().text()) && cursor.peek(1).is(Kind.NUMBER)) {
            return price();
        }
        return product(signed());
    }

    /// What the factors behind the first one make of it.
    private Expr product(Expr first) {
        if (!atOperator(Level.PRODUCT) && !startsFactor()) {
            return first;
        }
        ProductBuilder product = new ProductBuilder(first);
        int mods = 0;
        while (true) {
            if (atOperator(Level.PRODUCT)) {
                Operator operator = Objects.requireNonNull(cursor.peek().operator());
                if (operator == Operator.MOD && (cursor.peek(1).is(Kind.GROUP) || mods++ > MAX_POSTFIX)) {
                    return product.build();
                }
                cursor.take();
                Expr right = signed();
                if (operator == Operator.DIVIDE && !(product.isNumber() && right instanceof Num)) {
                    right = denominator(right);
                }
                product.add(operator, right);
            } else if (startsFactor() && !isDeclaration()) {
                product.multiply(power());
            } else {
                return product.build();
            }
        }
    }

    private Expr price() {
        String currency = cursor.take().text();
        Expr amount = signed();
        if (cursor.at(Kind.OPERATOR, "/") && (cursor.peek(1).is(Kind.UNIT) || cursor.peek(1).is(Kind.WORD))) {
            cursor.take();
            return new Quantity(amount, currency.concat("/").concat(unit()));
        }
        return priced(currency, product(amount));
    }

    /// An amount behind the sign of its currency; a unit behind it, as in `$4 per hour`, is joined to the sign.
    private static Expr priced(String currency, Expr amount) {
        if (!(amount instanceof Quantity(Expr value, String unit))) {
            return new Quantity(amount, currency);
        }
        if (Units.isCurrency(unit)) {
            return amount;
        }
        return new Quantity(value, currency.concat(" ").concat(unit));
    }

    /// What stands close behind a divisor belongs to it, as in `1/ab`; but `1/2x` is a half of `x`.
    private Expr denominator(Expr first) {
        ProductBuilder bottom = new ProductBuilder(first);
        while (startsFactor() && !cursor.peek().spaced() && !cursor.at(Kind.OPEN)) {
            bottom.multiply(power());
        }
        return bottom.build();
    }

    /// A factor with its signs.
    private Expr signed() {
        boolean negative = false;
        Expr sign = null;
        while (atOperator(Level.SUM)) {
            switch (operator()) {
                case MINUS -> negative = !negative;
                case PLUS_MINUS -> sign = new PlusMinus(false);
                case MINUS_PLUS -> sign = new PlusMinus(true);
                default -> {
                }
            }
        }
        Expr oriented = power();
        if (negative) {
            oriented = Expr.negate(oriented);
        }
        if (sign == null) {
            return oriented;
        }
        return Expr.product(sign, oriented);
    }

    private boolean startsFactor() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case NAME, CONSTANT, FUNCTION, GROUP, FRACTION, ROOT, BEGIN, SERIES, INTEGRAL, LIMIT, MARK -> true;
            case OPEN -> !cursor.peek(1).text().equals("mod") && !cursor.atOutwardEnd();
            case CHOOSE -> token.text().equals("binom");
            case NUMBER -> !cursor.previous().is(Kind.NUMBER);
            case BAR -> !barCloses();
            default -> false;
        } && !integrandEnded();
    }

    /// A factor with its exponent.
    private Expr power() {
        Expr base = postfix(primary());
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
                base = primed(base);
            } else if (base instanceof Num && isOrdinal()) {
                base = postfix(base);
            } else {
                cursor.back(mark);
                cursor.take();
                Expr exponent = exponent();
                base = postfix(powered(subscripted(base), exponent));
            }
        }
        return base;
    }

    /// What stands behind `^`.
    private Expr exponent() {
        cursor.enter();
        Expr exponent;
        if (cursor.at(Kind.GROUP) && cursor.peek(1).is(Kind.OPERATOR) && cursor.peek(2).is(Kind.GROUP_END)) {
            cursor.take();
            exponent = new Name(cursor.take().text());
            cursor.take();
        } else if (cursor.at(Kind.GROUP)) {
            exponent = group();
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
            exponent = numberOrPrimary();
            if (cursor.takeIf(Kind.POWER)) {
                exponent = powered(exponent, exponent());
            }
            if (negative) {
                exponent = Expr.negate(exponent);
            }
        }
        cursor.leave();
        return exponent;
    }

    private static Expr powered(Expr base, Expr exponent) {
        if (exponent instanceof Name(String sign)) {
            if (sign.equals("*")) {
                return new Marked(Mark.STAR, base);
            }
            if (sign.equals("c")) {
                return new Marked(Mark.COMPLEMENT, base);
            }
        }
        return new Power(base, exponent);
    }

    private static Expr primed(Expr value) {
        if (value instanceof Name(String name)) {
            return new Name(name.concat("'"));
        }
        return new Marked(Mark.PRIME, value);
    }

    /// Takes the operator that is next.
    private Operator operator() {
        return Objects.requireNonNull(cursor.take().operator());
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
        String letters = cursor.peek(1).text();
        int length = 3;
        if (!cursor.peek(1).is(Kind.WORD)) {
            letters += cursor.peek(2).text();
            length = 4;
        }
        if (!WordReader.isOrdinalSuffix(letters) || !cursor.peek(length - 1).is(Kind.GROUP_END)) {
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
                    value = primed(value);
                }
                case SUBSCRIPT -> {
                    cursor.take();
                    value = subscripted(value, subscript());
                }
                case UNIT, WORD -> {
                    if (value instanceof Text) {
                        return value;
                    }
                    if (WordReader.isOperation(cursor.peek().text())) {
                        throw Unreadable.SYNTAX;
                    }
                    long multiplier = WordReader.multiplier(cursor.peek().text());
                    if (multiplier > 0) {
                        cursor.take();
                        value = Expr.product(value, Expr.number(multiplier));
                    } else {
                        value = new Quantity(value, unit());
                    }
                }
                case OPEN -> {
                    if (value instanceof Name || value instanceof Text || !isRemark()) {
                        return value;
                    }
                    value = new Quantity(value, remark());
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
        if (scale == null) {
            return degrees;
        }
        return new Quantity(degrees, scale);
    }

    private Expr factorial(Expr value) {
        cursor.take();
        boolean twice = cursor.at(Kind.FACTORIAL) && !cursor.peek().spaced();
        if (twice) {
            cursor.take();
            return new Call(Function.DOUBLE_FACTORIAL, List.of(value));
        }
        return new Call(Function.FACTORIAL, List.of(value));
    }

    private Expr primary() {
        cursor.enter();
        Token token = cursor.peek();
        Expr primary = switch (token.kind()) {
            case NUMBER -> number();
            case NAME -> name();
            case CONSTANT -> constant();
            case FUNCTION -> function();
            case GROUP -> group();
            case OPEN -> bracket();
            case CLOSE -> outward();
            case BAR -> bars();
            case BEGIN -> environment(false);
            case FRACTION -> fraction();
            case ROOT -> root();
            case CHOOSE -> binomial();
            case SERIES -> series();
            case INTEGRAL -> integral();
            case LIMIT -> limit();
            case MARK -> marked();
            case WORD, UNIT -> words();
            default -> throw Unreadable.SYNTAX;
        };
        cursor.leave();
        return primary;
    }

    /// Whether a differential such as `dx` has closed the integral that is being read.
    private boolean integrandEnded() {
        return integrals > 0 && differential;
    }

    private Expr number() {
        Token token = cursor.take();
        if (cursor.at(Kind.SUBSCRIPT)) {
            cursor.take();
            return new Numeral(token.text(), subscript());
        }
        Num value = NumberScanner.value(token.text());
        if (value.places() == 0 && value.value().isInteger()) {
            return mixed(value);
        }
        return value;
    }

    /// An integer and the proper fraction behind it.
    private Expr mixed(Num whole) {
        int mark = cursor.mark();
        Expr part = null;
        if (cursor.at(Kind.FRACTION) && isFractionOfNumbers()) {
            part = fraction();
        } else if (cursor.at(Kind.NUMBER) && cursor.peek(1).is(Kind.OPERATOR, "/") && cursor.peek(2).is(Kind.NUMBER)) {
            Expr top = NumberScanner.value(cursor.take().text());
            cursor.take();
            part = Expr.quotient(top, NumberScanner.value(cursor.take().text()));
        }
        boolean proper = part instanceof Product(List<Expr> factors) && factors.size() == 2
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

    /// Whether both arguments of the fraction that is next are numbers, so that reading it twice costs little.
    private boolean isFractionOfNumbers() {
        int at = 1;
        for (int argument = 0; argument < 2; argument++) {
            if (cursor.peek(at).is(Kind.NUMBER)) {
                if (cursor.peek(at).text().length() > 1) {
                    return true;
                }
                at++;
            } else if (cursor.peek(at).is(Kind.GROUP) && cursor.peek(at + 1).is(Kind.NUMBER)
                    && cursor.peek(at + 2).is(Kind.GROUP_END)) {
                at += 3;
            } else {
                return false;
            }
        }
        return true;
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
            name = indexed(name, subscript());
        }
        if (isConditional()) {
            return conditional(name);
        }
        String function = functionName(name);
        boolean grouped = cursor.at(Kind.GROUP) && cursor.peek(1).is(Kind.OPEN, "(");
        boolean applied = grouped || cursor.at(Kind.OPEN, "(");
        boolean derived = function.endsWith("'") || function.endsWith("}");
        if (!applied || !(derived || isFunctionLetter(name))) {
            if (derived) {
                return new Name(function);
            }
            return new Name(name);
        }
        return new Application(function, List.of(groupOrBracket()));
    }

    private static boolean isFunctionLetter(String name) {
        return name.length() == 1 && "fgh".contains(name);
    }

    /// The name with the primes behind it, or with the sign of the inverse where an argument follows.
    private String functionName(String name) {
        if (isFunctionLetter(name) && isInverseApplied()) {
            for (int i = 0; i < INVERSE.size(); i++) {
                cursor.take();
            }
            return name.concat("^{-1}");
        }
        String primed = name;
        while (takePrime()) {
            primed = primed.concat("'");
        }
        return primed;
    }

    /// Takes a prime, also one that is written as an exponent.
    private boolean takePrime() {
        if (cursor.at(Kind.POWER) && (cursor.peek(1).is(Kind.PRIME)
                || (cursor.peek(1).is(Kind.GROUP) && cursor.peek(2).is(Kind.PRIME)
                        && cursor.peek(3).is(Kind.GROUP_END)))) {
            cursor.take();
        }
        return isAlone(Kind.PRIME);
    }

    private boolean isInverseApplied() {
        for (int i = 0; i < INVERSE.size(); i++) {
            if (!cursor.peek(i).text().equals(INVERSE.get(i))) {
                return false;
            }
        }
        return cursor.peek(INVERSE.size()).is(Kind.OPEN, "(");
    }

    /// Whether brackets with one bar in them stand here, as those of `P(A | B)`.
    private boolean isConditional() {
        if (!cursor.at(Kind.OPEN, "(") && !cursor.at(Kind.OPEN, "[")) {
            return false;
        }
        int depth = 1;
        int bars = 0;
        for (int at = 1; at <= LONGEST_CONDITION; at++) {
            Token token = cursor.peek(at);
            if (token.is(Kind.OPEN) || token.is(Kind.GROUP)) {
                depth++;
            } else if (token.is(Kind.CLOSE) || token.is(Kind.GROUP_END)) {
                depth--;
            } else if (token.is(Kind.BAR) && depth == 1) {
                bars++;
            }
            if (depth == 0) {
                return bars == 1;
            }
        }
        return false;
    }

    private Expr conditional(String name) {
        cursor.take();
        int outer = bars;
        bars = 1;
        Expr event = list();
        cursor.expect(Kind.BAR);
        bars = 0;
        Expr condition = list();
        bars = outer;
        cursor.expect(Kind.CLOSE);
        return new Application(name, List.of(event, condition));
    }

    /// A bracketed value with a subscript: the digits of another base, or something with an index.
    private static Expr subscripted(Expr value, String subscript) {
        if (value instanceof Name(String name)) {
            return new Name(indexed(name, subscript));
        }
        if (value instanceof Num number && number.value().isInteger()) {
            return new Numeral(number.value().numerator().toString(), subscript);
        }
        return new Indexed(value, subscript);
    }

    private static String indexed(String name, String subscript) {
        return name.concat("_").concat(subscript);
    }

    /// The name with the subscript that stands behind its exponent.
    private Expr subscripted(Expr base) {
        if (base instanceof Name(String name) && cursor.takeIf(Kind.SUBSCRIPT)) {
            return new Name(indexed(name, subscript()));
        }
        return base;
    }

    private Expr constant() {
        Token token = cursor.take();
        if (cursor.takeIf(Kind.SUBSCRIPT)) {
            return new Name(indexed(token.text(), subscript()));
        }
        if (token.symbol() instanceof Constant constant) {
            return constant;
        }
        throw Unreadable.SYNTAX;
    }

    /// A subscript as text.
    private String subscript() {
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
            switch (token.kind()) {
                case GROUP -> depth++;
                case GROUP_END -> depth--;
                default -> text.append(token.text());
            }
        } while (depth > 0);
        return text.toString();
    }

    private Expr function() {
        if (!(cursor.take().symbol() instanceof Function function)) {
            throw Unreadable.SYNTAX;
        }
        Expr base = null;
        Expr exponent = null;
        while (cursor.at(Kind.SUBSCRIPT) || cursor.at(Kind.POWER)) {
            if (cursor.take().is(Kind.SUBSCRIPT)) {
                base = argument();
            } else {
                exponent = exponent();
            }
        }
        if (exponent instanceof Num number && number.value().equals(Rational.of(-1))
                && function.inverse() != function) {
            function = function.inverse();
            exponent = null;
        }
        boolean based = function.takesBase() && cursor.at(Kind.NUMBER) && !cursor.peek().spaced()
                && cursor.peek(1).is(Kind.OPEN, "(");
        if (based) {
            base = argument();
        }
        List<Expr> arguments = arguments(function);
        if (base != null && function.takesBase()) {
            arguments = new ArrayList<>(arguments);
            arguments.add(base);
        }
        Expr call = function.call(arguments);
        if (exponent == null) {
            return call;
        }
        return new Power(call, exponent);
    }

    private List<Expr> arguments(Function function) {
        if ((cursor.at(Kind.OPEN) && !cursor.at(Kind.OPEN, "|")) || cursor.at(Kind.GROUP)) {
            Expr inner = groupOrBracket();
            if (inner instanceof Items(Shape shape, List<Expr> items)) {
                return items;
            }
            return List.of(inner);
        }
        if (!function.mayOmitBrackets()) {
            throw Unreadable.SYNTAX;
        }
        ProductBuilder argument = new ProductBuilder(signed());
        while (startsFactor() && !cursor.at(Kind.FUNCTION) && !cursor.at(Kind.OPEN) && !cursor.at(Kind.SERIES)
                && !cursor.at(Kind.BAR)) {
            argument.multiply(power());
        }
        return List.of(argument.build());
    }

    /// The argument of a command: a group, or a single token.
    private Expr argument() {
        if (cursor.at(Kind.GROUP)) {
            return group();
        }
        return numberOrPrimary();
    }

    private Expr numberOrPrimary() {
        if (cursor.at(Kind.NUMBER)) {
            return NumberScanner.value(cursor.take().text());
        }
        return primary();
    }

    /// The argument of a fraction, of which an undelimited number gives one digit.
    private Expr digit() {
        Token token = cursor.peek();
        boolean several = token.is(Kind.NUMBER) && token.text().length() > 1
                && NumberScanner.areDigits(token.text());
        if (!several) {
            return argument();
        }
        cursor.replace(Token.of(Kind.NUMBER, token.text().substring(1)));
        return NumberScanner.value(token.text().substring(0, 1));
    }

    private Expr fraction() {
        cursor.take();
        Expr top = digit();
        Expr bottom = digit();
        if (isDifferential(top) && isDifferential(bottom) && bottom instanceof Product) {
            return new Derivative(top, bottom);
        }
        return Expr.quotient(top, bottom);
    }

    /// Whether this is `d`, `dx`, `∂y` or the like.
    private static boolean isDifferential(Expr expr) {
        if (expr instanceof Power power) {
            return isDifferential(power.base());
        }
        if (expr instanceof Product product) {
            return isDifferential(product.factors().get(0));
        }
        return expr instanceof Name(String name) && (name.equals("d") || name.equals("partial"));
    }

    private Expr root() {
        Expr degree = Expr.number(2);
        if (cursor.take().text().equals("cbrt")) {
            degree = Expr.number(3);
        }
        if (cursor.at(Kind.OPEN, "[")) {
            degree = bracket();
        }
        Expr radicand = argumentOrBracket();
        if (radicand instanceof Items) {
            throw Unreadable.SYNTAX;
        }
        if (degree instanceof Num number && !number.value().isZero()) {
            return new Power(radicand, new Num(number.value().invert(), 0));
        }
        return new Power(radicand, Expr.quotient(Expr.number(1), degree));
    }

    private Expr binomial() {
        if (!cursor.take().text().equals("binom")) {
            throw Unreadable.SYNTAX;
        }
        Expr top = digit();
        return Function.BINOMIAL.call(List.of(top, digit()));
    }

    private Expr series() {
        boolean product = cursor.take().text().equals("prod");
        Expr from = null;
        Expr to = null;
        while (cursor.at(Kind.SUBSCRIPT) || cursor.at(Kind.POWER)) {
            if (cursor.take().is(Kind.SUBSCRIPT)) {
                from = groupOrPrimary();
            } else {
                to = exponent();
            }
        }
        Expr body = scoped();
        if (from instanceof Relation relation && relation.is(Operator.EQUAL) && to != null
                && variable(relation.left()) != null) {
            return new Series(product, Objects.requireNonNull(variable(relation.left())), relation.right(),
                    to, body);
        }
        return new UnboundedSeries(product, written(from), written(to), body);
    }

    private static @Nullable String variable(Expr left) {
        if (left instanceof Name(String name)) {
            return name;
        }
        if (left == Constant.I) {
            return "i";
        }
        return null;
    }

    /// The product that a big operator applies to.
    private Expr scoped() {
        ProductBuilder body = new ProductBuilder(signed());
        while (startsFactor()) {
            body.multiply(power());
        }
        return body.build();
    }

    private static Expr written(@Nullable Expr bound) {
        return Objects.requireNonNullElse(bound, UNWRITTEN);
    }

    private Expr integral() {
        String sign = cursor.take().text();
        List<Expr> bounds = new ArrayList<>();
        while (cursor.at(Kind.SUBSCRIPT) || cursor.at(Kind.POWER)) {
            if (cursor.take().is(Kind.SUBSCRIPT)) {
                bounds.add(0, argument());
            } else {
                bounds.add(exponent());
            }
        }
        boolean outer = differential;
        integrals++;
        differential = false;
        String outerVariable = integrated;
        integrated = "x";
        Expr integrand = Expr.factor(sum());
        Expr integral = new Integral(sign, bounds, integrand, integrated);
        integrated = outerVariable;
        integrals--;
        differential = outer;
        return integral;
    }

    private Expr limit() {
        cursor.take();
        if (!cursor.takeIf(Kind.SUBSCRIPT)) {
            return new Limit(UNWRITTEN, scoped());
        }
        Expr target = groupOrPrimary();
        if (target instanceof Relation relation && relation.operators().size() == 1) {
            return new Limit(new Relation(relation.sides(), List.of(Operator.TO)), scoped());
        }
        return new Limit(target, scoped());
    }

    private Expr marked() {
        if (!(cursor.take().symbol() instanceof Mark mark)) {
            throw Unreadable.SYNTAX;
        }
        if (mark == Mark.ANGLE && isPoint(0) && isPoint(1) && isPoint(2) && !isPoint(3)) {
            return new Marked(mark, angle());
        }
        return new Marked(mark, groupOrPrimary());
    }

    /// Whether the next bar closes rather than opens.
    private boolean isPoint(int ahead) {
        Token token = cursor.peek(ahead);
        return token.is(Kind.NAME) && token.text().length() == 1 && Character.isUpperCase(token.text().charAt(0));
    }

    /// The three points of an angle, which has the same name from either side.
    private Name angle() {
        String first = cursor.take().text();
        String vertex = cursor.take().text();
        String last = cursor.take().text();
        if (first.compareTo(last) > 0) {
            return new Name(last + vertex + first);
        }
        return new Name(first + vertex + last);
    }

    private boolean barCloses() {
        return bars > 0 || braces > 0 || cursor.at(Kind.BAR, "mid");
    }

    private Expr group() {
        cursor.expect(Kind.GROUP);
        if (cursor.takeIf(Kind.GROUP_END)) {
            return new Items(Shape.CURLY, List.of());
        }
        int outer = bars;
        bars = 0;
        Expr inner = list();
        if (cursor.at(Kind.CHOOSE)) {
            inner = overOrChoose(inner);
        }
        bars = outer;
        cursor.expect(Kind.GROUP_END);
        if (inner instanceof Items(Shape shape, List<Expr> items) && shape == Shape.BARE) {
            return new Items(Shape.CURLY, items);
        }
        return inner;
    }

    /// What `\\over` or `\\choose` makes of the list before it and the one behind it.
    private Expr overOrChoose(Expr top) {
        if (cursor.take().text().equals("over")) {
            return Expr.quotient(top, list());
        }
        return Function.BINOMIAL.call(List.of(top, list()));
    }

    private Expr groupOrPrimary() {
        if (cursor.at(Kind.GROUP)) {
            return group();
        }
        return primary();
    }

    private Expr argumentOrBracket() {
        if (cursor.at(Kind.OPEN)) {
            return bracket();
        }
        return argument();
    }

    private Expr groupOrBracket() {
        if (cursor.at(Kind.GROUP)) {
            return group();
        }
        return bracket();
    }

    private Expr bracket() {
        String open = cursor.take().text();
        if (open.equals("{") && cursor.at(Kind.BEGIN) && isSystem(cursor.peek().text())) {
            Expr system = environment(true);
            cursor.takeIf(Kind.CLOSE);
            return system;
        }
        if (cursor.at(Kind.CLOSE)) {
            return new Items(Shape.of(open, cursor.take().text()), List.of());
        }
        int outerBars = bars;
        int outerBraces = braces;
        bars = open.equals("|") ? 1 : 0;
        braces = open.equals("{") ? 1 : 0;
        Expr inner = list(!open.equals("{"));
        if (braces > 0 && (cursor.at(Kind.BAR) || cursor.at(Kind.OPERATOR, ":"))) {
            cursor.take();
            inner = new SetBuilder(inner, list());
        }
        bars = outerBars;
        braces = outerBraces;
        return closed(open, inner);
    }

    private Expr closed(String open, Expr inner) {
        if (!cursor.at(Kind.CLOSE) && !cursor.atOutwardEnd()) {
            throw Unreadable.SYNTAX;
        }
        String close = cursor.take().text();
        return switch (open) {
            case "floor" -> Function.FLOOR.call(List.of(inner));
            case "ceil" -> Function.CEIL.call(List.of(inner));
            case "|" -> Function.ABS.call(List.of(inner));
            default -> shaped(Shape.of(open, close), inner);
        };
    }

    private static Expr shaped(Shape shape, Expr inner) {
        boolean several = inner instanceof Items items && items.shape() == Shape.BARE;
        if (!several && (shape == Shape.ROUND || shape == Shape.SQUARE)) {
            if (shape == Shape.SQUARE && inner instanceof Items) {
                return new Items(shape, List.of(inner));
            }
            return inner;
        }
        if (inner instanceof SetBuilder(Expr element, Expr condition)) {
            boolean real = element instanceof Relation relation && relation.is(Operator.IN)
                    && relation.right() == Constant.REALS;
            if (real || element instanceof Name) {
                return condition;
            }
            return inner;
        }
        if (several) {
            return new Items(shape, ((Items) inner).items());
        }
        return new Items(shape, List.of(inner));
    }

    /// An interval with its brackets turned outward, as `]0, 1[`.
    private Expr outward() {
        if (!cursor.take().text().equals("]")) {
            throw Unreadable.SYNTAX;
        }
        Expr inner = list();
        boolean open = cursor.at(Kind.OPEN, "[");
        if ((!open && !cursor.at(Kind.CLOSE, "]")) || !(inner instanceof Items items)) {
            throw Unreadable.SYNTAX;
        }
        cursor.take();
        return new Items(open ? Shape.ROUND : Shape.OPEN_CLOSED, items.items());
    }

    private Expr bars() {
        cursor.expect(Kind.BAR);
        int outerBraces = braces;
        braces = 0;
        bars++;
        Expr inner = list();
        bars--;
        braces = outerBraces;
        cursor.expect(Kind.BAR);
        return Function.ABS.call(List.of(inner));
    }

    /// A matrix, or what the rows of another environment say.
    ///
    /// @param braced whether a brace stands before a table, which makes a system of it
    private Expr environment(boolean braced) {
        String name = cursor.take().text();
        boolean matrix = !braced && !SYSTEMS.contains(name);
        List<List<Expr>> rows = new ArrayList<>();
        List<Expr> row = new ArrayList<>();
        environments++;
        while (!cursor.at(Kind.END)) {
            if (cursor.takeIf(Kind.ROW)) {
                close(rows, row);
                row = new ArrayList<>();
            } else if (!cursor.takeIf(Kind.CELL)) {
                row.add(matrix ? list() : cell());
                if (!cursor.at(Kind.CELL) && !cursor.at(Kind.ROW) && !cursor.at(Kind.END)) {
                    throw Unreadable.SYNTAX;
                }
            }
        }
        close(rows, row);
        environments--;
        cursor.take();
        if (!matrix) {
            if (rows.isEmpty()) {
                return Constant.EMPTY;
            }
            return system(rows);
        }
        if (name.equals("vmatrix") && !rows.isEmpty()) {
            return new Determinant(new Matrix(rows));
        }
        if (rows.isEmpty()) {
            return Constant.EMPTY;
        }
        return new Matrix(rows);
    }

    /// Whether the rows of an environment behind a brace are a system.
    private static boolean isSystem(String environment) {
        return TABLES.contains(environment) || SYSTEMS.contains(environment);
    }

    /// A cell of a system, without the `if` before a condition.
    private Expr cell() {
        while (cursor.at(Kind.WORD) && CONDITIONAL.contains(cursor.peek().text())) {
            cursor.take();
        }
        return list();
    }

    /// Rows of two cells are the pieces of a function; others hold together, where one that begins with a
    /// relation goes on with the row before.
    private static Expr system(List<List<Expr>> rows) {
        if (areOfSize(2, rows)) {
            return piecewise(rows);
        }
        List<Expr> lines = new ArrayList<>();
        for (List<Expr> row : rows) {
            if (row.size() > 1) {
                return new Matrix(rows);
            }
            Expr line = row.get(0);
            if (!lines.isEmpty() && line instanceof Relation next && isUnwritten(next.left())) {
                lines.add(continued(lines.removeLast(), next));
            } else {
                lines.add(line);
            }
        }
        if (lines.size() == 1) {
            return lines.get(0);
        }
        return new Items(Shape.BARE, lines);
    }

    private static Expr piecewise(List<List<Expr>> rows) {
        List<Piece> pieces = new ArrayList<>(rows.size());
        for (List<Expr> row : rows) {
            pieces.add(new Piece(row.get(0), row.get(1)));
        }
        return new Piecewise(pieces);
    }

    private static Expr continued(Expr line, Relation next) {
        List<Expr> sides = new ArrayList<>();
        List<Operator> operators = new ArrayList<>();
        if (line instanceof Relation first) {
            sides.addAll(first.sides());
            operators.addAll(first.operators());
        } else {
            sides.add(line);
        }
        sides.addAll(next.sides().subList(1, next.sides().size()));
        operators.addAll(next.operators());
        return new Relation(sides, operators);
    }

    private static void close(List<List<Expr>> rows, List<Expr> row) {
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }

    /// A unit behind a value, with its powers and quotients.
    private String unit() {
        StringBuilder unit = new StringBuilder();
        while (true) {
            Token token = cursor.peek();
            boolean word = token.is(Kind.WORD) || token.is(Kind.UNIT);
            boolean joint = !unit.isEmpty() && (token.is(Kind.OPERATOR, "/") || token.is(Kind.POWER))
                    && !cursor.peek(1).is(Kind.OPEN);
            boolean inner = !unit.isEmpty() && (token.is(Kind.NAME) || token.is(Kind.CONSTANT)
                    || (cursor.previous().is(Kind.POWER) && (token.is(Kind.NUMBER) || token.is(Kind.GROUP))));
            if (inner && token.is(Kind.GROUP)) {
                cursor.take();
                while (!cursor.at(Kind.GROUP_END) && !cursor.at(Kind.END_OF_TEXT)) {
                    unit.append(cursor.take().text());
                }
                cursor.expect(Kind.GROUP_END);
                continue;
            }
            if (word && cursor.previous().text().equals("per") && WordReader.multiplier(token.text()) > 0) {
                throw Unreadable.SYNTAX;
            }
            if (!word && !joint && !inner) {
                return unit.toString();
            }
            if (word && !unit.isEmpty() && Character.isLetter(unit.charAt(unit.length() - 1))) {
                unit.append(' ');
            }
            unit.append(cursor.take().text());
        }
    }

    /// Whether words in brackets stand behind a value, as in `9 (nine)`.
    private boolean isRemark() {
        int at = 1;
        while (cursor.peek(at).is(Kind.WORD) || cursor.peek(at).is(Kind.UNIT)) {
            String word = cursor.peek(at).text();
            if (WordReader.isOperation(word) || WordReader.multiplier(word) > 0) {
                return false;
            }
            at++;
        }
        return cursor.at(Kind.OPEN, "(") && at > 1 && cursor.peek(at).is(Kind.CLOSE, ")");
    }

    private String remark() {
        cursor.take();
        String words = unit();
        cursor.take();
        return words;
    }

    /// Words that stand alone; a unit before a number belongs to it, as in `USD 300`.
    private Expr words() {
        if (cursor.at(Kind.UNIT) && cursor.peek(1).is(Kind.NUMBER)) {
            return priced(cursor.take().text(), NumberScanner.value(cursor.take().text()));
        }
        StringJoiner words = new StringJoiner(" ");
        while (cursor.at(Kind.WORD) || cursor.at(Kind.UNIT)) {
            words.add(cursor.take().text());
        }
        return new Text(words.toString());
    }
}
