package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.expr.Symbol;
import org.jspecify.annotations.Nullable;

/// One word of an answer.
///
/// @param text the canonical spelling, the same for `\dfrac` and `\frac`
/// @param symbol the function, operator, constant or mark it stands for, or `null`
/// @param spaced whether white space stands before it
public record Token(Kind kind, String text, @Nullable Symbol symbol, boolean spaced) {

    public static Token of(Kind kind, String text) {
        return new Token(kind, text, null, false);
    }

    public Token spaced(boolean spaced) {
        if (spaced == this.spaced) {
            return this;
        }
        return new Token(kind, text, symbol, spaced);
    }

    public boolean is(Kind kind) {
        return this.kind == kind;
    }

    public boolean is(Kind kind, String text) {
        return this.kind == kind && this.text.equals(text);
    }

    /// The operator it stands for, or `null`.
    public @Nullable Operator operator() {
        if (symbol instanceof Operator operator) {
            return operator;
        }
        return null;
    }

    /// Whether it is an operator of this level.
    public boolean isOperator(Operator.Level level) {
        return symbol instanceof Operator operator && operator.level() == level;
    }

    /// What a token is for the parser.
    public enum Kind {
        NUMBER, NAME, CONSTANT, FUNCTION, OPERATOR, WORD, UNIT, JOINER, OPEN, CLOSE, GROUP, GROUP_END, BAR, COMMA, SEMICOLON, FRACTION, ROOT, CHOOSE, POWER, SUBSCRIPT, PRIME, FACTORIAL, PERCENT, DEGREE, MARK, BEGIN, END, CELL, ROW, SERIES, INTEGRAL, LIMIT, MODULO, DOT, SKIP, TEXT_MODE, NOT, END_OF_TEXT
    }
}
