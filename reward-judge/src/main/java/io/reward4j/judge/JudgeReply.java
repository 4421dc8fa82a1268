package io.reward4j.judge;

import java.util.Objects;

/// What a judge answered.
///
/// @param text the answer, reasoning left out
/// @param inputTokens tokens read; `0` where the model did not say
/// @param outputTokens tokens written; `0` where the model did not say
public record JudgeReply(String text, long inputTokens, long outputTokens) {

    public JudgeReply {
        Objects.requireNonNull(text, "text");
    }

    /// Returns a reply of which only the text is known.
    public static JudgeReply of(String text) {
        return new JudgeReply(text, 0, 0);
    }
}
