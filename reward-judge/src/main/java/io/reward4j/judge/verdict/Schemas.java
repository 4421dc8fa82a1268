package io.reward4j.judge.verdict;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The few JSON schemas that replies are made of; all within the subset that models accept.
public final class Schemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Schemas() {}

    public static ObjectNode text() {
        return NODES.objectNode().put("type", "string");
    }

    static ObjectNode number() {
        return NODES.objectNode().put("type", "number");
    }

    public static ObjectNode integer() {
        return NODES.objectNode().put("type", "integer");
    }

    public static ObjectNode listOf(ObjectNode items) {
        ObjectNode schema = NODES.objectNode().put("type", "array");
        schema.set("items", items);
        return schema;
    }

    static ObjectNode anyOf(ObjectNode... schemas) {
        ObjectNode schema = NODES.objectNode();
        schema.set("anyOf", NODES.arrayNode().addAll(List.of(schemas)));
        return schema;
    }

    static ObjectNode oneOf(List<String> texts) {
        ObjectNode schema = text();
        schema.set("enum", NODES.arrayNode().addAll(texts.stream().map(NODES::stringNode).toList()));
        return schema;
    }

    /// An object of these properties, all required and no others.
    public static ObjectNode closed(ObjectNode properties) {
        ObjectNode object = NODES.objectNode().put("type", "object");
        object.set("properties", properties);
        object.set("required", NODES.arrayNode().addAll(
                properties.propertyNames().stream().map(NODES::stringNode).toList()));
        return object.put("additionalProperties", false);
    }
}
