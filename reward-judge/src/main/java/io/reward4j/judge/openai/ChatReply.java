package io.reward4j.judge.openai;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.judge.HttpFailure;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import io.reward4j.judge.ServerError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the body of a chat completion.
///
/// @param model the model's name, for messages
/// @param secrets what must not be quoted, beside the prompt
record ChatReply(String model, JudgePrompt prompt, List<String> secrets) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Reasons after which what was written is cut off, in lower case.
    private static final Set<String> CUT_OFF = Set.of("length", "max_tokens", "max_output_tokens");

    /// Reasons for which no answer like this one is judged, in lower case: OpenAI's, Gemini's, Mistral's.
    private static final Set<String> UNJUDGEABLE = Set.of(
            "content_filter", "content_filtered", "refusal", "safety", "recitation", "blocklist", "prohibited_content",
            "spii", "sensitive", "guardrail_intervened", "model_length", "model_context_window_exceeded");

    /// Reasons that tell of an outage, in lower case: OpenRouter's, DeepSeek's, those of vLLM and SGLang.
    private static final Set<String> BROKEN = Set.of(
            "error", "insufficient_system_resource", "abort", "aborted", "cancelled", "failed");

    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY = 429;
    private static final int GATEWAY = 502;
    private static final List<String> REASONING = List.of("reasoning_content", "reasoning", "thinking");

    /// Returns what the judge is told.
    ///
    /// @param held whether the text was held to a schema
    JudgeReply read(String body, boolean held) {
        JsonNode reply = parsed(body);
        JsonNode choice = reply.path("choices").path(0);
        for (JsonNode told : List.of(reply, choice)) {
            JsonNode error = told.path("error");
            if (!error.isEmpty() || !error.asString("").isBlank()) {
                throw failed(ServerError.of(told), told.path("error").path("code").asInt(GATEWAY));
            }
        }
        JsonNode message = choice.path("message");
        String reason = choice.path("finish_reason").asString("");
        if (BROKEN.contains(reason.toLowerCase(Locale.ROOT))) {
            throw JudgeModelException.spoilt(model + " stopped with " + reason, Optional.empty(), null);
        }
        if (!message.isObject() && !choice.path("text").isString()) {
            throw JudgeModelException.spoilt(
                    model + " sent a reply without a message" + inWords(ServerError.of(reply)), Optional.empty(), null);
        }
        JsonNode usage = reply.path("usage");
        return new Told(choice, reason, usage.path("prompt_tokens").asLong(0),
                usage.path("completion_tokens").asLong(0))
                .judged(held);
    }

    private JudgeModelException failed(ServerError said, int code) {
        JudgeModelException failure = HttpFailure.of(
                status(said, code),
                said,
                model + " sent an error in place of a reply" + inWords(said),
                header -> Optional.empty(),
                null);
        if (failure.isTemporary()) {
            return JudgeModelException.spoilt(failure.getMessage(), Optional.empty(), null);
        }
        return failure;
    }

    /// Returns the status that the error would have come with.
    private static int status(ServerError said, int code) {
        if (said.usedUp()) {
            return TOO_MANY;
        }
        if (said.tooLong() || said.filtered()) {
            return BAD_REQUEST;
        }
        if (code >= BAD_REQUEST && code < 600) {
            return code;
        }
        return GATEWAY;
    }

    private String inWords(ServerError said) {
        String quoted = said
                .quoted(Stream.concat(Stream.of(prompt.user(), prompt.system()), secrets.stream()).toList());
        return quoted.isEmpty() ? "" : ": " + quoted;
    }

    private JsonNode parsed(String body) {
        try {
            if (!EventStream.is(body)) {
                return JSON.readTree(EventStream.withoutEnd(body));
            }
            return EventStream.completion(body).orElseThrow(() -> JudgeModelException.spoilt(
                    model + " sent a stream of events that ends in the middle", Optional.empty(), null));
        } catch (JacksonException e) {
            String what = body.strip().startsWith("<")
                    ? " sent an HTML page, no JSON: is the base URL right?"
                    : " sent a reply that is no JSON";
            throw JudgeModelException.spoilt(model + what, Optional.empty(), null);
        }
    }

    /// Returns a text, which some servers send in parts, of which those without text, such as reasoning, are left out.
    static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.isString() ? content.stringValue() : "";
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            String type = part.path("type").asString("text");
            if (type.equals("text") || type.equals("output_text")) {
                text.append(part.isString() ? part.stringValue() : part.path("text").asString(""));
            }
        }
        return text.toString();
    }

    private static Optional<JsonNode> value(String text) {
        return switch (JsonExtractors.strict().extract(text)) {
            case Extraction.Found<JsonNode>(JsonNode value) -> Optional.of(value);
            case Extraction.Missing<JsonNode>(String ignored) -> Optional.empty();
        };
    }

    /// What the first choice tells.
    private final class Told {

        private final JsonNode message;
        private final String content;
        private final String arguments;
        private final String reason;
        private final long read;
        private final long written;

        Told(JsonNode choice, String reason, long read, long written) {
            message = choice.path("message");
            content = message.isObject() ? text(message.path("content")) : choice.path("text").asString("");
            arguments = arguments(message);
            this.reason = reason;
            this.read = read;
            this.written = written;
        }

        JudgeReply judged(boolean held) {
            String why = reason.toLowerCase(Locale.ROOT);
            String text = content.isBlank() ? arguments : content + (arguments.isBlank() ? "" : "\n" + arguments);
            if (UNJUDGEABLE.contains(why)) {
                throw JudgeModelException.unjudgeable(model + " stopped with " + reason, read, written);
            }
            if (!message.path("refusal").asString("").isBlank()) {
                throw JudgeModelException.unjudgeable(model + " refused to judge", read, written);
            }
            if (CUT_OFF.contains(why) && value(text).isEmpty()) {
                throw JudgeModelException.unreadable(model + " stopped with " + reason + seenElsewhere(), read,
                        written);
            }
            if (text.isBlank()) {
                throw JudgeModelException.unreadable(model + nothing() + seenElsewhere(), read, written);
            }
            boolean alone = content.isBlank() || arguments.isBlank();
            Optional<JsonNode> value = alone && (held || content.isBlank()) ? value(text) : Optional.empty();
            return new JudgeReply(text, value, read, written, reason).unwrapped(prompt);
        }

        private String nothing() {
            String stopped = reason.isEmpty() ? "" : " and stopped with " + reason;
            return (reasoning().isEmpty() ? " wrote no text" : " wrote only reasoning") + stopped;
        }

        private Optional<String> reasoning() {
            return REASONING.stream().filter(field -> !text(message.path(field)).isBlank()).findFirst();
        }

        /// Says where a verdict was seen that is not read, since what stands there is a draft wherever a server is set
        /// up as it should be.
        private String seenElsewhere() {
            boolean verdict = reasoning().map(field -> text(message.path(field)))
                    .filter(text -> !prompt.nonce().isEmpty() && text.contains(prompt.nonce()))
                    .isPresent();
            if (verdict) {
                return "; a verdict stands in `" + reasoning().orElseThrow()
                        + "` and is not read: start vLLM or SGLang without --reasoning-parser, llama-server with"
                        + " --reasoning-format none, or switch the model's thinking off (enable_thinking)";
            }
            return "";
        }

        /// Returns the arguments of the only call; of several it is not known which is the verdict.
        private static String arguments(JsonNode message) {
            JsonNode calls = message.path("tool_calls");
            JsonNode given = calls.size() == 1
                    ? calls.at("/0/function/arguments")
                    : message.path("function_call").path("arguments");
            if (given.isObject()) {
                return given.toString();
            }
            return given.isString() ? given.stringValue() : "";
        }
    }
}
