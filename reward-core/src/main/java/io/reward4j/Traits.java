package io.reward4j;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What a [RewardFunction] announces before it scores anything.
///
/// From the traits of its parts a [CompositeReward] computes the range that it can reach, which parts may wait for
/// something outside of the process, which parts of an answer are read, and how many calls a sample can cost at most.
///
/// @param blocking whether scoring may wait for something outside of the process, such as a judge
/// @param min the lowest value, finite
/// @param max the highest value, finite and at least `min`
/// @param maxCalls the maximum of outside calls for one sample, without retries; [#UNBOUNDED] if it depends on the
///     sample
/// @param reads which parts of an answer the function reads; never empty
public record Traits(boolean blocking, double min, double max, int maxCalls, Set<Content> reads) {

    /// The number of calls of a function that calls once for each item of a completion.
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final Set<Content> TEXT_ALONE = Collections.unmodifiableSet(EnumSet.of(Content.TEXT));
    private static final Traits CODE = new Traits(false, 0, 1, 0);

    public Traits {
        if (!(Double.isFinite(min) && Double.isFinite(max) && min <= max)) {
            throw new IllegalArgumentException("a range needs finite ends in order: [" + min + ", " + max + "]");
        }
        if (maxCalls < 0) {
            throw new IllegalArgumentException("calls cannot be negative: " + maxCalls);
        }
        if (reads.isEmpty()) {
            throw new IllegalArgumentException("a reward reads something of an answer; Content.TEXT unless it says so");
        }
        min += 0.0;
        max += 0.0;
        reads = reads.equals(TEXT_ALONE) ? TEXT_ALONE : Collections.unmodifiableSet(EnumSet.copyOf(reads));
    }

    /// Returns the traits of a function that reads the text of an answer.
    public Traits(boolean blocking, double min, double max, int maxCalls) {
        this(blocking, min, max, maxCalls, TEXT_ALONE);
    }

    /// Returns the traits of a function of code alone: not blocking, in `[0, 1]`, no calls.
    public static Traits code() {
        return CODE;
    }

    /// Returns the traits of a function that makes at most `maxCalls` outside calls: blocking, in `[0, 1]`.
    public static Traits calling(int maxCalls) {
        return new Traits(true, 0, 1, maxCalls);
    }

    /// Returns these traits with another range.
    @CheckReturnValue
    public Traits withRange(double min, double max) {
        return new Traits(blocking, min, max, maxCalls, reads);
    }

    /// Returns these traits for a function that reads these parts of an answer and no others.
    @CheckReturnValue
    public Traits reading(Content first, Content... more) {
        return reading(EnumSet.of(first, more));
    }

    Traits reading(Set<Content> contents) {
        return new Traits(blocking, min, max, maxCalls, contents);
    }

    /// Returns these traits for a function that reads the same as another, unless they already say what is read.
    Traits readingLike(Traits other) {
        return reads.equals(TEXT_ALONE) ? reading(other.reads) : this;
    }

    /// Returns these traits with the range of another function, unless they already say another than `[0, 1]`.
    Traits rangingLike(Traits other) {
        return min == CODE.min && max == CODE.max ? withRange(other.min, other.max) : this;
    }

    /// Tells whether `content` is read. A function that reads the trajectory reads everything.
    public boolean reads(Content content) {
        return reads.contains(content) || reads.contains(Content.TRAJECTORY);
    }

    /// Checks that the sample has an answer that a function with these traits can score, by the rule of [Content]. Call
    /// it at the beginning of [RewardFunction#score]. It matters if the function is called directly; within another
    /// function or a batch, the outermost one has checked already.
    ///
    /// @throws RewardException of the kind [RewardException.Kind#REFUSED_INPUT] if it has none
    public void requireReadable(Sample sample) {
        if (!Context.current().scoring()) {
            AnswerRule.check(this, sample);
        }
    }

    /// Tells whether a value lies in the range, ends included. Never true for `NaN`.
    public boolean contains(double value) {
        return value >= min && value <= max;
    }

    /// Returns these traits with the range widened so that it holds `value`.
    Traits including(double value) {
        return contains(value) ? this : withRange(Math.min(min, value), Math.max(max, value));
    }

    static Set<Content> union(Set<Content> some, Set<Content> others) {
        Set<Content> all = EnumSet.copyOf(some);
        all.addAll(others);
        return all;
    }

    static int saturatedSum(int calls, int more) {
        return (int) Math.min((long) calls + more, UNBOUNDED);
    }
}
