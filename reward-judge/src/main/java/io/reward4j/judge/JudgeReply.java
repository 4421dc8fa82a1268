package io.reward4j.judge;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.JsonExtractors;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

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

    /// Returns this reply with JSON that was written as a text, where the prompt's schema has an object or a list, as
    /// the value that it stands for, at one level: the whole value, or fields of it. What is no JSON stays a text.
    public JudgeReply unwrapped(JudgePrompt prompt) {
        if (structured.isEmpty()) {
            return this;
        }
        JsonNode value = structured.get();
        JsonNode schema = prompt.schema().orElseGet(MissingNode::getInstance);
        JsonNode whole = unwrapped(value, schema);
        if (whole.isObject() && whole.equals(value)) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(field -> copy.set(
                    field.getKey(), unwrapped(field.getValue(), schema.path("properties").path(field.getKey()))));
            whole = copy;
        }
        if (whole.equals(value)) {
            return this;
        }
        return new JudgeReply(text, Optional.of(whole), inputTokens, outputTokens, stopReason);
    }

    private static JsonNode unwrapped(JsonNode value, JsonNode schema) {
        String type = schema.path("type").asString("");
        if (!value.isString() || !(type.equals("object") || type.equals("array"))) {
            return value;
        }
        return switch (JsonExtractors.strict().extract(value.stringValue())) {
            case Extraction.Found<JsonNode>(JsonNode found) when found.isContainer() -> found;
            case Extraction.Found<JsonNode> other -> value;
            case Extraction.Missing<JsonNode> none -> value;
        };
    }
}
