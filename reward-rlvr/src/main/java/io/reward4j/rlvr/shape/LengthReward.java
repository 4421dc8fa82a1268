package io.reward4j.rlvr.shape;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.util.Objects;

/// A reward for a completion whose length is within bounds: `1` inside, ends included, falling linearly to `0`
/// over a shoulder on each side.
///
/// A length that is `d` units out of bounds is worth `max(0, 1 − d / shoulder)`; the default is no shoulder, which
/// makes it `0` at once. Lengths are counted in [LengthUnit#characters()] unless another unit is given.
///
/// The value is in `[0, 1]`. Instances are immutable and safe for use by several threads.
public final class LengthReward implements RewardFunction {

    private final LengthUnit unit;
    private final int min;
    private final int max;
    private final int below;
    private final int above;

    private LengthReward(LengthUnit unit, int min, int max, int below, int above) {
        this.unit = unit;
        this.min = min;
        this.max = max;
        this.below = below;
        this.above = above;
    }

    /// Returns a reward for at most `max` characters.
    ///
    /// @throws IllegalArgumentException if the bound is negative
    public static LengthReward upTo(int max) {
        return between(0, max);
    }

    /// Returns a reward for at least `min` characters.
    ///
    /// @throws IllegalArgumentException if the bound is negative
    public static LengthReward atLeast(int min) {
        return between(min, Integer.MAX_VALUE);
    }

    /// Returns a reward for `min` to `max` characters.
    ///
    /// @throws IllegalArgumentException if the bounds are negative or not in order
    public static LengthReward between(int min, int max) {
        if (min < 0 || min > max) {
            throw new IllegalArgumentException("the bounds of a length must be 0 <= min <= max: " + min + ", " + max);
        }
        return new LengthReward(LengthUnit.characters(), min, max, 0, 0);
    }

    /// Returns this reward with lengths, bounds and shoulders counted in another unit.
    @CheckReturnValue
    public LengthReward in(LengthUnit unit) {
        return new LengthReward(Objects.requireNonNull(unit, "unit"), min, max, below, above);
    }

    /// Does what [#in] does, whose name is a keyword of Kotlin.
    @CheckReturnValue
    public LengthReward withUnit(LengthUnit unit) {
        return in(unit);
    }

    /// Returns this reward with shoulders of the same width on both sides.
    ///
    /// @throws IllegalArgumentException if the width is negative
    @CheckReturnValue
    public LengthReward withShoulder(int width) {
        return withShoulders(width, width);
    }

    /// Returns this reward with a shoulder of its own below and above the bounds.
    ///
    /// @throws IllegalArgumentException if a width is negative
    @CheckReturnValue
    public LengthReward withShoulders(int below, int above) {
        if (below < 0 || above < 0) {
            throw new IllegalArgumentException("a shoulder cannot be negative: " + below + ", " + above);
        }
        return new LengthReward(unit, min, max, below, above);
    }

    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        int length = unit.count(sample.completion());
        if (length < min) {
            return Reward.of(shoulder(min - length, below), length + " " + unit.name() + ", at least " + min);
        }
        if (length > max) {
            return Reward.of(shoulder(length - max, above), length + " " + unit.name() + ", at most " + max);
        }
        return Reward.pass();
    }

    private static double shoulder(int distance, int width) {
        return distance < width ? 1 - (double) distance / width : 0;
    }
}
