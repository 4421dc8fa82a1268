package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.expr.Symbol;
import org.jspecify.annotations.Nullable;

/// One word of an answer.
public final class Token {

    private final Kind kind;
    private final String text;
    private final @Nullable Symbol symbol;
    private final boolean spaced;

    /// The same with white space before it, where it was made along with this one.
    private final @Nullable Token spacedTwin;

    private Token(Kind kind, String text, @Nullable Symbol symbol, boolean spaced, @Nullable Token spacedTwin) {
        this.kind = kind;
        this.text = text;
        this.symbol = symbol;
        this.spaced = spaced;
        this.spacedTwin = spacedTwin;
    }

    public static Token of(Kind kind, String text) {
        return new Token(kind, text, null, false, null);
    }

    /// A token that occurs again and again, and stands for no symbol.
    static Token shared(Kind kind, String text) {
        return shared(kind, text, null);
    }

    /// A token that occurs again and again.
    ///
    /// @param symbol the function, operator, constant or mark it stands for, or `null`
    static Token shared(Kind kind, String text, @Nullable Symbol symbol) {
        return new Token(kind, text, symbol, false, new Token(kind, text, symbol, true, null));
    }

    /// This token with white space before it.
    Token afterSpace() {
        if (spacedTwin != null) {
            return spacedTwin;
        }
        return new Token(kind, text, symbol, true, null);
    }

    public Kind kind() {
        return kind;
    }

    /// The canonical spelling, the same for `\dfrac` and `\frac`.
    public String text() {
        return text;
    }

    /// The function, operator, constant or mark it stands for, or `null`.
    public @Nullable Symbol symbol() {
        return symbol;
    }

    /// Whether white space stands before it.
    public boolean spaced() {
        return spaced;
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
        return kind == Kind.OPERATOR && symbol instanceof Operator operator && operator.level() == level;
    }

    /// Whether both are the same word, with white space before it or not.
    public boolean isSameWord(Token other) {
        return kind == other.kind && text.equals(other.text);
    }

    /// What a token is for the parser.
    public enum Kind {
        // values and words
        NUMBER, NAME, CONSTANT, FUNCTION, OPERATOR, WORD, UNIT, JOINER,
        // brackets and separators
        OPEN, CLOSE, GROUP, GROUP_END, BAR, COMMA, SEMICOLON,
        // what stands around or behind a value
        FRACTION, ROOT, CHOOSE, POWER, SUBSCRIPT, PRIME, FACTORIAL, PERCENT, DEGREE, MARK,
        // environments
        BEGIN, END, CELL, ROW,
        // what binds a variable, or says how to read what follows
        SERIES, INTEGRAL, LIMIT, MODULO, DOT, SKIP, TEXT_MODE, NOT, END_OF_TEXT
    }
}
