package io.reward4j.rlvr.math;

/// What one comparison may cost. Every limit is checked before the work is done.
final class Budget {

    /// Characters of an answer that are read as mathematics.
    static final int MAX_LENGTH = 10_000;
    /// Tokens of an answer.
    static final int MAX_TOKENS = 4_000;
    /// Brackets, exponents and arguments inside each other, about five for each pair of brackets.
    static final int MAX_DEPTH = 160;
    /// Digits of one number.
    static final int MAX_DIGITS = 2_000;
    /// Bits of the numerator or denominator of an exact number.
    static final int MAX_BITS = 1 << 15;
    /// The largest factorial that is multiplied out.
    static final int MAX_FACTORIAL = 2_500;
    /// Terms of a sum or product that is written with its bounds.
    static final int MAX_TERMS = 1_000;
    /// Items of a list, set or tuple.
    static final int MAX_ITEMS = 200;
    /// Evaluation steps of one comparison.
    static final int MAX_STEPS = 200_000;

    private int steps = MAX_STEPS;

    void spend(int cost) {
        steps -= cost;
        if (steps < 0) {
            throw Unreadable.BUDGET;
        }
    }

    static void checkBits(long bits) {
        if (bits > MAX_BITS) {
            throw Unsettled.INSTANCE;
        }
    }
}
