package io.reward4j.judge.bedrock;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What of a JSON schema Amazon Nova takes: at the top `type`, `properties` and `required`, as Amazon's guide to Nova
/// says; within, `description`, `enum` and `items` too.
final class PlainSchema {

    private static final Set<String> TOP = Set.of("type", "properties", "required");
    private static final Set<String> WITHIN = Set.of("type", "properties", "required", "description", "enum", "items");

    private PlainSchema() {}

    static JsonNode of(JsonNode schema) {
        return of(schema, TOP);
    }

    private static JsonNode of(JsonNode schema, Set<String> taken) {
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        schema.properties().forEach(field -> {
            if (taken.contains(field.getKey())) {
                plain.set(field.getKey(), field(field.getKey(), field.getValue()));
            }
        });
        return plain;
    }

    private static JsonNode field(String name, JsonNode value) {
        if (name.equals("properties")) {
            ObjectNode properties = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(property -> properties.set(property.getKey(), of(property.getValue(), WITHIN)));
            return properties;
        }
        if (name.equals("items") && value.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> items.add(of(item, WITHIN)));
            return items;
        }
        return name.equals("items") ? of(value, WITHIN) : value;
    }
}
