package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.Expr.Items;
import io.reward4j.rlvr.math.Expr.Opaque;
import io.reward4j.rlvr.math.Expr.Quantity;
import io.reward4j.rlvr.math.Expr.Relation;
import io.reward4j.rlvr.math.Expr.Shape;
import io.reward4j.rlvr.math.Expr.Text;
import io.reward4j.rlvr.math.Operator.Level;
import io.reward4j.rlvr.math.Token.Kind;
import io.reward4j.rlvr.reading.NegationCues;
import java.util.ArrayList;
import java.util.List;

/// Reads tokens as an answer: a list of relations between sets and terms. By recursive descent, with
/// the depth of [Cursor].
final class Parser {

    private final Cursor cursor;
    private final Terms terms;

    private Parser(Cursor cursor) {
        this.cursor = cursor;
        this.terms = new Terms(cursor, this);
    }

    /// Reads a whole answer.
    ///
    /// @throws Unreadable if it is none
    static Expr parse(List<Token> tokens) {
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
    Expr list() {
        return list(false);
    }

    /// One value, or several as [Shape#BARE] items.
    ///
    /// @param flat whether a semicolon separates like a comma
    Expr list(boolean flat) {
        List<List<Expr>> groups = new ArrayList<>();
        List<Expr> group = new ArrayList<>();
        List<String> joiners = new ArrayList<>();
        group.add(relation());
        int count = 1;
        while (atSeparator()) {
            boolean outer = !flat && !cursor.at(Kind.COMMA);
            String joiner = cursor.take().text();
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
        return count == 1 ? group.get(0) : Junctions.joined(grouped(groups), joiners);
    }

    /// A chain of relations, or a single value.
    Expr relation() {
        cursor.enter();
        List<Expr> sides = new ArrayList<>();
        List<Operator> operators = new ArrayList<>();
        sides.add(atOperator(Level.RELATION) ? new Text("") : set());
        while (atOperator(Level.RELATION)) {
            operators.add((Operator) cursor.take().value());
            sides.add(startsItem() ? set() : new Text(""));
        }
        if (sides.stream().allMatch(side -> side instanceof Text(String words) && words.isEmpty())) {
            throw Unreadable.SYNTAX;
        }
        Expr relation = operators.isEmpty() ? sides.get(0) : new Relation(sides, operators);
        if (cursor.takeIf(Kind.MODULO)) {
            relation = new Opaque("modulo", List.of(relation, set()));
        } else if (cursor.at(Kind.OPEN, "(") && cursor.peek(1).text().equals("mod")) {
            cursor.take();
            cursor.take();
            relation = new Opaque("modulo", List.of(relation, set()));
            cursor.expect(Kind.CLOSE);
        } else if (cursor.at(Kind.OPERATOR, "mod") && cursor.peek(1).is(Kind.GROUP)) {
            cursor.take();
            relation = new Opaque("modulo", List.of(relation, set()));
        }
        cursor.leave();
        return relation;
    }

    private Expr set() {
        Expr left = ratio();
        for (int count = 0; atOperator(Level.SET); count++) {
            if (count > Budget.MAX_ITEMS) {
                throw Unreadable.BUDGET;
            }
            left = ((Operator) cursor.take().value()).apply(left, ratio());
        }
        return left;
    }

    private Expr ratio() {
        Expr first = terms.sum();
        if (!atOperator(Level.RATIO) || !terms.mayTakeRatio()) {
            return first;
        }
        if (first instanceof Text(String label)) {
            if (NegationCues.negate(label)) {
                throw Unreadable.SYNTAX;
            }
            cursor.take();
            return new Relation(List.of(first, terms.sum()), List.of(Operator.EQUAL));
        }
        List<Expr> parts = new ArrayList<>();
        parts.add(first);
        boolean time = false;
        while (atOperator(Level.RATIO)) {
            cursor.take();
            time |= cursor.at(Kind.NUMBER) && cursor.peek().text().length() == 2
                    && cursor.peek().text().startsWith("0");
            parts.add(terms.sum());
        }
        Expr last = parts.get(parts.size() - 1);
        if (last instanceof Quantity(Expr value, String unit)) {
            parts.set(parts.size() - 1, value);
            return new Quantity(new Opaque(time ? "time" : "ratio", parts), unit);
        }
        return new Opaque(time ? "time" : "ratio", parts);
    }

    private boolean atSeparator() {
        return cursor.at(Kind.COMMA) || cursor.at(Kind.SEMICOLON) || cursor.at(Kind.JOINER);
    }

    private boolean startsItem() {
        return !(cursor.at(Kind.END_OF_TEXT) || cursor.at(Kind.CLOSE) || cursor.at(Kind.GROUP_END)
                || cursor.at(Kind.DOT) || atSeparator() || cursor.at(Kind.END) || cursor.at(Kind.CELL)
                || cursor.at(Kind.ROW));
    }

    private boolean atOperator(Level level) {
        return cursor.peek().value() instanceof Operator operator && operator.level() == level;
    }

    /// Groups of like size are tuples, others are one list.
    private static Expr grouped(List<List<Expr>> groups) {
        int size = groups.get(0).size();
        boolean tuples = groups.size() > 1 && size > 1 && groups.stream().allMatch(group -> group.size() == size);
        return new Items(Shape.BARE, tuples
                ? groups.stream().map(group -> (Expr) new Items(Shape.ROUND, group)).toList()
                : groups.stream().flatMap(List::stream).toList());
    }
}
