package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Quantity;
import io.reward4j.rlvr.math.expr.Expr.Text;
import io.reward4j.rlvr.math.number.Unreadable;
import io.reward4j.rlvr.math.syntax.Token.Kind;

/// Reads units of measure and words.
final class Measures {

    private final Cursor cursor;

    Measures(Cursor cursor) {
        this.cursor = cursor;
    }

    /// A unit behind a value, with its powers and quotients.
    String unit() {
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
            if (word && cursor.previous().text().equals("per") && Words.multiplier(token.text()) > 0) {
                throw Unreadable.SYNTAX;
            }
            if (!word && !joint && !inner) {
                return unit.toString();
            }
            unit.append(word && !unit.isEmpty() && Character.isLetter(unit.charAt(unit.length() - 1)) ? " " : "");
            unit.append(cursor.take().text());
        }
    }

    /// Whether words in brackets stand behind a value, as in `9 (nine)`.
    boolean isRemark() {
        int at = 1;
        while (cursor.peek(at).is(Kind.WORD) || cursor.peek(at).is(Kind.UNIT)) {
            String word = cursor.peek(at).text();
            if (Words.isOperation(word) || Words.multiplier(word) > 0) {
                return false;
            }
            at++;
        }
        return cursor.at(Kind.OPEN, "(") && at > 1 && cursor.peek(at).is(Kind.CLOSE, ")");
    }

    String remark() {
        cursor.take();
        String words = unit();
        cursor.take();
        return words;
    }

    /// Words that stand alone; a unit before a number belongs to it, as in `USD 300`.
    Expr words() {
        if (cursor.at(Kind.UNIT) && cursor.peek(1).is(Kind.NUMBER)) {
            String unit = cursor.take().text();
            return new Quantity(NumberScanner.value(cursor.take().text()), unit);
        }
        StringBuilder words = new StringBuilder();
        while (cursor.at(Kind.WORD) || cursor.at(Kind.UNIT)) {
            words.append(words.isEmpty() ? "" : " ").append(cursor.take().text());
        }
        return new Text(words.toString());
    }
}
