package io.reward4j;

/// What a [RewardFunction] announces of itself before it scores anything.
///
/// From the traits of its parts a [CompositeReward] knows its reachable range, which parts may wait
/// for the outside world, and what a sample can cost at the most.
///
/// @param blocking whether scoring may wait for something outside of the process, such as a judge
/// @param min the lowest value, finite
/// @param max the highest value, finite and at least `min`
/// @param maxCalls the most outside calls that one sample can cost, retries left aside;
///     [#UNBOUNDED] where it depends on the sample
public record Traits(boolean blocking, double min, double max, int maxCalls) {

    /// The number of calls of a function that calls once for each item of a completion.
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final Traits CODE = new Traits(false, 0, 1, 0);

    public Traits {
        if (!(Double.isFinite(min) && Double.isFinite(max) && min <= max)) {
            throw new IllegalArgumentException("a range needs finite ends in order: [" + min + ", " + max + "]");
        }
        if (maxCalls < 0) {
            throw new IllegalArgumentException("calls cannot be negative: " + maxCalls);
        }
        min += 0.0;
        max += 0.0;
    }

    /// Returns the traits of a function that only computes: not blocking, in `[0, 1]`, no calls.
    public static Traits code() {
        return CODE;
    }

    /// Returns the traits of a function that waits for at most `maxCalls` outside calls: blocking,
    /// in `[0, 1]`.
    public static Traits calling(int maxCalls) {
        return new Traits(true, 0, 1, maxCalls);
    }

    /// Returns these traits with another range.
    public Traits withRange(double min, double max) {
        return new Traits(blocking, min, max, maxCalls);
    }

    /// Tells whether a value lies in the range, ends included. Never true for `NaN`.
    public boolean contains(double value) {
        return value >= min && value <= max;
    }

    /// Returns these traits with the range widened so that it holds `value`.
    Traits including(double value) {
        return contains(value) ? this : withRange(Math.min(min, value), Math.max(max, value));
    }

    static int saturatedSum(int calls, int more) {
        return (int) Math.min((long) calls + more, UNBOUNDED);
    }
}
