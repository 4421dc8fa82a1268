package io.reward4j.rlvr.shape;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.GroupRewardFunction;
import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A group reward for being shorter than one's siblings: from `½` for the shortest completion of the group to `−½`
/// for the longest.
///
/// With `λ = ½ − (L − Lmin) / (Lmax − Lmin)`, a correct completion gets `λ` and a wrong one `min(0, λ)`. Where all
/// are of equal length, all get `0`. A completion is correct where its reward before was at least `1`, or the
/// threshold of [#correctFrom].
///
/// The reward before stays as the metric `unshaped`. Instances are immutable and safe for use by several threads.
///
/// Source: *Kimi k1.5* (arXiv 2501.12599), length penalty; open-r1 `len_reward`, which counts code points.
public final class KimiLength implements GroupRewardFunction {

    private static final double HALF = 0.5;

    private final LengthUnit unit;
    private final double keep;
    private final double weight;
    private final double threshold;

    private KimiLength(LengthUnit unit, double keep, double weight, double threshold) {
        this.unit = Objects.requireNonNull(unit, "unit");
        this.keep = keep;
        this.weight = weight;
        this.threshold = threshold;
    }

    /// Returns the length reward in place of the reward before, as open-r1 computes it. In `[−½, ½]`.
    public static KimiLength alone(LengthUnit unit) {
        return new KimiLength(unit, 0, 1, 1);
    }

    /// Returns the reward before plus `weight` times the length reward, as the paper adds it up. The range grows by
    /// half the weight on both sides.
    ///
    /// @throws IllegalArgumentException if the weight is negative or not finite
    public static KimiLength added(LengthUnit unit, double weight) {
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("the weight must be at least 0 and finite: " + weight);
        }
        return new KimiLength(unit, 1, weight, 1);
    }

    /// Returns this function with another reward that counts as correct.
    ///
    /// @throws IllegalArgumentException if it is not finite
    @CheckReturnValue
    public KimiLength correctFrom(double threshold) {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("the threshold must be finite: " + threshold);
        }
        return new KimiLength(unit, keep, weight, threshold);
    }

    @Override
    public List<Reward> score(List<Sample> group, List<Reward> base) {
        GroupLengths lengths = GroupLengths.of(group, Sample::completion, unit);
        List<Reward> shaped = new ArrayList<>(group.size());
        for (int i = 0; i < group.size(); i++) {
            Reward before = base.get(i);
            boolean correct = before.value() >= threshold;
            double relative = lengths.span() == 0 ? 0 : HALF - lengths.beyondShortest(i);
            double value = keep * before.value() + weight * (correct ? relative : Math.min(0, relative));
            shaped.add(before.shaped(
                    value, (correct ? "correct, " : "wrong, ") + lengths.describe(i) + " " + unit.name()));
        }
        return shaped;
    }

    /// The traits of the rewards before, with the range given where the function was made.
    ///
    /// @throws IllegalArgumentException if no reward before can be correct
    @Override
    public Traits traits(Traits base) {
        if (threshold > base.max()) {
            throw new IllegalArgumentException(
                    "rewards of at most " + base.max() + " are never correct from " + threshold
                            + "; give another threshold with correctFrom");
        }
        return base.withRange(keep * base.min() - weight * HALF, keep * base.max() + weight * HALF);
    }
}
