package io.reward4j.report;

import java.util.Objects;

/// A reason why rewards are lower than they could be: what a part said whose value was below 1, or below 0 for a
/// penalty.
///
/// Reasons of one part are one where they differ only by the name of the sample and by numbers, as in [FailureReason].
///
/// @param component the part, by its metric name; `reward` for a reward without parts
/// @param reason its rationale; empty if it gave none
/// @param samples how many of the samples with a reward have it
/// @param value the mean value of the part in them
/// @param reward the mean reward of those samples
public record LowReason(String component, String reason, long samples, double value, double reward) {

    public LowReason {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(reason, "reason");
    }
}
