package io.reward4j;

import java.time.Duration;
import java.util.Objects;

/// One call of a judge, as reported to a [RewardListener].
///
/// @param model names the judge, such as a model id
/// @param promptVersion a hash of the prompt's constant text, which identifies the prompt; empty if it has none
/// @param result how the call ended
/// @param latency from the request to the end of the reply
/// @param inputTokens tokens read by the judge; `0` if unknown
/// @param outputTokens tokens written by the judge; `0` if unknown
public record JudgeCall(
        String model,
        String promptVersion,
        Result result,
        Duration latency,
        long inputTokens,
        long outputTokens) {

    public JudgeCall {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(promptVersion, "promptVersion");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(latency, "latency");
    }

    /// How a call ended.
    public enum Result {
        /// The judge replied.
        REPLIED,
        /// An earlier reply was used again, at no cost.
        CACHED,
        /// The call failed and is tried again.
        RETRIED,
        /// The call failed for good.
        FAILED
    }
}
