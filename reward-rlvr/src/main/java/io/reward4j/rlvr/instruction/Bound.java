package io.reward4j.rlvr.instruction;

/// How many of something are wanted, ends included.
///
/// @param least the fewest, at least `0`
/// @param most the most, at least `least`; [Integer#MAX_VALUE] where there is no upper end
public record Bound(int least, int most) {

    /// @throws IllegalArgumentException if the ends are negative or not in order
    public Bound {
        if (least < 0 || least > most) {
            throw new IllegalArgumentException("a bound needs ends in order, not negative: " + least + " to " + most);
        }
    }

    /// Returns `count` or more.
    ///
    /// @throws IllegalArgumentException if the count is negative
    public static Bound atLeast(int count) {
        return new Bound(count, Integer.MAX_VALUE);
    }

    /// Returns `count` or fewer.
    ///
    /// @throws IllegalArgumentException if the count is negative
    public static Bound atMost(int count) {
        return new Bound(0, count);
    }

    /// Returns fewer than `count`.
    ///
    /// @throws IllegalArgumentException if the count is not positive
    public static Bound fewerThan(int count) {
        return atMost(count - 1);
    }

    /// Returns `count`, no more and no fewer.
    ///
    /// @throws IllegalArgumentException if the count is negative
    public static Bound exactly(int count) {
        return new Bound(count, count);
    }

    /// Returns `least` to `most`, ends included.
    ///
    /// @throws IllegalArgumentException if the ends are negative or not in order
    public static Bound between(int least, int most) {
        return new Bound(least, most);
    }

    /// Tells whether a count is within the bound.
    public boolean holds(int count) {
        return count >= least && count <= most;
    }

    /// Returns the bound in words, such as `at least 3`.
    @Override
    public String toString() {
        if (least == most) {
            return "exactly " + least;
        }
        if (most == Integer.MAX_VALUE) {
            return "at least " + least;
        }
        return least == 0 ? "at most " + most : least + " to " + most;
    }
}
