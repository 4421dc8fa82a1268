package io.reward4j.judge.bedrock;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
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
    private static final Set<String> UNREADABLE = Set.of("malformed_model_output", "malformed_tool_use");

    /// Reasons for which no answer like this one is judged.
    private static final Set<String> UNJUDGEABLE = Set.of(
            "guardrail_intervened", "content_filtered", "refusal", "model_context_window_exceeded");

    private static final String CUT_OFF = "max_tokens";

    /// Returns what the judge is told.
    ///
    /// @param held whether the text was held to a schema
    JudgeReply judged(JudgePrompt prompt, boolean held) {
        if (UNJUDGEABLE.contains(stopReason)) {
            throw JudgeModelException.unjudgeable(model + " stopped with " + stopReason, inputTokens, outputTokens);
        }
        boolean cutOff = stopReason.equals(CUT_OFF) && text.flatMap(ConverseReply::parsed).isEmpty();
        if (cutOff || UNREADABLE.contains(stopReason)) {
            throw JudgeModelException.unreadable(model + " stopped with " + stopReason, inputTokens, outputTokens);
        }
        if (toolInput.isEmpty() && text.isEmpty()) {
            throw JudgeModelException.unreadable(
                    model + " wrote no text (stop reason " + stopReason + ")", inputTokens, outputTokens);
        }
        Optional<JsonNode> structured = toolInput
                .or(() -> held ? text.flatMap(ConverseReply::parsed) : Optional.empty());
        return new JudgeReply(text.orElse(""), structured, inputTokens, outputTokens, stopReason).unwrapped(prompt);
    }

    private static Optional<JsonNode> parsed(String text) {
        return switch (JsonExtractors.strict().extract(text)) {
            case Extraction.Found<JsonNode>(JsonNode value) -> Optional.of(value);
            case Extraction.Missing<JsonNode>(String ignored) -> Optional.empty();
        };
    }
}
