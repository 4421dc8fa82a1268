package io.reward4j.report;

import io.reward4j.RewardException;
import java.util.Objects;

/// A reason why samples have no reward.
///
/// Reasons are one where they differ only by the name of the sample and by numbers, which are `…` then. Numbers within
/// names stay, such as those of a line of code or of a model, and so does the status of an HTTP reply.
///
/// @param kind what kind of thing went wrong
/// @param reason what went wrong, as [RewardException#reason()] says it
/// @param samples how many samples have no reward because of it
/// @param example what went wrong with the first of them, as [RewardException#describe()] says it
public record FailureReason(RewardException.Kind kind, String reason, long samples, String example) {

    public FailureReason {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(example, "example");
    }
}
