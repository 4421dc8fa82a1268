package io.reward4j.wire;

import java.time.Duration;

/// What a [priming][RewardEndpoint#prime] amounted to.
///
/// @param samples how many were scored
/// @param duration how long it took
/// @param quiet whether the compiler had nothing left to do; `false` where the time was up before
public record PrimingResult(long samples, Duration duration, boolean quiet) {}
