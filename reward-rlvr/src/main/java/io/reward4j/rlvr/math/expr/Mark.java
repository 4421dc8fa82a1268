package io.reward4j.rlvr.math.expr;

import java.util.List;

/// The signs above, before or behind a value that make another one of it. A new mark is one new line here.
@SuppressWarnings("ImmutableEnumChecker") // lists made by List.of
public enum Mark implements Symbol {

    /// A bar above.
    OVERLINE("overline", "bar"),
    /// A hat above.
    HAT("hat", "widehat"),
    /// A tilde above.
    TILDE("tilde", "widetilde"),
    /// A dot above.
    DOT("dot"),
    /// An angle.
    ANGLE("angle", "measuredangle", "∠"),
    /// A triangle.
    TRIANGLE("triangle", "△", "bigtriangleup"),
    /// For all.
    FOR_ALL("forall", "∀"),
    /// There is.
    EXISTS("exists", "∃"),
    /// A prime behind something other than a letter.
    PRIME,
    /// A star as the exponent, the conjugate or dual.
    STAR,
    /// The exponent `c`, the complement of a set.
    COMPLEMENT;

    private final List<String> spellings;

    Mark(String... spellings) {
        this.spellings = List.of(spellings);
    }

    /// The commands and characters that are this mark before its value.
    public List<String> spellings() {
        return spellings;
    }
}
