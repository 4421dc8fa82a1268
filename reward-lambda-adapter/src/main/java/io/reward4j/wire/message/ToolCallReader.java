package io.reward4j.wire.message;

import io.reward4j.ToolCall;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Reads calls of tools and what is said of their results, in the spellings of OpenAI (chat completions, responses, the
/// older `function_call`), Bedrock's Converse, Anthropic, Gemini and Hugging Face.
final class ToolCallReader {

    private static final List<String> IDS = List.of("call_id", "toolUseId", "id");
    private static final List<String> ANSWERED_IDS = List.of(
            "tool_call_id", "toolCallId", "tool_use_id", "toolUseId", "call_id", "id");
    private static final List<String> NAMES = List.of("name", "tool_name", "tool_called");
    private static final List<String> ARGUMENTS = List.of(
            "arguments", "input", "args", "parameters", "tool_parameters", "action");

    private ToolCallReader() {}

    /// Reads a call. One without a name has an empty name, and one that is no object is kept as its arguments, so
    /// that no call is lost.
    ///
    /// @param named the name where the call itself says none
    static ToolCall call(JsonNode call, String named) {
        if (!call.isObject()) {
            return new ToolCall("", named, call);
        }
        JsonNode function = call.path("function").isObject() ? call.path("function") : call;
        String name = first(function, NAMES).asString("");
        return new ToolCall(id(call), name.isEmpty() ? named : name, first(function, ARGUMENTS));
    }

    private static String id(JsonNode call) {
        return first(call, IDS).asString("");
    }

    /// The id of the call that a result answers; empty where it names none.
    static String answeredId(JsonNode result) {
        return first(result, ANSWERED_IDS).asString("");
    }

    /// The tool that a result is of; empty where it names none.
    static String name(JsonNode result) {
        return first(result, NAMES).asString("");
    }

    private static JsonNode first(JsonNode node, List<String> names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                return value;
            }
        }
        return MissingNode.getInstance();
    }
}
