package io.reward4j;

/// Samples of which none had an answer, as a [RewardListener] hears of them: rows of a data set, with which a trainer
/// tries a reward out before it trains.
///
/// @param samples how many
/// @param value what was answered to each
public record Preflight(int samples, double value) {

    /// Returns what happened in one line, such as `preflight: 3 samples without an answer, answered with 0.5`.
    public String describe() {
        return "preflight: " + samples + (samples == 1 ? " sample" : " samples") + " without an answer, answered with "
                + value;
    }
}
