package io.reward4j.judge.bedrock;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgeReply;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What Converse answered, free of the SDK's types.
///
/// @param text what the model wrote past its reasoning, in one; empty where there is none
/// @param toolInput the input of the first tool that the model used
record ConverseReply(
        String model,
        String stopReason,
        Optional<String> text,
        Optional<JsonNode> toolInput,
        long inputTokens,
        long outputTokens) {

    /// Reasons after which what was written is cut off or not the model's own.
    private static final Set<String> UNREADABLE = Set.of(
            "max_tokens",
            "guardrail_intervened",
            "content_filtered",
            "malformed_model_output",
            "malformed_tool_use",
            "model_context_window_exceeded");

    /// Returns what the judge is told.
    ///
    /// @param json whether the text was held to a schema
    JudgeReply judged(boolean json) {
        if (UNREADABLE.contains(stopReason)) {
            throw JudgeModelException.unreadable(model + " stopped with " + stopReason, inputTokens, outputTokens);
        }
        if (toolInput.isEmpty() && text.isEmpty()) {
            throw JudgeModelException.unreadable(
                    model + " wrote no text (stop reason " + stopReason + ")", inputTokens, outputTokens);
        }
        Optional<JsonNode> structured = toolInput
                .or(() -> json ? text.flatMap(ConverseReply::parsed) : Optional.empty());
        return new JudgeReply(text.orElse(""), structured, inputTokens, outputTokens, stopReason);
    }

    private static Optional<JsonNode> parsed(String text) {
        return switch (JsonExtractors.strict().extract(text)) {
            case Extraction.Found<JsonNode>(JsonNode value) -> Optional.of(value);
            case Extraction.Missing<JsonNode>(String ignored) -> Optional.empty();
        };
    }
}
