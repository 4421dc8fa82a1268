package io.reward4j.rlvr.math;

/// Whether two answers are equal, and how that was decided.
///
/// @param equal whether they are equal
/// @param basis how it was decided
public record Comparison(boolean equal, Basis basis) {

    /// How a comparison was decided.
    public enum Basis {
        /// The answers read the same, token by token.
        SAME_TEXT("the same text"),
        /// By exact fractions.
        EXACT("exact arithmetic"),
        /// As rational functions, at a pseudo-random point of two finite fields.
        ALGEBRAIC("finite fields"),
        /// In complex doubles with an error bound, at fixed points.
        NUMERIC("numeric points"),
        /// By their shape, such as a set against a tuple.
        STRUCTURE("structure"),
        /// As text only, because one of them is not mathematics that the reader knows.
        UNREADABLE("text, one is unreadable"),
        /// As text only, because one of them is past a budget.
        OVER_BUDGET("text, past a budget");

        private final String words;

        Basis(String words) {
            this.words = words;
        }

        /// The basis in words, such as `exact arithmetic`.
        @Override
        public String toString() {
            return words;
        }
    }
}
