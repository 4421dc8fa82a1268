package io.reward4j.judge;

import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a judge answered.
///
/// @param text the answer, reasoning left out where the model keeps it apart; empty where there is only a
///     structured value
/// @param structured the answer as a value that the model was held to the schema of, such as the input of a tool;
///     judges read it rather than the text
/// @param inputTokens tokens read, from a cache or not; `0` where the model did not say; clamped to 0 and 2³¹ − 1
/// @param outputTokens tokens written; `0` where the model did not say; clamped likewise
/// @param stopReason why the model stopped, in its own words, such as `end_turn`; empty where it did not say
public record JudgeReply(
        String text,
        Optional<JsonNode> structured,
        long inputTokens,
        long outputTokens,
        String stopReason) {

    public JudgeReply {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(structured, "structured");
        Objects.requireNonNull(stopReason, "stopReason");
        inputTokens = Math.clamp(inputTokens, 0, Integer.MAX_VALUE);
        outputTokens = Math.clamp(outputTokens, 0, Integer.MAX_VALUE);
    }

    /// Returns a reply of which only the text is known.
    public static JudgeReply of(String text) {
        return new JudgeReply(text, Optional.empty(), 0, 0, "");
    }
}
