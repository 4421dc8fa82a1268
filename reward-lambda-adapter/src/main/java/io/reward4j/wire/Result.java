package io.reward4j.wire;

import io.reward4j.Outcome;

/// What is answered to one entry.
///
/// @param value the reward, or what the failure policy says instead
record Result(WireId id, Outcome outcome, double value) {}
