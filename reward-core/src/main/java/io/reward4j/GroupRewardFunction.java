package io.reward4j;

import java.util.List;

/// Changes the rewards of the samples of one prompt by comparing them, for example by their relative length.
///
/// A [group][SampleGroup] has the samples of one batch with equal messages but the last and equal references. The
/// function runs after all of them were scored, and sees only samples that have a reward.
///
/// Implementations must be safe for use by several threads at once.
@FunctionalInterface
public interface GroupRewardFunction {

    /// Returns the changed rewards, one for each sample, in order.
    ///
    /// @param group the samples of one prompt; at least one
    /// @param base their rewards, in the same order
    /// @throws RewardException if there are no rewards; then every sample of the group fails
    List<Reward> score(List<Sample> group, List<Reward> base);

    /// The traits of the changed rewards, given the traits of the rewards before. By default they are the same.
    default Traits traits(Traits base) {
        return base;
    }
}
