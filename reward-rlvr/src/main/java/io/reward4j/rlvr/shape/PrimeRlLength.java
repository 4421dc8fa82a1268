package io.reward4j.rlvr.shape;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.GroupRewardFunction;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;

/// A group reward that takes off what a completion costs in relation to its siblings, in proportion to how well the
/// group does: a group that is mostly wrong is left alone.
///
/// With the group's mean reward `r̄`, costs `c` and weights `w`, the value is `r − r̄ · Σ w · c / max c`, where
/// `max c` is the highest cost of the group; a cost that is `0` for all counts as `0`. prime-rl weighs three costs:
/// the tokens generated, the tokens read from the environment, and the turns.
///
/// For rewards in `[lo, hi]` and weights that add up to `W`, the value is in `[lo − max(0, hi · W), hi − min(0, lo
/// · W)]`. The reward before stays as the metric `unshaped`. Instances are immutable and safe for use by several
/// threads.
///
/// Source: prime-rl, `orchestrator/algo/grpo.py`, length penalty.
public final class PrimeRlLength implements GroupRewardFunction {

    private final List<Cost> costs;

    private record Cost(double weight, ToIntFunction<Sample> measure) {

        Cost {
            if (!(weight >= 0 && Double.isFinite(weight))) {
                throw new IllegalArgumentException("a weight must be at least 0 and finite: " + weight);
            }
            Objects.requireNonNull(measure, "measure");
        }
    }

    private PrimeRlLength(List<Cost> costs) {
        this.costs = List.copyOf(costs);
    }

    /// Returns a function with one cost, the length of the completion.
    ///
    /// @throws IllegalArgumentException if the weight is negative or not finite
    public static PrimeRlLength of(LengthUnit unit, double weight) {
        Objects.requireNonNull(unit, "unit");
        return new PrimeRlLength(List.of()).plus(weight, sample -> unit.count(sample.completion()));
    }

    /// Returns this function with one more cost, such as the tokens of tool replies or the number of turns.
    ///
    /// @param measure what a sample costs; at least `0`
    /// @throws IllegalArgumentException if the weight is negative or not finite
    @CheckReturnValue
    public PrimeRlLength plus(double weight, ToIntFunction<Sample> measure) {
        List<Cost> more = new ArrayList<>(costs);
        more.add(new Cost(weight, measure));
        return new PrimeRlLength(more);
    }

    @Override
    public List<Reward> score(List<Sample> group, List<Reward> base) {
        double[] relative = new double[group.size()];
        for (Cost cost : costs) {
            add(cost, group, relative);
        }
        double mean = mean(base);
        List<Reward> shaped = new ArrayList<>(group.size());
        for (int i = 0; i < relative.length; i++) {
            Reward before = base.get(i);
            shaped.add(before.shaped(
                    before.value() - mean * relative[i], "costs " + relative[i] + " of the mean " + mean));
        }
        return shaped;
    }

    @Override
    public Traits traits(Traits base) {
        double most = 0;
        for (Cost cost : costs) {
            most += cost.weight();
        }
        return base.withRange(
                base.min() - Math.max(0, base.max() * most), base.max() - Math.min(0, base.min() * most));
    }

    private static void add(Cost cost, List<Sample> group, double[] relative) {
        int[] measured = new int[relative.length];
        int highest = 0;
        for (int i = 0; i < measured.length; i++) {
            measured[i] = cost.measure().applyAsInt(group.get(i));
            if (measured[i] < 0) {
                throw new RewardException(
                        RewardException.Kind.SCORER_FAILED, "a cost is negative: " + measured[i]);
            }
            highest = Math.max(highest, measured[i]);
        }
        for (int i = 0; i < measured.length && highest > 0; i++) {
            relative[i] += cost.weight() * ((double) measured[i] / highest);
        }
    }

    /// The mean, in sorted order so that the order of the group does not matter to the last bit.
    private static double mean(List<Reward> base) {
        double[] values = new double[base.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = base.get(i).value();
        }
        Arrays.sort(values);
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        return Math.clamp(mean, values[0], values[values.length - 1]);
    }
}
