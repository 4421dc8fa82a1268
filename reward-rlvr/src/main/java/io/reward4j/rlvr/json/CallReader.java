package io.reward4j.rlvr.json;

import io.reward4j.ToolCall;
import io.reward4j.extract.Extraction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Reads calls of tools out of JSON, in the forms that [ToolCallReward] names.
enum CallReader {

    /// Reads the forms that name the tool in a field.
    NAMED,

    /// Reads also an object with the tool's name as its one field, as BFCL has it: `{"f": {"a": [1]}}`.
    NAMED_OR_KEYED;

    private static final List<String> WRAPPERS = List.of("function", "function_call", "functionCall", "toolUse");
    private static final List<String> ARGUMENTS = List.of("arguments", "parameters", "input", "args", "kwargs");

    /// Returns the calls; none is not the same as missing.
    Extraction<List<ToolCall>> calls(JsonNode json) {
        JsonNode list = json.isObject() && json.has("tool_calls") ? json.get("tool_calls") : json;
        if (list.isNull() || isNovaNone(list)) {
            return Extraction.found(List.of());
        }
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode one : list.isArray() ? list.values() : List.of(list)) {
            ToolCall call = call(one);
            if (call == null) {
                return Extraction.missing("no tool call but " + JsonComparison.shown(one));
            }
            calls.add(call);
        }
        return Extraction.found(List.copyOf(calls));
    }

    private @Nullable ToolCall call(JsonNode json) {
        ToolCall named = named(unwrapped(json));
        if (named != null || this == NAMED || json.size() != 1 || !json.isObject()) {
            return named;
        }
        var field = json.properties().iterator().next();
        return field.getValue().isObject() ? ToolCall.of(field.getKey(), field.getValue()) : null;
    }

    private static JsonNode unwrapped(JsonNode json) {
        for (String wrapper : WRAPPERS) {
            if (json.path(wrapper).isObject()) {
                return json.get(wrapper);
            }
        }
        return json;
    }

    private static @Nullable ToolCall named(JsonNode call) {
        boolean isNova = call.has("tool_called");
        JsonNode name = call.path(isNova ? "tool_called" : "name");
        if (!name.isString() || name.stringValue().isEmpty()) {
            return null;
        }
        return ToolCall.of(name.stringValue(), isNova ? call.path("tool_parameters") : arguments(call));
    }

    private static JsonNode arguments(JsonNode call) {
        for (String name : ARGUMENTS) {
            if (call.has(name)) {
                return call.get(name);
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean isNovaNone(JsonNode json) {
        if (!json.isObject() || !json.has("tool_called")) {
            return false;
        }
        JsonNode name = json.get("tool_called");
        return name.isNull() || (name.isString() && name.stringValue().isEmpty());
    }
}
