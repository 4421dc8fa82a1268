package io.reward4j.rlvr.json;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.rlvr.json.schema.SchemaDialect;
import io.reward4j.rlvr.json.schema.SchemaValidator;
import io.reward4j.rlvr.json.schema.SubschemaKeywords;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads the tools that a model was offered, and what their arguments have to be.
final class ToolSchemas {

    /// Types as data sets name them after Python.
    private static final Map<String, String> TYPES = Map.of(
            "dict", "object", "list", "array", "tuple", "array", "str", "string", "int", "integer", "float", "number",
            "bool", "boolean");
    private static final String ANY = "any";

    private ToolSchemas() {}

    /// Returns the schema of each tool's arguments, by the tool's name.
    ///
    /// @throws IllegalArgumentException if the tools cannot be read, two have the same name, or a schema cannot be used
    static Map<String, SchemaValidator> of(String tools) {
        Objects.requireNonNull(tools, "tools");
        return switch (JsonExtractors.strict().extract(tools)) {
            case Found<JsonNode>(JsonNode list) when list.isArray() -> of(list);
            case Found<JsonNode> other -> throw new IllegalArgumentException("tools must be a JSON array");
            case Missing<JsonNode>(String reason) -> throw new IllegalArgumentException(
                    "tools must be a JSON array: " + reason);
        };
    }

    private static Map<String, SchemaValidator> of(JsonNode tools) {
        Map<String, SchemaValidator> schemas = new HashMap<>();
        for (int i = 0; i < tools.size(); i++) {
            JsonNode tool = unwrapped(tools.get(i));
            String name = tool.path("name").asString("");
            JsonNode schema = parameters(tool);
            if (name.isEmpty() || !schema.isObject()) {
                throw new IllegalArgumentException("the tool at /" + i + " needs a name and parameters");
            }
            try {
                if (schemas.put(name, SchemaValidator.of(translated(schema), SchemaDialect.DRAFT_2020_12)) != null) {
                    throw new IllegalArgumentException("two tools have this name");
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("the tool '" + name + "': " + e.getMessage(), e);
            }
        }
        return Map.copyOf(schemas);
    }

    private static JsonNode unwrapped(JsonNode tool) {
        if (tool.path("function").isObject()) {
            return tool.get("function");
        }
        return tool.path("toolSpec").isObject() ? tool.get("toolSpec") : tool;
    }

    private static JsonNode parameters(JsonNode tool) {
        if (tool.has("parameters")) {
            return tool.get("parameters");
        }
        if (tool.has("inputSchema")) {
            return tool.get("inputSchema").path("json");
        }
        return tool.path("input_schema");
    }

    /// Returns a schema with the types of JSON in the place of Python's; `any` is no type at all.
    private static JsonNode translated(JsonNode schema) {
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode translated = JsonNodeFactory.instance.objectNode();
        schema.properties().forEach(keyword -> {
            String name = keyword.getKey();
            JsonNode value = keyword.getValue();
            if (!name.equals("type")) {
                translated.set(name, inner(name, value));
            } else if (!isAny(value)) {
                translated.set(name, type(value));
            }
        });
        return translated;
    }

    private static JsonNode inner(String keyword, JsonNode value) {
        if (value.isObject() && SubschemaKeywords.OF_NAMED.contains(keyword)) {
            ObjectNode named = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(one -> named.set(one.getKey(), translated(one.getValue())));
            return named;
        }
        if (value.isArray() && SubschemaKeywords.OF_LIST.contains(keyword)) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.forEach(one -> list.add(translated(one)));
            return list;
        }
        return SubschemaKeywords.OF_ONE.contains(keyword) ? translated(value) : value;
    }

    private static boolean isAny(JsonNode type) {
        if (type.isArray()) {
            return type.valueStream().anyMatch(ToolSchemas::isAny);
        }
        return type.asString("").equals(ANY);
    }

    private static JsonNode type(JsonNode type) {
        if (type.isArray()) {
            ArrayNode types = JsonNodeFactory.instance.arrayNode();
            type.forEach(one -> types.add(type(one)));
            return types;
        }
        if (type.isString()) {
            return JsonNodeFactory.instance.stringNode(TYPES.getOrDefault(type.stringValue(), type.stringValue()));
        }
        return type;
    }
}
