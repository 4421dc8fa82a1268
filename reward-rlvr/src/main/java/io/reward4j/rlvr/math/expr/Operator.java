package io.reward4j.rlvr.math.expr;

import io.reward4j.rlvr.math.expr.Expr.PlusMinus;
import java.util.List;

/// The infix operators, with all their spellings. A new relation is one new line here; what one of a sum or product
/// does stands in [#summand] or [ProductBuilder].
@SuppressWarnings("ImmutableEnumChecker") // lists made by List.of
public enum Operator implements Symbol {

    /// `a + b`.
    PLUS(Level.SUM, "+"),
    /// `a - b`.
    MINUS(Level.SUM, "-", "minus"),
    /// `a pm b`.
    PLUS_MINUS(Level.SUM, "pm", "±", "+/-"),
    /// `a mp b`.
    MINUS_PLUS(Level.SUM, "mp", "∓"),
    /// `a * b`.
    TIMES(Level.PRODUCT, "*", "cdot", "times", "ast", "star", "bullet", "×", "·", "⋅", "∗", "∙", "•",
            "✕"),
    /// `a / b`.
    DIVIDE(Level.PRODUCT, "/", "div", "÷", "∕", "⁄"),
    /// `a mod b`.
    MOD(Level.PRODUCT, "mod", "bmod"),
    /// `a cup b`.
    UNION(Level.SET, "cup", "bigcup", "∪", "union"),
    /// `a cap b`.
    INTERSECTION(Level.SET, "cap", "bigcap", "∩"),
    /// `a setminus b`.
    DIFFERENCE(Level.SET, "setminus", "backslash", "smallsetminus", "∖"),
    /// `a = b`.
    EQUAL(Level.RELATION, "=", "==", "＝"),
    /// `a ne b`.
    NOT_EQUAL(Level.RELATION, "ne", "neq", "!=", "<>", "≠"),
    /// `a < b`.
    LESS(Level.RELATION, "<", "lt"),
    /// `a > b`.
    GREATER(Level.RELATION, ">", "gt"),
    /// `a le b`.
    AT_MOST(Level.RELATION, "le", "leq", "leqslant", "leqq", "<=", "=<", "≤", "⩽", "≦"),
    /// `a ge b`.
    AT_LEAST(Level.RELATION, "ge", "geq", "geqslant", "geqq", ">=", "=>", "≥", "⩾", "≧"),
    /// `a in b`.
    IN(Level.RELATION, "in", "∈"),
    /// `a notin b`.
    NOT_IN(Level.RELATION, "notin", "∉"),
    /// `a subset b`.
    SUBSET(Level.RELATION, "subset", "subseteq", "⊂", "⊆"),
    /// `a equiv b`.
    CONGRUENT(Level.RELATION, "equiv", "cong", "≡"),
    /// `a sim b`.
    SIMILAR(Level.RELATION, "sim", "simeq", "∼"),
    /// `a approx b`.
    APPROXIMATELY(Level.RELATION, "approx", "≈", "approxeq"),
    /// `a parallel b`.
    PARALLEL(Level.RELATION, "parallel", "∥"),
    /// `a perp b`.
    PERPENDICULAR(Level.RELATION, "perp", "⊥"),
    /// `a to b`.
    TO(Level.RELATION, "to", "rightarrow", "mapsto", "longrightarrow", "->", "→"),
    /// `a implies b`.
    IMPLIES(Level.RELATION, "implies", "Rightarrow", "Longrightarrow", "⇒"),
    /// `a iff b`.
    EQUIVALENT(Level.RELATION, "iff", "Leftrightarrow", "leftrightarrow", "⇔"),
    /// `a : b`.
    RATIO(Level.RATIO, ":", "colon", "∶");

    private final Level level;
    private final List<String> spellings;

    Operator(Level level, String... spellings) {
        this.level = level;
        this.spellings = List.of(spellings);
    }

    /// How tightly an operator binds.
    public enum Level {
        RELATION, SET, RATIO, SUM, PRODUCT
    }

    public Level level() {
        return level;
    }

    public List<String> spellings() {
        return spellings;
    }

    /// The term that an operator of [Level#SUM] makes of what stands behind it.
    Expr summand(Expr right) {
        return switch (this) {
            case MINUS -> Expr.negate(right);
            case PLUS_MINUS -> Expr.product(new PlusMinus(false), right);
            case MINUS_PLUS -> Expr.product(new PlusMinus(true), right);
            default -> right;
        };
    }

    public boolean isOrder() {
        return this == LESS || this == GREATER || this == AT_MOST || this == AT_LEAST;
    }

    /// The relation read from right to left.
    public Operator flipped() {
        return switch (this) {
            case LESS -> GREATER;
            case GREATER -> LESS;
            case AT_MOST -> AT_LEAST;
            case AT_LEAST -> AT_MOST;
            default -> this;
        };
    }

    /// Whether a relation still holds with its sides and its sign turned round.
    public boolean isReversible() {
        return switch (this) {
            case IN, NOT_IN, SUBSET, TO, IMPLIES -> false;
            default -> true;
        };
    }

    public boolean isSymmetric() {
        return flipped() != this || this == EQUAL || this == NOT_EQUAL;
    }
}
