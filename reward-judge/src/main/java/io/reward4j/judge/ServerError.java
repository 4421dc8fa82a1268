package io.reward4j.judge;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a server said when it gave no reply.
///
/// @param code the error's code, such as `context_length_exceeded`; may be empty
/// @param type the error's type, such as `invalid_request_error`; may be empty
/// @param param the field of the request that it is about; may be empty
/// @param message its words, as they came; may be empty. They can hold the prompt: [#quoted] says what may be shown
public record ServerError(String code, String type, String param, String message) {

    /// Nothing was said.
    public static final ServerError NONE = new ServerError("", "", "", "");

    private static final int MAX_WORDS = 4_000;
    private static final int MAX_NAME = 80;

    private static final List<String> TOO_LONG = List.of(
            "context_length_exceeded", "exceed_context_size", "string_above_max_length", "context length",
            "context size", "context window", "context limit", "maximum model length", "max_model_len", "too long for",
            "prompt is too long", "prompt too long", "too many input tokens", "too many tokens", "reduce the length of",
            "maximum prompt length", "maximum allowed length", "input token count", "`max_new_tokens` must be <=",
            "request too large", "maximum number of tokens allowed", "maximum input length");

    private static final List<String> FILTERED = List.of(
            "content_filter", "content filter", "content_policy", "content policy", "content management policy",
            "responsibleaipolicyviolation", "data_inspection_failed", "inappropriate content", "content exists risk",
            "usage policy", "flagged as potentially", "input was flagged", "prohibited content", "prohibited_content",
            "safety system");

    private static final List<String> USED_UP = List.of(
            "insufficient_quota", "insufficient_balance", "insufficient balance", "billing_hard_limit",
            "billing_not_active",
            "credit balance is too low", "per day", "daily limit");

    private static final Pattern CONTEXT = Pattern.compile(
            "(?i)(?:context (?:length|size|window)|maximum model length|maximum prompt length|n_ctx|tokens allowed)"
                    + "(?: is| of|[ :=(\"]){0,4} ?([0-9]{3,9})");

    public ServerError {
        code = name(code);
        type = name(type);
        param = name(param);
        if (message.length() > MAX_WORDS) {
            message = message.substring(0, MAX_WORDS);
        }
    }

    /// Returns the error that a body tells of: the forms of OpenAI, vLLM, llama-server, Ollama, FastAPI and Gemini, or
    /// plain text; of a page of HTML, only that it is one.
    public static ServerError read(String body) {
        String text = body.strip();
        if (text.startsWith("<")) {
            return new ServerError("", "", "", "an HTML page");
        }
        try {
            return of(JsonMapper.shared().readTree(text));
        } catch (JacksonException e) {
            return new ServerError("", "", "", text);
        }
    }

    /// Returns the error that a JSON value tells of; [#NONE] where it tells of none.
    public static ServerError of(JsonNode body) {
        JsonNode whole = body.isArray() ? body.path(0) : body;
        JsonNode error = whole.path("error").isObject() ? whole.path("error") : whole;
        return new ServerError(
                text(error.path("code")),
                text(error.path("type").isMissingNode() ? error.path("status") : error.path("type")),
                text(error.path("param")),
                words(error) + context(error));
    }

    /// Returns what may be shown: the names, and at most 300 characters of the words in one line, with an ellipsis for
    /// each run of 12 or more that also stands in a text that is to be kept, and for what looks like a key.
    ///
    /// @param kept texts that must not be shown, such as the prompt and keys
    public String quoted(List<String> kept) {
        StringBuilder quoted = new StringBuilder(code.isEmpty() ? type : code);
        if (!code.isEmpty() && !type.isEmpty() && !type.equals(code)) {
            quoted.append(" (").append(type).append(')');
        }
        if (!param.isEmpty()) {
            quoted.append(" at ").append(param);
        }
        String words = MaskedExcerpt.of(message, kept);
        if (!words.isEmpty()) {
            quoted.append(quoted.isEmpty() ? "" : ": ").append(words);
        }
        return quoted.toString();
    }

    /// Tells whether the error names something, such as an option of the request, whatever the case.
    public boolean names(String what) {
        return saidInLowerCase().contains(what.toLowerCase(Locale.ROOT));
    }

    /// Tells whether the prompt was longer than the model's context, in the wordings of vLLM, llama-server, SGLang,
    /// TGI, OpenAI, Bedrock and Gemini.
    public boolean tooLong() {
        return saysAnyOf(TOO_LONG);
    }

    /// Returns the model's context in tokens, where the server named it.
    public Optional<Long> contextTokens() {
        Matcher named = CONTEXT.matcher(message);
        return named.find() ? Optional.of(Long.valueOf(named.group(1))) : Optional.empty();
    }

    /// Tells whether a content filter caught the prompt.
    public boolean filtered() {
        return saysAnyOf(FILTERED);
    }

    /// Tells whether a quota or balance is used up, so that no wait of minutes helps.
    public boolean usedUp() {
        return saysAnyOf(USED_UP);
    }

    private boolean saysAnyOf(List<String> phrases) {
        String said = saidInLowerCase();
        return phrases.stream().anyMatch(said::contains);
    }

    private String saidInLowerCase() {
        return (code + " " + type + " " + param + " " + message).toLowerCase(Locale.ROOT);
    }

    private static String words(JsonNode error) {
        for (String field : List.of("message", "error", "detail", "msg")) {
            JsonNode said = error.path(field);
            if (said.isString() && !said.stringValue().isBlank()) {
                return said.stringValue();
            }
            if (said.isArray() && said.path(0).path("msg").isString()) {
                return said.path(0).path("msg").stringValue();
            }
        }
        return error.isString() ? error.stringValue() : "";
    }

    /// llama-server names its context in a field of its own.
    private static String context(JsonNode error) {
        if (error.path("n_ctx").isIntegralNumber()) {
            return " (n_ctx: " + error.path("n_ctx").asString() + ")";
        }
        return "";
    }

    private static String text(JsonNode value) {
        if (value.isString() || value.isNumber()) {
            return value.asString();
        }
        return "";
    }

    /// A name is quoted as it is, so it must be one.
    private static String name(String text) {
        String name = Objects.requireNonNull(text, "text").strip();
        boolean plain = name.length() <= MAX_NAME
                && name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "_-.[]/:#".indexOf(c) >= 0));
        return plain ? name : "";
    }
}
