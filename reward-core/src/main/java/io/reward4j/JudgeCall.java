package io.reward4j;

import java.time.Duration;
import java.util.Objects;

/// One call of a judge, as a [RewardListener] hears of it.
///
/// @param model names the judge, such as a model id
/// @param promptVersion a hash of the prompt's constant text, so that two prompts are told apart; empty where the
///     prompt has none
/// @param result how the call ended
/// @param latency from the request to the end of the reply
/// @param inputTokens tokens read by the judge; `0` where it did not say
/// @param outputTokens tokens written by the judge; `0` where it did not say
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
        /// An earlier reply was used again; nothing was paid.
        CACHED,
        /// The call failed and is tried again.
        RETRIED,
        /// The call failed for good.
        FAILED
    }
}
