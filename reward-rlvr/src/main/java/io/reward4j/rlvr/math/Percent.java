package io.reward4j.rlvr.math;

/// What a percent sign means.
public enum Percent {
    /// `50%` is `0.5`, and nothing else.
    FRACTION,
    /// The sign is dropped: `50%` is `50`.
    NUMBER,
    /// `50%` is `0.5` and is `50`.
    EITHER
}
