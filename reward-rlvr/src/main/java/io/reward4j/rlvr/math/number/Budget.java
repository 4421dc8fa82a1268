package io.reward4j.rlvr.math.number;

/// What one comparison may cost. Every limit is checked before the work is done.
public final class Budget {

    /// Characters of an answer that are read as mathematics.
    public static final int MAX_LENGTH = 10_000;
    /// Tokens of an answer.
    public static final int MAX_TOKENS = 4_000;
    /// Brackets, exponents and arguments inside each other, about five for each pair of brackets.
    public static final int MAX_DEPTH = 160;
    /// Digits of one number.
    public static final int MAX_DIGITS = 2_000;
    /// Bits of the numerator or denominator of an exact number.
    public static final int MAX_BITS = 1 << 15;
    /// The largest factorial that is multiplied out.
    public static final int MAX_FACTORIAL = 2_500;
    /// Terms of a sum or product that is written with its bounds.
    public static final int MAX_TERMS = 1_000;
    /// Items of a list, set or tuple.
    public static final int MAX_ITEMS = 200;
    /// Evaluation steps of one comparison.
    public static final int MAX_STEPS = 200_000;

    private int steps = MAX_STEPS;

    public void spend(int cost) {
        steps -= cost;
        if (steps < 0) {
            throw Unreadable.BUDGET;
        }
    }

    public static void checkBits(long bits) {
        if (bits > MAX_BITS) {
            throw UndefinedValue.INSTANCE;
        }
    }
}
