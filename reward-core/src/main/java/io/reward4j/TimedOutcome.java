package io.reward4j;

import java.time.Duration;
import java.util.Objects;

/// The outcome of one sample of a batch, and how long it took.
///
/// @param index the sample's place in the batch, from 0
/// @param duration from the beginning of its scoring to its end; zero if it was not finished in time
public record TimedOutcome(int index, Outcome outcome, Duration duration) {

    public TimedOutcome {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(duration, "duration");
    }
}
