package io.reward4j.group;

import io.reward4j.GroupRewardFunction;
import java.util.Map;

/// The group rewards that need nothing but the rewards: what group-relative training makes of them, for trainers that
/// take one number and make nothing of it, and for normalisation by component, which no trainer can do that is told one
/// number.
///
/// With `r` the rewards of the `n` samples of a group that have one, `mean` their mean and `std` their sample standard
/// deviation (with n − 1):
///
/// | function | value of a sample | range | source |
/// |---|---|---|---|
/// | [#centered()] | `r − mean` | `[lo − hi, hi − lo]` | Dr. GRPO (arXiv 2503.20783) |
/// | [#leaveOneOut()] | `r −` the mean of the others | `[lo − hi, hi − lo]` | RLOO (arXiv 2402.14740) |
/// | [#standardized()] | `(r − mean) / std` | `[−32, 32]` | GRPO (arXiv 2402.03300) |
/// | [#ranks()] | `(below + ½ · equal others) / (n − 1)` | `[0, 1]` | the Mann-Whitney statistic |
/// | [#decoupled(Map)] | `Σ w · (c − mean c) / std c` | `± 32 · Σ abs w` | GDPO (arXiv 2601.05242) |
///
/// **Nothing to compare.** In a group of one sample, and where all values are equal, the value is `0`, and `½` by rank:
/// no small number is added to a deviation of 0. Values count as equal where they differ by no more than 10⁻¹² of their
/// size, which is what rounding leaves.
///
/// **Failures.** A sample without a reward is in no group, so it moves no mean and no deviation; it is answered by the
/// failure policy, whose neutral value is the middle of these ranges: what a sample in the middle of its group gets.
///
/// Equal rewards get equal values, and the order of a group does not matter to the last bit. Groups of more than 1,024
/// samples fail, since the ranges above would not hold. The reward before stays as the metric `unshaped`. All functions
/// are immutable and safe for use by several threads.
public final class GroupRewards {

    /// The most samples of a group.
    public static final int LARGEST_GROUP = 1_024;

    private GroupRewards() {}

    /// Returns the distance from the mean of the group. Adding the same to all rewards changes nothing; multiplying
    /// them multiplies the values. A trainer that divides by the deviation of the group as well gets what it would have
    /// got without this.
    public static GroupRewardFunction centered() {
        return GroupComparison.CENTERED;
    }

    /// Returns the distance from the mean of the group in sample standard deviations. Neither adding the same to all
    /// rewards nor multiplying all by the same positive number changes anything.
    public static GroupRewardFunction standardized() {
        return GroupComparison.STANDARDIZED;
    }

    /// Returns the share of the others that a sample is better than, where one that is as good counts half. Depends on
    /// the order of the rewards alone.
    public static GroupRewardFunction ranks() {
        return GroupComparison.RANKS;
    }

    /// Returns the distance from the mean of the others: that of [#centered()] times `n / (n − 1)`.
    public static GroupRewardFunction leaveOneOut() {
        return GroupComparison.LEAVE_ONE_OUT;
    }

    /// Returns the weighted sum of the components, each standardised within the group before. A sum that is normalised
    /// afterwards collapses: in the group (0, 0), (1, 0), (0, 1), (1, 0) of two components the last three are equal,
    /// and (0, 0), (1, 1) teaches no more than (0, 0), (1, 0). Here the third of the four is worth most, since no other
    /// has what it has, and an answer that is better in both ways is worth twice as much.
    ///
    /// A component is named as its metric is, such as `correct` or `comments/grounded`. The reward itself, with its
    /// gates and penalties, has no part in the value: name what is to count. A penalty has a positive weight, since its
    /// own values are negative.
    ///
    /// - A component that does not vary within the group adds `0`.
    /// - A part that was not asked, because a gate had closed or a factor was 0, or of which the answer holds no item,
    ///   counts as the lowest value that the group has, so that skipping it never pays.
    /// - A part that failed (a metric, or one that was recovered) adds `0`, and moves neither mean nor deviation.
    /// - Where no sample of the group has a value, it adds `0`; where it is no part of any sample's reward, the group
    ///   fails with a message that names the parts that there are.
    ///
    /// The paper divides the sums once more by their deviation over the batch, so that the size does not depend on the
    /// number of components. That is left to the trainer, since a group does not see the batch.
    ///
    /// @param weights by the names of components; relative sizes and signs are kept as they are
    /// @throws IllegalArgumentException if there are none, one is not finite, or all are 0
    public static GroupRewardFunction decoupled(Map<String, Double> weights) {
        return new Decoupled(weights);
    }
}
