package io.reward4j.wire;

/// What a sample without a reward gets in the reply to a trainer.
///
/// With every policy the metric `reward_failed` of the result is `1`.
public sealed interface FailurePolicy {

    /// Returns the policy that gives the middle of the declared range, so 0.5 by default.
    static FailurePolicy neutral() {
        return new Neutral();
    }

    /// Returns the policy that gives the mean of the other samples of the group that have a reward, so that the group's
    /// mean does not change. If there are none, it gives the middle of the range. Groups are those of
    /// [io.reward4j.SampleGroup].
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
