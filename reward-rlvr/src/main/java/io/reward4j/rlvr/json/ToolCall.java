package io.reward4j.rlvr.json;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/// One call of a tool.
///
/// @param arguments an object; null where they cannot be read
record ToolCall(String name, @Nullable JsonNode arguments) {

    /// Reads calls in any of the forms that [ToolCallReward] names.
    static Extraction<List<ToolCall>> read(JsonNode json) {
        JsonNode list = json.isObject() && json.has("tool_calls") ? json.get("tool_calls") : json;
        List<ToolCall> calls = new ArrayList<>();
        if (list.isNull()) {
            return Extraction.found(calls);
        }
        if (list.isObject() && list.has("tool_called") && isNone(list.get("tool_called"))) {
            return Extraction.found(calls);
        }
        for (JsonNode one : list.isArray() ? list.values() : List.of(list)) {
            ToolCall call = one(one);
            if (call == null) {
                return Extraction.missing("no tool call but " + Agreement.shown(one));
            }
            calls.add(call);
        }
        return Extraction.found(calls);
    }

    private static @Nullable ToolCall one(JsonNode json) {
        JsonNode call = json.path("function").isObject() ? json.get("function") : json;
        boolean isNova = call.has("tool_called");
        JsonNode name = call.path(isNova ? "tool_called" : "name");
        if (!name.isString() || name.stringValue().isEmpty()) {
            return null;
        }
        JsonNode arguments = isNova
                ? call.path("tool_parameters")
                : firstThere(call, "arguments", "parameters", "input");
        return new ToolCall(name.stringValue(), arguments(arguments));
    }

    private static JsonNode firstThere(JsonNode call, String... names) {
        for (String name : names) {
            if (call.has(name)) {
                return call.get(name);
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean isNone(JsonNode name) {
        return name.isNull() || (name.isString() && name.stringValue().isEmpty());
    }

    private static @Nullable JsonNode arguments(JsonNode arguments) {
        if (arguments.isNull() || arguments.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (arguments.isString()) {
            return JsonExtractors.strict().extract(arguments.stringValue()) instanceof Found<JsonNode>(JsonNode value)
                    && value.isObject() ? value : null;
        }
        return arguments.isObject() ? arguments : null;
    }
}
