package io.reward4j;

/// An event in which no sample has an answer: rows of a data set, with which a trainer tries a reward before it trains.
/// A [RewardListener] is told of it.
///
/// @param samples how many there are
/// @param value the value that each got
public record Preflight(int samples, double value) {

    /// Returns what happened in one line, such as `preflight: 3 samples without an answer, answered with 0.5`.
    public String describe() {
        return "preflight: " + samples + (samples == 1 ? " sample" : " samples") + " without an answer, answered with "
                + value;
    }
}
