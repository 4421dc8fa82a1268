package io.reward4j.rlvr.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells lists of accepted values from lists that are values themselves, by the schema of the arguments.
final class AcceptedArguments {

    private AcceptedArguments() {}

    /// Returns the arguments with one more accepted value, the list itself, wherever the schema asks for a list and
    /// none of the values is one.
    static JsonNode of(JsonNode arguments, JsonNode schema) {
        JsonNode properties = schema.path("properties");
        if (!arguments.isObject() || !properties.isObject()) {
            return arguments;
        }
        ObjectNode accepted = JsonNodeFactory.instance.objectNode();
        arguments.properties().forEach(
                argument -> accepted.set(
                        argument.getKey(), values(argument.getValue(), properties.path(argument.getKey()))));
        return accepted;
    }

    private static JsonNode values(JsonNode given, JsonNode schema) {
        if (!given.isArray() || given.isEmpty()) {
            return given;
        }
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        given.forEach(value -> values.add(of(value, schema)));
        boolean isList = schema.path("type").asString("").equals("array");
        if (isList && given.valueStream().noneMatch(JsonNode::isArray)) {
            values.add(given);
        }
        return values;
    }
}
