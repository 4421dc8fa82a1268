package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.Expr.Call;
import io.reward4j.rlvr.math.Expr.PlusMinus;
import io.reward4j.rlvr.math.Expr.SetOperation;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// The infix operators, with all their spellings. A new operator is one new line here.
@SuppressWarnings("ImmutableEnumChecker") // lists made by List.of, and lambdas without state
enum Operator {
    PLUS(Level.SUM, Expr::sum, "+"), MINUS(Level.SUM, (a, b) -> Expr.sum(a, Expr.negate(b)), "-", "minus"), PLUS_MINUS(
            Level.SUM, (a, b) -> Expr.sum(a, Expr.product(new PlusMinus(false), b)), "pm", "±",
            "+/-"), MINUS_PLUS(Level.SUM, (a, b) -> Expr.sum(a, Expr.product(new PlusMinus(true), b)), "mp",
                    "∓"), TIMES(Level.PRODUCT, Expr::product, "*", "cdot", "times", "ast", "star", "bullet", "×", "·",
                            "⋅", "∗", "∙", "•",
                            "✕"), DIVIDE(Level.PRODUCT, Expr::quotient, "/", "div", "÷", "∕", "⁄"), MOD(Level.PRODUCT,
                                    (a, b) -> new Call(Function.MOD, List.of(a, b)), "mod", "bmod",
                                    "pmod"), UNION(Level.SET, null, "cup", "bigcup", "∪", "union"), INTERSECTION(
                                            Level.SET, null, "cap", "bigcap", "∩"), DIFFERENCE(Level.SET, null,
                                                    "setminus", "backslash", "smallsetminus",
                                                    "∖"), EQUAL(Level.RELATION, null, "=", "==", "＝"), NOT_EQUAL(
                                                            Level.RELATION, null, "ne", "neq", "!=", "<>",
                                                            "≠"), LESS(Level.RELATION, null, "<", "lt"), GREATER(
                                                                    Level.RELATION, null, ">",
                                                                    "gt"), AT_MOST(Level.RELATION, null, "le", "leq",
                                                                            "leqslant", "leqq", "<=", "=<", "≤", "⩽",
                                                                            "≦"), AT_LEAST(Level.RELATION, null, "ge",
                                                                                    "geq", "geqslant", "geqq", ">=",
                                                                                    "=>", "≥", "⩾",
                                                                                    "≧"), IN(Level.RELATION, null, "in",
                                                                                            "∈"), NOT_IN(Level.RELATION,
                                                                                                    null, "notin",
                                                                                                    "∉"), SUBSET(
                                                                                                            Level.RELATION,
                                                                                                            null,
                                                                                                            "subset",
                                                                                                            "subseteq",
                                                                                                            "⊂",
                                                                                                            "⊆"), CONGRUENT(
                                                                                                                    Level.RELATION,
                                                                                                                    null,
                                                                                                                    "equiv",
                                                                                                                    "cong",
                                                                                                                    "≡"), SIMILAR(
                                                                                                                            Level.RELATION,
                                                                                                                            null,
                                                                                                                            "sim",
                                                                                                                            "simeq",
                                                                                                                            "∼"), APPROXIMATELY(
                                                                                                                                    Level.RELATION,
                                                                                                                                    null,
                                                                                                                                    "approx",
                                                                                                                                    "≈",
                                                                                                                                    "approxeq"), PARALLEL(
                                                                                                                                            Level.RELATION,
                                                                                                                                            null,
                                                                                                                                            "parallel",
                                                                                                                                            "∥"), PERPENDICULAR(
                                                                                                                                                    Level.RELATION,
                                                                                                                                                    null,
                                                                                                                                                    "perp",
                                                                                                                                                    "⊥"), TO(
                                                                                                                                                            Level.RELATION,
                                                                                                                                                            null,
                                                                                                                                                            "to",
                                                                                                                                                            "rightarrow",
                                                                                                                                                            "mapsto",
                                                                                                                                                            "longrightarrow",
                                                                                                                                                            "->",
                                                                                                                                                            "→"), IMPLIES(
                                                                                                                                                                    Level.RELATION,
                                                                                                                                                                    null,
                                                                                                                                                                    "implies",
                                                                                                                                                                    "Rightarrow",
                                                                                                                                                                    "Longrightarrow",
                                                                                                                                                                    "⇒"), EQUIVALENT(
                                                                                                                                                                            Level.RELATION,
                                                                                                                                                                            null,
                                                                                                                                                                            "iff",
                                                                                                                                                                            "Leftrightarrow",
                                                                                                                                                                            "leftrightarrow",
                                                                                                                                                                            "⇔"), RATIO(
                                                                                                                                                                                    Level.RATIO,
                                                                                                                                                                                    null,
                                                                                                                                                                                    ":",
                                                                                                                                                                                    "colon",
                                                                                                                                                                                    "∶");

    private final Level level;
    private final @Nullable BinaryOperator<Expr> build;
    private final List<String> spellings;

    Operator(Level level, @Nullable BinaryOperator<Expr> build, String... spellings) {
        this.level = level;
        this.build = build;
        this.spellings = List.of(spellings);
    }

    /// How tightly an operator binds.
    enum Level {
        RELATION, SET, RATIO, SUM, PRODUCT
    }

    Level level() {
        return level;
    }

    List<String> spellings() {
        return spellings;
    }

    Expr apply(Expr left, Expr right) {
        return build == null ? new SetOperation(this, left, right) : build.apply(left, right);
    }

    boolean isOrder() {
        return this == LESS || this == GREATER || this == AT_MOST || this == AT_LEAST;
    }

    /// The relation read from right to left.
    Operator flipped() {
        return switch (this) {
            case LESS -> GREATER;
            case GREATER -> LESS;
            case AT_MOST -> AT_LEAST;
            case AT_LEAST -> AT_MOST;
            default -> this;
        };
    }

    boolean isSymmetric() {
        return flipped() != this || this == EQUAL || this == NOT_EQUAL;
    }
}
