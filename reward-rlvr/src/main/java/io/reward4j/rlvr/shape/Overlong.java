package io.reward4j.rlvr.shape;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;

/// A penalty for completions that come near, or pass, the longest length that a trainer generates.
///
/// Below, `L` is the length, `E = max − buffer` the length that is free, and `f` a factor. The variants agree
/// inside the buffer and differ beyond it. Lengths are meant in tokens of the model that is trained, but any unit
/// will do.
///
/// The value is at most `0`, so it can be a penalty of a composite; each variant says what its lowest is.
/// Instances are immutable and safe for use by several threads.
public final class Overlong implements RewardFunction {

    private final LengthUnit unit;
    private final int free;
    private final IntToDoubleFunction penalty;
    private final Traits traits;

    private Overlong(LengthUnit unit, int free, IntToDoubleFunction penalty, double lowest) {
        this.unit = Objects.requireNonNull(unit, "unit");
        this.free = free;
        this.penalty = penalty;
        this.traits = Traits.code().withRange(lowest, 0);
    }

    /// Returns the soft overlong punishment: `0` up to `E`, `(E − L) / buffer` up to `max`, `−1` beyond. In `[−1, 0]`.
    /// With no buffer there is nothing between `0` and `−1`.
    ///
    /// Source: *DAPO* (arXiv 2503.14476), equation 13; TRL and open-r1 `get_soft_overlong_punishment`.
    ///
    /// @throws IllegalArgumentException unless `max` is positive and the buffer is in `[0, max]`
    public static Overlong dapo(LengthUnit unit, int max, int buffer) {
        int free = free(max, buffer);
        return new Overlong(unit, free, length -> length > max ? -1 : (double) (free - length) / buffer, -1);
    }

    /// Returns `min(−(L − E) / buffer · f, 0)`, which keeps falling beyond `max`.
    ///
    /// The formula has no floor, so `longest` says what the longest length is that a trainer can generate; longer texts
    /// count as `longest`. In `[−(longest − E) / buffer · f, 0]`.
    ///
    /// Source: verl, `reward_manager/dapo.py`; NeMo-RL, `apply_reward_shaping`.
    ///
    /// @throws IllegalArgumentException unless `max` is positive, the buffer in `[1, max]`, the factor finite and
    ///     at least `0`, and `longest` at least `max`
    public static Overlong verlUncapped(LengthUnit unit, int max, int buffer, double factor, int longest) {
        int free = free(max, buffer);
        requireFactor(buffer, factor);
        if (longest < max) {
            throw new IllegalArgumentException("the longest length must be at least max: " + longest + " < " + max);
        }
        IntToDoubleFunction penalty = length -> -(Math.min(length, longest) - free) / (double) buffer * factor;
        return new Overlong(unit, free, penalty, penalty.applyAsDouble(longest));
    }

    /// Returns `−min(L − E, buffer) / buffer · f` beyond `E`, and `0` up to it. In `[−f, 0]`.
    ///
    /// Source: OpenRLHF, `length_penalty.py`. With `f = 1` it equals [#dapo] for a buffer that is not `0`.
    ///
    /// @throws IllegalArgumentException unless `max` is positive, the buffer in `[1, max]`, and the factor finite and
    ///     at least `0`
    public static Overlong capped(LengthUnit unit, int max, int buffer, double factor) {
        int free = free(max, buffer);
        requireFactor(buffer, factor);
        return new Overlong(
                unit, free, length -> -Math.min(length - free, buffer) / (double) buffer * factor, -factor);
    }

    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        int length = unit.count(sample.completion());
        if (length <= free) {
            return Reward.of(0);
        }
        return Reward.of(penalty.applyAsDouble(length), length + " " + unit.name() + ", free up to " + free);
    }

    @Override
    public Traits traits() {
        return traits;
    }

    private static int free(int max, int buffer) {
        if (max < 1 || buffer < 0 || buffer > max) {
            throw new IllegalArgumentException(
                    "an overlong penalty needs 0 <= buffer <= max and max >= 1: buffer " + buffer + ", max " + max);
        }
        return max - buffer;
    }

    private static void requireFactor(int buffer, double factor) {
        if (buffer < 1) {
            throw new IllegalArgumentException("the buffer must be at least 1: " + buffer);
        }
        if (!(factor >= 0 && Double.isFinite(factor))) {
            throw new IllegalArgumentException("the factor must be at least 0 and finite: " + factor);
        }
    }
}
