package io.reward4j.wire;

/// What a trainer is told of a sample that has no reward.
///
/// Whichever it is, the result says so in its metrics: `reward_failed` is `1`.
public sealed interface FailurePolicy {

    /// Returns the policy that answers with the middle of the declared range, so 0.5 by default.
    static FailurePolicy neutral() {
        return new Neutral();
    }

    /// Returns the policy that answers with the mean of the other samples of the group that have a
    /// reward, which leaves the group's mean as it is; with the middle of the range where there are none.
    /// Groups are those of [io.reward4j.SampleGroup].
    static FailurePolicy siblingMean() {
        return new SiblingMean();
    }

    /// Returns the policy that answers with an error for the whole event.
    static FailurePolicy failInvocation() {
        return new FailInvocation();
    }

    /// The middle of the range.
    record Neutral() implements FailurePolicy {}

    /// The mean of the scored samples of the group.
    record SiblingMean() implements FailurePolicy {}

    /// An error for the whole event.
    record FailInvocation() implements FailurePolicy {}
}
