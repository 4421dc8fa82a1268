package io.reward4j;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A call of a tool that a model made.
///
/// Arguments that are the text of a JSON object, as in OpenAI's API, are parsed. The parser is strict: a duplicate name
/// is an error. Missing arguments, `null` and a blank text are an empty object. Any other arguments are kept as they
/// came, and are not [readable][#hasReadableArguments()]; the call still counts as a call.
///
/// Immutable; the node that [#arguments()] returns must not be changed.
///
/// @param id names the call, so that a result can refer to it; empty if it has no id
/// @param name the tool; empty if the call names none
/// @param arguments a JSON object, or what was sent instead of one
public record ToolCall(String id, String name, JsonNode arguments) {

    public ToolCall {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        arguments = readArguments(Objects.requireNonNull(arguments, "arguments"));
    }

    /// Returns a call without an id.
    public static ToolCall of(String name, JsonNode arguments) {
        return new ToolCall("", name, arguments);
    }

    /// Returns a call whose arguments are given as JSON text.
    public static ToolCall of(String name, String arguments) {
        return of(name, JsonNodeFactory.instance.stringNode(arguments));
    }

    /// Tells whether the arguments are a JSON object.
    public boolean hasReadableArguments() {
        return arguments.isObject();
    }

    private static JsonNode readArguments(JsonNode given) {
        if (given.isObject()) {
            return given.deepCopy();
        }
        if (given.isMissingNode() || given.isNull() || isBlank(given)) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (given.isString()
                && JsonExtractors.strict().extract(given.stringValue()) instanceof Found<JsonNode>(JsonNode value)
                && value.isObject()) {
            return value;
        }
        return given.isContainer() ? given.deepCopy() : given;
    }

    private static boolean isBlank(JsonNode node) {
        return node.isString() && node.stringValue().isBlank();
    }
}
