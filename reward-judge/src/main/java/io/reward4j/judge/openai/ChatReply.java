package io.reward4j.judge.openai;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgeReply;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the body of a chat completion.
final class ChatReply {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> UNREADABLE = Set.of("length", "content_filter");

    private ChatReply() {}

    /// Returns what the judge is told.
    ///
    /// @param json whether the text was held to a schema
    static JudgeReply read(String model, byte[] body, boolean json) {
        JsonNode reply = parsed(model, body);
        JsonNode choice = reply.path("choices").path(0);
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            throw JudgeModelException.temporary(model + " sent a reply without a message", Optional.empty(), null);
        }
        String reason = choice.path("finish_reason").asString("");
        JsonNode usage = reply.path("usage");
        long read = usage.path("prompt_tokens").asLong(0);
        long written = usage.path("completion_tokens").asLong(0);
        String text = text(message.path("content"));
        if (UNREADABLE.contains(reason)) {
            throw JudgeModelException.unreadable(model + " stopped with " + reason, read, written);
        }
        if (!message.path("refusal").asString("").isBlank()) {
            throw JudgeModelException.unreadable(model + " refused to reply", read, written);
        }
        if (text.isBlank()) {
            boolean reasoned = !(message.path("reasoning_content").asString("").isBlank()
                    && message.path("reasoning").asString("").isBlank());
            throw JudgeModelException.unreadable(
                    model + (reasoned ? " wrote only reasoning" : " wrote no text"), read, written);
        }
        return new JudgeReply(
                text,
                json ? value(text) : Optional.empty(),
                read,
                written,
                reason);
    }

    private static JsonNode parsed(String model, byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw JudgeModelException.temporary(model + " sent a reply that is no JSON", Optional.empty(), null);
        }
    }

    /// Returns the text of a message, which some servers send in parts.
    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.isString() ? content.stringValue() : "";
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asString("")));
        return text.toString();
    }

    private static Optional<JsonNode> value(String text) {
        return switch (JsonExtractors.strict().extract(text)) {
            case Extraction.Found<JsonNode>(JsonNode value) -> Optional.of(value);
            case Extraction.Missing<JsonNode>(String ignored) -> Optional.empty();
        };
    }
}
