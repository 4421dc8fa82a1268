package io.reward4j.report;

import io.reward4j.Reward.Role;
import java.util.Optional;
import java.util.OptionalDouble;

/// What one component did over a run.
///
/// The *share* answers which component decides. It is the squared Pearson correlation of the component's value
/// with the whole reward, divided by the sum of the same number over the component and its siblings, so that
/// the shares of siblings sum up to 1. A sample in which the component was skipped counts as one in which it
/// had its mean value. A component that never varies has share 0; components that vary together, share what
/// they explain, whatever their weights.
///
/// @param role what the component does to the whole; empty if it was never scored
/// @param weight its weight in the weighted mean; `0` unless it is a term
/// @param values how its values are spread, over the samples that have a reward
/// @param histogram how many values fall into each tenth of what lies between the lowest and the highest; of
///     more than 4,096 values, of 4,096 drawn evenly
/// @param skipped how often it was not asked although the sample has a reward: because a gate had closed or a
///     factor was `0`
/// @param failed how often it failed
/// @param share its share in deciding the reward, in `[0, 1]`; empty for metrics, which decide nothing, and
///     where neither it nor a sibling goes with the reward
public record ComponentSummary(
        Optional<Role> role,
        double weight,
        Distribution values,
        Histogram histogram,
        long skipped,
        long failed,
        OptionalDouble share) {}
