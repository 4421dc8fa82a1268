package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Unreadable;
import io.reward4j.rlvr.math.syntax.Token.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place in a list of tokens, and how deep the parser is in it.
final class Cursor {

    private static final Token END = Token.of(Kind.END_OF_TEXT, "");

    private static final Token[] NONE = {};

    private final Token[] tokens;
    private Token next;
    private int position;
    private int depth;

    Cursor(List<Token> tokens) {
        this.tokens = tokens.toArray(NONE);
        this.next = peek(0);
    }

    Token peek() {
        return next;
    }

    Token peek(int ahead) {
        if (position + ahead < tokens.length) {
            return tokens[position + ahead];
        }
        return END;
    }

    Token previous() {
        if (position == 0 || position > tokens.length) {
            return END;
        }
        return tokens[position - 1];
    }

    Token take() {
        Token token = next;
        back(position + 1);
        return token;
    }

    boolean at(Kind kind) {
        return next.kind() == kind;
    }

    boolean at(Kind kind, String text) {
        return next.is(kind, text);
    }

    boolean takeIf(Kind kind) {
        if (next.kind() != kind) {
            return false;
        }
        back(position + 1);
        return true;
    }

    /// Whether the next token is a `[` that closes, as in `[0, 1[`.
    boolean atOutwardEnd() {
        Token next = peek(1);
        boolean ends = switch (next.kind()) {
            case END_OF_TEXT, CLOSE, GROUP_END, COMMA, SEMICOLON, DOT, JOINER -> true;
            default -> next.isOperator(Operator.Level.SET);
        };
        return at(Kind.OPEN, "[") && ends;
    }

    /// Takes the `C` or `F` behind a degree sign, where it ends the value, and tells which it is.
    @Nullable
    String temperatureScale() {
        if (previous().is(Kind.DEGREE) && "℃℉".contains(previous().text())) {
            if (previous().text().equals("℃")) {
                return "celsius";
            }
            return "fahrenheit";
        }
        boolean scale = (at(Kind.NAME) || at(Kind.UNIT)) && (peek().text().equals("C") || peek().text().equals("F"));
        Kind next = peek(1).kind();
        if (scale && (next == Kind.END_OF_TEXT || next == Kind.COMMA || next == Kind.DOT || next == Kind.JOINER)) {
            if (take().text().equals("C")) {
                return "celsius";
            }
            return "fahrenheit";
        }
        return null;
    }

    void expect(Kind kind) {
        if (!takeIf(kind)) {
            throw Unreadable.SYNTAX;
        }
    }

    /// Puts a token in the place of the next one.
    void replace(Token token) {
        tokens[position] = token;
        next = token;
    }

    int mark() {
        return position;
    }

    void back(int mark) {
        position = mark;
        next = peek(0);
    }

    void enter() {
        depth++;
        if (depth > Budget.MAX_DEPTH) {
            throw Unreadable.BUDGET;
        }
    }

    void leave() {
        depth--;
    }
}
