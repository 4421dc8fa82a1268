package io.reward4j.rlvr.math.syntax;

/// One word of an answer.
///
/// @param text the canonical spelling, the same for `\dfrac` and `\frac`
/// @param value the function, operator or constant it stands for; the token kind itself otherwise
/// @param spaced whether white space stands before it
public record Token(Kind kind, String text, Object value, boolean spaced) {

    public static Token of(Kind kind, String text) {
        return new Token(kind, text, kind, false);
    }

    public Token spaced(boolean spaced) {
        return spaced == this.spaced ? this : new Token(kind, text, value, spaced);
    }

    public boolean is(Kind kind) {
        return this.kind == kind;
    }

    public boolean is(Kind kind, String text) {
        return this.kind == kind && this.text.equals(text);
    }

    /// What a token is for the parser.
    public enum Kind {
        NUMBER, NAME, CONSTANT, FUNCTION, OPERATOR, WORD, UNIT, JOINER, OPEN, CLOSE, GROUP, GROUP_END, BAR, COMMA, SEMICOLON, FRACTION, ROOT, CHOOSE, POWER, SUBSCRIPT, PRIME, FACTORIAL, PERCENT, DEGREE, MARK, BEGIN, END, CELL, ROW, SERIES, INTEGRAL, LIMIT, MODULO, DOT, SKIP, TEXT_MODE, NOT, END_OF_TEXT
    }
}
