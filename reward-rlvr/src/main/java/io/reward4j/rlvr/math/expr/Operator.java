package io.reward4j.rlvr.math.expr;

import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.PlusMinus;
import io.reward4j.rlvr.math.expr.Expr.SetOperation;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// The infix operators, with all their spellings. A new operator is one new line here.
@SuppressWarnings("ImmutableEnumChecker") // lists made by List.of, and lambdas without state
public enum Operator implements Symbol {

    /// `a + b`.
    PLUS(Level.SUM, Expr::sum, "+"),
    /// `a - b`.
    MINUS(Level.SUM, Expr::difference, "-", "minus"),
    /// `a pm b`.
    PLUS_MINUS(Level.SUM, (a, b) -> Expr.sum(a, Expr.product(new PlusMinus(false), b)), "pm", "±", "+/-"),
    /// `a mp b`.
    MINUS_PLUS(Level.SUM, (a, b) -> Expr.sum(a, Expr.product(new PlusMinus(true), b)), "mp", "∓"),
    /// `a * b`.
    TIMES(Level.PRODUCT, Expr::product, "*", "cdot", "times", "ast", "star", "bullet", "×", "·", "⋅", "∗", "∙", "•",
            "✕"),
    /// `a / b`.
    DIVIDE(Level.PRODUCT, Expr::quotient, "/", "div", "÷", "∕", "⁄"),
    /// `a mod b`.
    MOD(Level.PRODUCT, (a, b) -> new Call(Function.MOD, List.of(a, b)), "mod", "bmod"),
    /// `a cup b`.
    UNION(Level.SET, null, "cup", "bigcup", "∪", "union"),
    /// `a cap b`.
    INTERSECTION(Level.SET, null, "cap", "bigcap", "∩"),
    /// `a setminus b`.
    DIFFERENCE(Level.SET, null, "setminus", "backslash", "smallsetminus", "∖"),
    /// `a = b`.
    EQUAL(Level.RELATION, null, "=", "==", "＝"),
    /// `a ne b`.
    NOT_EQUAL(Level.RELATION, null, "ne", "neq", "!=", "<>", "≠"),
    /// `a < b`.
    LESS(Level.RELATION, null, "<", "lt"),
    /// `a > b`.
    GREATER(Level.RELATION, null, ">", "gt"),
    /// `a le b`.
    AT_MOST(Level.RELATION, null, "le", "leq", "leqslant", "leqq", "<=", "=<", "≤", "⩽", "≦"),
    /// `a ge b`.
    AT_LEAST(Level.RELATION, null, "ge", "geq", "geqslant", "geqq", ">=", "=>", "≥", "⩾", "≧"),
    /// `a in b`.
    IN(Level.RELATION, null, "in", "∈"),
    /// `a notin b`.
    NOT_IN(Level.RELATION, null, "notin", "∉"),
    /// `a subset b`.
    SUBSET(Level.RELATION, null, "subset", "subseteq", "⊂", "⊆"),
    /// `a equiv b`.
    CONGRUENT(Level.RELATION, null, "equiv", "cong", "≡"),
    /// `a sim b`.
    SIMILAR(Level.RELATION, null, "sim", "simeq", "∼"),
    /// `a approx b`.
    APPROXIMATELY(Level.RELATION, null, "approx", "≈", "approxeq"),
    /// `a parallel b`.
    PARALLEL(Level.RELATION, null, "parallel", "∥"),
    /// `a perp b`.
    PERPENDICULAR(Level.RELATION, null, "perp", "⊥"),
    /// `a to b`.
    TO(Level.RELATION, null, "to", "rightarrow", "mapsto", "longrightarrow", "->", "→"),
    /// `a implies b`.
    IMPLIES(Level.RELATION, null, "implies", "Rightarrow", "Longrightarrow", "⇒"),
    /// `a iff b`.
    EQUIVALENT(Level.RELATION, null, "iff", "Leftrightarrow", "leftrightarrow", "⇔"),
    /// `a : b`.
    RATIO(Level.RATIO, null, ":", "colon", "∶");

    private final Level level;
    private final @Nullable BinaryOperator<Expr> build;
    private final List<String> spellings;

    Operator(Level level, @Nullable BinaryOperator<Expr> build, String... spellings) {
        this.level = level;
        this.build = build;
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

    public Expr apply(Expr left, Expr right) {
        if (build == null) {
            return new SetOperation(this, left, right);
        }
        return build.apply(left, right);
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
