package io.reward4j.rlvr.shape;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.GroupRewardFunction;
import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// A group reward that adds a weight by relative length, centred so that the group's mean stays the same, whether
/// or not a completion is right.
///
/// With `w = 1 − (L − Lmin) / (Lmax − Lmin)`, the value is `r + coefficient · (w − mean w)`; where all are of equal
/// length, or there is only one, nothing changes. Lengths are those of the completion without white space at its
/// ends.
///
/// With [#withBonus], the shortest completion that is not empty gets a bonus if it is among the best. Where several
/// are equally short, upstream pays the one that came first; here each of them that is among the best is paid,
/// since the order of a group means nothing.
///
/// The reward before stays as the metric `unshaped`. Instances are immutable and safe for use by several threads.
///
/// Source: NeMo-Gym, `genrm_compare/utils.py`, `apply_length_bonuses`, which counts code points.
public final class NemoGymLength implements GroupRewardFunction {

    private final LengthUnit unit;
    private final double coefficient;
    private final double bonus;
    private final double topShare;

    private NemoGymLength(LengthUnit unit, double coefficient, double bonus, double topShare) {
        this.unit = Objects.requireNonNull(unit, "unit");
        this.coefficient = coefficient;
        this.bonus = bonus;
        this.topShare = topShare;
    }

    /// Returns the function without a bonus. Widens the range by the coefficient on both sides.
    ///
    /// @throws IllegalArgumentException if the coefficient is negative or not finite
    public static NemoGymLength of(LengthUnit unit, double coefficient) {
        return new NemoGymLength(unit, atLeastZero("coefficient", coefficient), 0, 0);
    }

    /// Returns this function with a bonus for the shortest completion, if its reward before is no lower than that
    /// of the last among the best `topShare` of the group, counted down to a whole number but at least one. Raises
    /// the top of the range by the bonus.
    ///
    /// @throws IllegalArgumentException if the bonus is negative or not finite, or the share is not in `[0, 1]`
    @CheckReturnValue
    public NemoGymLength withBonus(double bonus, double topShare) {
        if (!(topShare >= 0 && topShare <= 1)) {
            throw new IllegalArgumentException("the share of the best must be in [0, 1]: " + topShare);
        }
        return new NemoGymLength(unit, coefficient, atLeastZero("bonus", bonus), topShare);
    }

    @Override
    public List<Reward> score(List<Sample> group, List<Reward> base) {
        GroupLengths lengths = GroupLengths.of(group, sample -> WhiteSpace.strip(sample.completion()), unit);
        double good = goodFrom(base);
        int shortest = shortestFilled(lengths, group.size());
        List<Reward> shaped = new ArrayList<>(group.size());
        for (int i = 0; i < group.size(); i++) {
            Reward before = base.get(i);
            double value = before.value();
            if (group.size() > 1 && lengths.at(i) == shortest && value >= good) {
                value += bonus;
            }
            if (lengths.span() > 0) {
                value += coefficient * lengths.belowMean(i);
            }
            shaped.add(before.shaped(value, lengths.describe(i) + " " + unit.name()));
        }
        return shaped;
    }

    @Override
    public Traits traits(Traits base) {
        return base.withRange(base.min() - coefficient, base.max() + bonus + coefficient);
    }

    private double goodFrom(List<Reward> base) {
        double[] values = new double[base.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = base.get(i).value();
        }
        Arrays.sort(values);
        int best = Math.max(1, (int) (values.length * topShare));
        return values[values.length - best];
    }

    private static int shortestFilled(GroupLengths lengths, int size) {
        int shortest = Integer.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            if (lengths.at(i) > 0) {
                shortest = Math.min(shortest, lengths.at(i));
            }
        }
        return shortest;
    }

    private static double atLeastZero(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("the " + name + " must be at least 0 and finite: " + value);
        }
        return value;
    }
}
