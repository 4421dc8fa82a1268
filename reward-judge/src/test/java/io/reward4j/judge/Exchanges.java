package io.reward4j.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.reward4j.judge.bedrock.BedrockJudgeModel;
import io.reward4j.judge.server.FixtureRequest;
import io.reward4j.judge.server.ScriptedServer.Answer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The bodies behind the rows of `exchanges/cases.jsonl` that are about the way from a call to a reply.
///
/// @param answers what is answered to the first call and so on; the last one is answered to all that follow
/// @param options how the model is built
record Exchanges(List<Function<FixtureRequest, Answer>> answers, UnaryOperator<BedrockJudgeModel.Builder> options) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, Exchanges> BY_ID = new HashMap<>();

    static {
        chat();
        converse();
        defaults();
    }

    static Optional<Exchanges> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    Answer answer(FixtureRequest request, int before) {
        return answers.get(Math.min(before, answers.size() - 1)).apply(request);
    }

    private static void row(String id, Function<FixtureRequest, Answer> always) {
        BY_ID.put(id, new Exchanges(List.of(always), model -> model));
    }

    private static void row(
            String id, Function<FixtureRequest, Answer> first, Function<FixtureRequest, Answer> then) {
        BY_ID.put(id, new Exchanges(List.of(first, then), model -> model));
    }

    /// The verdict that is worth 0.875.
    static String verdict(FixtureRequest request) {
        return verdict(request, "\"yes\"", "\"4\"", "It is 4.");
    }

    private static String verdict(FixtureRequest request, String correct, String quality, String rationale) {
        String code = request.user().substring(request.user().lastIndexOf(' ') + 1);
        return "{\"code\":\"" + code + "\",\"criteria\":{\"correct\":{\"rationale\":\"" + rationale + "\",\"choice\":"
                + correct + "},\"quality\":{\"rationale\":\"Clear.\",\"choice\":" + quality + "}}}";
    }

    // --- chat completions ---

    private static ObjectNode completion(@Nullable String reason) {
        ObjectNode body = JSON.createObjectNode().put("object", "chat.completion");
        body.putObject("usage").put("prompt_tokens", 300).put("completion_tokens", 60);
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        if (reason == null) {
            choice.putNull("finish_reason");
        } else {
            choice.put("finish_reason", reason);
        }
        choice.putObject("message").put("role", "assistant").putNull("content");
        return body;
    }

    private static ObjectNode message(ObjectNode completion) {
        return (ObjectNode) completion.at("/choices/0/message");
    }

    private static Answer ok(JsonNode body) {
        return Answer.json(200, body.toString());
    }

    private static Answer said(String content, @Nullable String reason) {
        ObjectNode body = completion(reason);
        message(body).put("content", content);
        return ok(body);
    }

    private static Answer good(FixtureRequest request) {
        return said(verdict(request), "stop");
    }

    private static Function<FixtureRequest, Answer> saying(Function<FixtureRequest, String> content,
            @Nullable String reason) {
        return request -> said(content.apply(request), reason);
    }

    private static Function<FixtureRequest, Answer> error(
            int status, String message, String type, @Nullable String code, @Nullable String param) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error").put("message", message).put("type", type).put("param", param).put("code", code);
        return request -> Answer.json(status, body.toString());
    }

    private static Answer html(int status) {
        return new Answer(status, Map.of("Content-Type", "text/html"),
                "<html><body>Sign in</body></html>".getBytes(UTF_8));
    }

    private static void chat() {
        row("O02", error(400, "Unsupported value: 'temperature' does not support 0 with this model.",
                "invalid_request_error", "unsupported_value", "temperature"));
        row("O03", error(400, "This response_format type is unavailable now", "invalid_request_error", null, null));
        row("O04",
                request -> Answer.json(422,
                        "Failed to deserialize the JSON body into the target type: response_format: "
                                + "unknown variant `json_schema`, expected `text` or `json_object` at line 1"));
        row("O08",
                error(400,
                        "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 "
                                + "tokens.",
                        "invalid_request_error", "context_length_exceeded", "messages"));
        row("O11", error(404, "The model `m` does not exist or you do not have access to it.", "invalid_request_error",
                "model_not_found", null));
        row("O12", error(401, "Incorrect API key provided: sk-ab***yz.", "invalid_request_error", "invalid_api_key",
                null));
        row("O13", error(429, "You exceeded your current quota, please check your plan and billing details.",
                "insufficient_quota", "insufficient_quota", null));
        Function<FixtureRequest, Answer> busy = error(429, "Rate limit reached", "requests", "rate_limit_exceeded",
                null);
        row("O15", request -> busy.apply(request).with("retry-after-ms", "120"), Exchanges::good);
        row("O16", request -> busy.apply(request).with("Retry-After", "0.3"), Exchanges::good);
        row("O17", request -> busy.apply(request).with("retry-after-ms", "150.5"), Exchanges::good);
        row("O19", error(529, "Overloaded", "overloaded_error", null, null), Exchanges::good);
        row("O22", error(409, "Conflict", "conflict", null, null), Exchanges::good);
        Function<FixtureRequest, Answer> failed = request -> ok(JSON.readTree("""
                {"choices": [{"finish_reason": "error", "message": {"role": "assistant", "content": ""}}]}"""));
        row("O27", failed);
        row("O28", saying(request -> verdict(request).substring(0, 60), "error"), Exchanges::good);
        row("O29", Exchanges::streamed);
        row("O30", request -> good(request)
                .withBody((text(good(request)) + "\n\ndata: [DONE]\n\n").getBytes(UTF_8)));
        row("O32", request -> good(request).withBody(("\n\n\n" + text(good(request))).getBytes(UTF_8)));
        row("O33", request -> good(request).withBody(("\ufeff" + text(good(request))).getBytes(UTF_8)));
        row("O35", request -> good(request)
                .withBody(text(said(verdict(request, "\"yes\"", "\"4\"", "Gr\u00fc\u00dfe."), "stop"))
                        .getBytes(StandardCharsets.ISO_8859_1))
                .with("Content-Type", "application/json; charset=ISO-8859-1"));
        row("O40", saying(request -> "", "length"));
        row("O42", saying(request -> "", "content_filter"));
        row("O43", Exchanges::calling);
        row("O44", Exchanges::inParts);
        row("O47", request -> {
            ObjectNode body = JSON.createObjectNode().put("object", "text_completion");
            body.putArray("choices").addObject().put("text", verdict(request)).put("finish_reason", "stop");
            return ok(body);
        });
        row("O48", request -> {
            ObjectNode body = completion("stop");
            message(body).put("content", "");
            ((ArrayNode) body.path("choices")).addObject().put("index", 1)
                    .putObject("message").put("content", verdict(request));
            return ok(body);
        });
        row("O52", saying(Exchanges::verdict, null));
        row("O53", saying(Exchanges::verdict, "eos_token"));
        row("O54", saying(request -> verdict(request).substring(0, 60), "MAX_TOKENS"));
        row("O55", saying(Exchanges::verdict, "length"));
        row("O56", saying(request -> "```json\n" + verdict(request) + "\n```", "stop"));
        row("O57", saying(request -> "The answer is right and good.", "stop"));
        row("O58", saying(request -> " \n".repeat(2_000), "length"));
        row("O59", saying(request -> JSON.valueToTree(verdict(request)).toString(), "stop"));
        row("O60", request -> html(200), Exchanges::good);
        row("O61", request -> html(200));
        row("O62", error(405, "Method Not Allowed", "invalid_request_error", null, null));
        row("O65", request -> good(request).withBody(text(said(verdict(request, "\"yes\"", "\"4\"", "x@@y"), "stop"))
                .replace("@@", "\\\\ud800").getBytes(UTF_8)));
        row("O66", saying(request -> verdict(request, "\"yes\"", "4", "It is 4."), "stop"));
        row("O67", request -> Answer.json(201, text(good(request))));
        row("O69", request -> Answer.json(202, "{\"requestId\": \"r\", \"status\": \"pending\"}"), Exchanges::good);
        row("O72", request -> {
            ObjectNode body = completion("SAFETY");
            message(body).remove("content");
            return ok(body);
        });
        Function<FixtureRequest, Answer> full = saying(request -> "", "insufficient_system_resource");
        row("O73", full, Exchanges::good);
        row("O74", full);
        row("O76", request -> error(503, "Service Unavailable", "server_error", null, null).apply(request)
                .with("x-should-retry", "false"));
        row("O78", saying(request -> "", "stop"), Exchanges::good);
    }

    private static String text(Answer answer) {
        return new String(answer.body(), UTF_8);
    }

    private static Answer streamed(FixtureRequest request) {
        StringBuilder events = new StringBuilder(": ping\n\n");
        String verdict = verdict(request);
        for (int at = 0; at < verdict.length(); at += 20) {
            ObjectNode event = JSON.createObjectNode().put("object", "chat.completion.chunk");
            event.putArray("choices").addObject().put("index", 0).putObject("delta")
                    .put("content", verdict.substring(at, Math.min(verdict.length(), at + 20)));
            events.append("data: ").append(event).append("\n\n");
        }
        events.append(
                "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
        return new Answer(200, Map.of("Content-Type", "text/event-stream"), events.toString().getBytes(UTF_8));
    }

    private static Answer calling(FixtureRequest request) {
        ObjectNode body = completion("tool_calls");
        message(body).putArray("tool_calls").addObject().put("type", "function").putObject("function")
                .put("name", "verdict").put("arguments", verdict(request));
        return ok(body);
    }

    private static Answer inParts(FixtureRequest request) {
        ObjectNode body = completion("stop");
        ArrayNode parts = message(body).putArray("content");
        parts.addObject().put("type", "thinking").putArray("thinking").addObject().put("type", "text").put("text",
                "{ hm");
        parts.addObject().put("type", "reasoning").put("text", "{ maybe");
        parts.addObject().put("type", "text").put("text", verdict(request));
        return ok(body);
    }

    // --- Converse ---

    private static final String REASONING = "{\"reasoningContent\": {\"reasoningText\": {\"text\": \"Let me think: {\"}}}";

    private static Answer converse(String blocks, String reason) {
        return Answer.json(200, "{\"output\": {\"message\": {\"role\": \"assistant\", \"content\": [" + blocks
                + "]}}, \"stopReason\": \"" + reason + "\", \"usage\": {\"inputTokens\": 300, \"outputTokens\": 20,"
                + " \"totalTokens\": 320, \"cacheReadInputTokens\": 600, \"cacheWriteInputTokens\": 100}}");
    }

    private static String block(String text) {
        return "{\"text\": " + JSON.valueToTree(text) + "}";
    }

    private static String tool(String input) {
        return "{\"toolUse\": {\"toolUseId\": \"t\", \"name\": \"verdict\", \"input\": " + input + "}}";
    }

    private static Answer told(FixtureRequest request) {
        return converse(block(verdict(request)), "end_turn");
    }

    private static Function<FixtureRequest, Answer> refusal(int status, String type, String message) {
        return request -> Answer.json(status, "{\"message\": " + JSON.valueToTree(message) + "}")
                .with("x-amzn-errortype", type);
    }

    private static void converse() {
        row("B02", Exchanges::told);
        row("B12", Exchanges::told);
        row("B13", refusal(400, "ValidationException",
                "This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool."));
        row("B14", request -> request.body().at("/toolConfig/tools/0/toolSpec/inputSchema/json").propertyStream()
                .allMatch(field -> List.of("type", "properties", "required").contains(field.getKey()))
                        ? converse(tool(verdict(request)), "tool_use")
                        : refusal(400, "ValidationException", "Malformed input request: extraneous key")
                                .apply(request));
        BY_ID.put("B16", new Exchanges(
                List.of(refusal(400, "ValidationException",
                        "Thinking may not be enabled when tool_choice forces tool use.")),
                model -> model.withoutTemperature().additionalModelRequestFields(
                        JSON.readTree("{\"thinking\": {\"type\": \"enabled\", \"budget_tokens\": 1024}}"))));
        row("B17", request -> converse(REASONING + "," + block(verdict(request)), "end_turn"));
        row("B18", request -> converse(REASONING, "end_turn"));
        row("B19", request -> converse(
                "{\"reasoningContent\": {\"redactedContent\": \"aGk=\"}}," + tool(verdict(request)), "tool_use"));
        row("B20",
                request -> converse(
                        "{\"citationsContent\": {\"content\": [{\"text\": \"c\"}]}},{\"futureContent\": {}},"
                                + block(verdict(request)),
                        "end_turn"));
        row("B22", Exchanges::told);
        row("B23", request -> {
            ObjectNode verdict = (ObjectNode) JSON.readTree(verdict(request));
            return converse(tool(verdict.put("criteria", verdict.path("criteria").toString()).toString()), "tool_use");
        });
        row("B24", request -> converse(tool(JSON.valueToTree(verdict(request)).toString()), "tool_use"));
        row("B28", request -> converse(block(verdict(request).substring(0, 50)), "max_tokens"));
        row("B32", request -> converse(block(verdict(request)), "stop_sequence"));
        row("B33", request -> converse(block(verdict(request)), "pause_turn"));
        row("B35", refusal(424, "ModelErrorException", "Model produced invalid sequence as part of ToolUse."),
                request -> converse(tool(verdict(request)), "tool_use"));
        Function<FixtureRequest, Answer> daily = refusal(429, "ThrottlingException",
                "Too many tokens per day, please wait before trying again.");
        row("B37", daily);
        row("B38", refusal(429, "ModelNotReadyException", "The model is not ready."), Exchanges::told);
        row("B39", refusal(503, "ServiceUnavailableException", "Unavailable."), Exchanges::told);
        row("B40", refusal(500, "InternalServerException", "Internal."), Exchanges::told);
        row("B41", refusal(408, "ModelTimeoutException", "Timed out."), Exchanges::told);
        row("B43", refusal(403, "AccessDeniedException",
                "You don't have access to the model with the specified model ID."));
        row("B44", refusal(400, "ValidationException",
                "Invocation of model ID anthropic.claude-x with on-demand throughput "
                        + "isn't supported. Retry your request with the ID or ARN of an inference profile that contains this model."));
        row("B45", refusal(400, "ValidationException", "Input is too long for requested model."));
        row("B46", request -> converse(block(verdict(request).substring(0, 40)), "model_context_window_exceeded"));
        row("B47", request -> refusal(429, "ThrottlingException", "Too many requests").apply(request).gzipped(),
                Exchanges::told);
        row("B48", request -> told(request).gzipped());
        row("B50", request -> html(200), Exchanges::told);
        row("B51", request -> html(503), Exchanges::told);
        row("B52", Exchanges::told);
        row("B53", request -> converse(tool(verdict(request, "true", "4", "r")), "tool_use"));
        row("B54", request -> converse(tool(verdict(request).replace(
                "\"criteria\":{", "\"criteria\":{\"correct\":{\"rationale\":\"r\",\"choice\":\"no\"},")), "tool_use"));
        row("B55", request -> converse(block("```json\n" + verdict(request) + "\n```"), "end_turn"));
        row("B56", request -> converse(
                block(verdict(request).substring(0, 70)) + "," + block(verdict(request).substring(70)), "end_turn"));
        row("B57", request -> request.body().at("/toolConfig/tools/0/toolSpec/name").asString("-").contains("-")
                ? refusal(424, "ModelErrorException", "invalid").apply(request)
                : converse(tool(verdict(request)), "tool_use"));
    }

    /// Models whose defaults are asked for; the requests that Bedrock refuses are from the row's own words.
    private static void defaults() {
        for (String id : List.of("B03", "B04", "B05", "B07")) {
            row(id, request -> picky(request, true, true, false));
        }
        row("B09", request -> picky(request, false, true, false));
        row("B10", request -> picky(request, false, true, false));
        row("B60", request -> picky(request, true, false, false));
        row("B11", request -> picky(request, true, false, false));
        row("B61", request -> picky(request, true, true, true));
    }

    private static Answer picky(FixtureRequest request, boolean temperature, boolean outputConfig, boolean forcedTool) {
        if (temperature && request.body().at("/inferenceConfig").has("temperature")) {
            return refusal(400, "ValidationException", "`temperature` is deprecated for this model.").apply(request);
        }
        if (outputConfig && request.body().has("outputConfig")) {
            return refusal(400, "ValidationException", "output_config.format: not permitted").apply(request);
        }
        if (forcedTool && request.body().at("/toolConfig").has("toolChoice")) {
            return refusal(400, "ValidationException", "tool_choice forces a tool").apply(request);
        }
        return request.body().has("toolConfig") ? converse(tool(verdict(request)), "tool_use") : told(request);
    }
}
