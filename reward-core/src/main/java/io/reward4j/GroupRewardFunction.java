package io.reward4j;

import java.util.List;

/// Shapes the rewards of one prompt's samples in the light of each other, such as by their relative
/// length.
///
/// A [group][SampleGroup] holds the samples of one batch whose messages but the last are equal and whose
/// references are equal. It runs after all of them were scored, and sees only those that have a reward.
///
/// Implementations must be safe for use by several threads at once.
@FunctionalInterface
public interface GroupRewardFunction {

    /// Returns the shaped rewards, one for each sample, in order.
    ///
    /// @param group the samples of one prompt; at least one
    /// @param base their rewards, in the same order
    /// @throws RewardException if no rewards could be decided, which fails every sample of the group
    List<Reward> score(List<Sample> group, List<Reward> base);

    /// What the shaped rewards announce, given what the rewards before shaping announced. The default
    /// is the same.
    default Traits traits(Traits base) {
        return base;
    }
}
