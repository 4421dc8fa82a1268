package io.reward4j.judge.layer;

import io.reward4j.digest.Digest;
import io.reward4j.extract.JsonFaults;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One line of a recording: a reply with stand-ins for its prompt's nonce, and which prompt it answers.
///
/// @param key the prompt's key
/// @param model the model's name
/// @param version the prompt's version
/// @param reply the reply, with stand-ins
record Recording(String key, String model, String version, JudgeReply reply) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    // UTF-8 cannot say lone surrogates, an escape can
    private static final JsonMapper ASCII = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /// Returns the recording of an exchange.
    static Recording of(String model, JudgePrompt prompt, JudgeReply reply) {
        String nonce = prompt.nonce();
        return new Recording(key(prompt), model, prompt.version(), new JudgeReply(
                NoncePlaceholder.putIn(reply.text(), nonce),
                reply.structured().map(node -> NoncePlaceholder.map(node, text -> NoncePlaceholder.putIn(text, nonce))),
                reply.inputTokens(),
                reply.outputTokens(),
                reply.stopReason()));
    }

    /// Returns the digest that recordings know a prompt by: of its texts, schema and version, and of where its nonce
    /// stands in them but not of the nonce.
    static String key(JudgePrompt prompt) {
        Digest digest = new Digest();
        addPieces(digest, prompt.system(), prompt.nonce());
        addPieces(digest, prompt.user(), prompt.nonce());
        addPieces(digest, prompt.schema().map(schema -> "1" + schema).orElse("0"), prompt.nonce());
        return digest.add(prompt.version()).hex();
    }

    // the pieces between nonces cannot be confused with a text that holds the stand-in itself
    private static void addPieces(Digest digest, String text, String nonce) {
        int start = 0;
        int end = nonce.isEmpty() ? -1 : text.indexOf(nonce);
        while (end >= 0) {
            digest.add("piece").add(text, start, end);
            start = end + nonce.length();
            end = text.indexOf(nonce, start);
        }
        digest.add("last").add(text, start, text.length());
    }

    /// Returns the reply to a prompt with that nonce.
    JudgeReply replyTo(String nonce) {
        return new JudgeReply(
                NoncePlaceholder.takeOut(reply.text(), nonce),
                reply.structured()
                        .map(node -> NoncePlaceholder.map(node, text -> NoncePlaceholder.takeOut(text, nonce))),
                reply.inputTokens(),
                reply.outputTokens(),
                reply.stopReason());
    }

    /// Returns this recording as a line without its end; with the texts of the prompt if it is given.
    ///
    /// @throws IllegalArgumentException if it could not be read back: a name in it holds a lone surrogate
    String toLine(Optional<JudgePrompt> prompt) {
        ObjectNode line = JSON.createObjectNode().put("key", key).put("model", model).put("version", version);
        prompt.ifPresent(shown -> line
                .put("system", NoncePlaceholder.putIn(shown.system(), shown.nonce()))
                .put("user", NoncePlaceholder.putIn(shown.user(), shown.nonce())));
        ObjectNode answer = line.putObject("reply");
        if (!reply.text().isEmpty() || reply.structured().isEmpty()) {
            answer.put("text", reply.text());
        }
        reply.structured().ifPresent(node -> answer.set("structured", node));
        answer.put("inputTokens", reply.inputTokens())
                .put("outputTokens", reply.outputTokens())
                .put("stopReason", reply.stopReason());
        String json = JSON.writeValueAsString(line);
        if (StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
            return json;
        }
        String ascii = ASCII.writeValueAsString(line);
        read(ascii);
        return ascii;
    }

    /// Reads a line. What it does not need, it ignores.
    ///
    /// @throws IllegalArgumentException if it is not one; the message says why
    static Recording read(String line) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(JsonFaults.describe(e), e);
        }
        JsonNode answer = node.path("reply");
        if (!answer.isObject()) {
            throw new IllegalArgumentException("\"reply\" is not an object");
        }
        Optional<JsonNode> structured = Optional.ofNullable(answer.get("structured"));
        String text = structured.isPresent() ? text(answer, "text", "") : text(answer, "text");
        JudgeReply reply = new JudgeReply(text, structured, count(answer, "inputTokens"),
                count(answer, "outputTokens"), text(answer, "stopReason", ""));
        return new Recording(text(node, "key"), text(node, "model"), text(node, "version", ""), reply);
    }

    private static String text(JsonNode node, String name, String otherwise) {
        return node.has(name) ? text(node, name) : otherwise;
    }

    private static String text(JsonNode node, String name) {
        if (!node.path(name).isString()) {
            throw new IllegalArgumentException("\"" + name + "\" is not a string");
        }
        return node.path(name).stringValue();
    }

    private static long count(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode()
                && (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 0)) {
            throw new IllegalArgumentException("\"" + name + "\" is not a whole number of 0 or more");
        }
        return value.isMissingNode() ? 0 : value.longValue();
    }
}
