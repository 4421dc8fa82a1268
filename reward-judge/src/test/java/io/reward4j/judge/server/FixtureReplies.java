package io.reward4j.judge.server;

import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The bodies of both APIs.
final class FixtureReplies {

    private static final JsonMapper JSON = JsonMapper.shared();

    private FixtureReplies() {}

    static JsonNode parsed(String text) {
        return JSON.readTree(text);
    }

    static String error(FixtureRequest request, Fault fault) {
        ObjectNode body = JSON.createObjectNode();
        if (request.converse()) {
            return body.put("message", "refused by the fixture").toString();
        }
        body.putObject("error").put("message", "refused: " + request.user()).put("type", fault.type());
        return body.toString();
    }

    /// Returns a good answer.
    static String answer(FixtureRequest request, String text, Duration latency) {
        return request.converse()
                ? converse(request, text, request.body().has("toolConfig") ? "tool_use" : "end_turn", latency)
                : chat(request, text, "", "stop");
    }

    static String truncated(FixtureRequest request, String text, Duration latency) {
        String half = text.substring(0, text.length() / 2);
        return request.converse()
                ? converse(request, half, "max_tokens", latency)
                : chat(request, half, "", "length");
    }

    static String reasoning(FixtureRequest request, Duration latency) {
        if (!request.converse()) {
            return chat(request, "", "Let me think.", "stop");
        }
        ObjectNode body = JSON.createObjectNode();
        ArrayNode content = content(body);
        content.addObject().putObject("reasoningContent").putObject("reasoningText").put("text", "Let me think.");
        return finished(body, request, 4, "end_turn", latency);
    }

    private static String converse(FixtureRequest request, String text, String stopReason, Duration latency) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode content = content(body);
        if (stopReason.equals("tool_use")) {
            content.addObject()
                    .putObject("toolUse")
                    .put("toolUseId", "tooluse_1")
                    .put("name", request.body().at("/toolConfig/tools/0/toolSpec/name").asString(""))
                    .set("input", value(text));
        } else {
            content.addObject().put("text", text);
        }
        return finished(body, request, text.length() / 4, stopReason, latency);
    }

    private static ArrayNode content(ObjectNode body) {
        return body.putObject("output").putObject("message").put("role", "assistant").putArray("content");
    }

    private static String finished(
            ObjectNode body, FixtureRequest request, int output, String stopReason, Duration latency) {
        int input = tokens(request);
        body.put("stopReason", stopReason);
        body.putObject("usage")
                .put("inputTokens", input)
                .put("outputTokens", output)
                .put("totalTokens", input + output);
        body.putObject("metrics").put("latencyMs", latency.toMillis());
        return body.toString();
    }

    private static String chat(FixtureRequest request, String text, String reasoning, String finishReason) {
        ObjectNode body = JSON.createObjectNode().put("object", "chat.completion").put("model", request.model());
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0).put("finish_reason", finishReason);
        ObjectNode message = choice.putObject("message").put("role", "assistant").put("content", text);
        if (!reasoning.isEmpty()) {
            message.put("reasoning_content", reasoning).putNull("content");
        }
        int input = tokens(request);
        body.putObject("usage")
                .put("prompt_tokens", input)
                .put("completion_tokens", text.length() / 4)
                .put("total_tokens", input + text.length() / 4);
        return body.toString();
    }

    /// Returns a text as a tool's input.
    private static JsonNode value(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.createObjectNode().put("text", text);
        }
    }

    private static int tokens(FixtureRequest request) {
        return (request.system().length() + request.user().length()) / 4;
    }
}
