package io.reward4j.rlvr.api;

import io.reward4j.rlvr.json.JsonSchemaReward;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a schema of an OpenAPI document as a JSON Schema of draft 2020-12 that stands alone.
///
/// What OpenAPI 3.0 says in words of its own is translated: `nullable`, and `exclusiveMinimum` and `exclusiveMaximum`
/// that are true or false. A property that is only read is not required in a request, and one that is only written not
/// in a response. The schemas that are referred to are taken along.
final class SchemaWriter {

    private static final String SHARED = "#/components/schemas/";
    private static final String DEFINITIONS = "#/$defs/";
    private static final Set<String> NAMES_OF_SCHEMAS = Set.of(
            "properties", "patternProperties", "$defs", "dependentSchemas");
    private static final Set<String> SCHEMAS = Set.of(
            "items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else", "prefixItems",
            "allOf", "anyOf", "oneOf", "unevaluatedItems", "unevaluatedProperties");
    /// Values, in which names are no keywords, and what describes.
    private static final Set<String> LEFT_OUT = Set.of(
            "example", "examples", "default", "discriminator", "xml", "externalDocs", "nullable", "readOnly",
            "writeOnly", "deprecated", "description", "title", "$schema");

    private final JsonNode shared;
    private final String hidden;
    private final Deque<String> wanted = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();

    private SchemaWriter(JsonNode document, String hidden) {
        this.shared = document.path("components").path("schemas");
        this.hidden = hidden;
    }

    /// Returns the schema of something in a request.
    static ObjectNode ofRequest(JsonNode document, JsonNode schema) {
        return new SchemaWriter(document, "readOnly").whole(schema);
    }

    /// Returns the schema of something in a response.
    static ObjectNode ofResponse(JsonNode document, JsonNode schema) {
        return new SchemaWriter(document, "writeOnly").whole(schema);
    }

    /// Returns a reward with partial credit for JSON under a schema that was written here.
    static JsonSchemaReward reward(ObjectNode schema) {
        return JsonSchemaReward.partialCredit(schema.toString());
    }

    private ObjectNode whole(JsonNode schema) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        JsonNode written = schema(schema);
        whole.set("allOf", JsonNodeFactory.instance.arrayNode().add(written));
        ObjectNode definitions = JsonNodeFactory.instance.objectNode();
        while (!wanted.isEmpty()) {
            String name = wanted.remove();
            JsonNode definition = shared.path(name);
            if (definition.isMissingNode()) {
                throw new IllegalArgumentException("unusable OpenAPI document: there is no schema '" + name + "'");
            }
            definitions.set(name, schema(definition));
        }
        if (!definitions.isEmpty()) {
            whole.set("$defs", definitions);
        }
        return whole;
    }

    private JsonNode schema(JsonNode schema) {
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : schema.properties()) {
            if (!LEFT_OUT.contains(entry.getKey()) && !entry.getKey().startsWith("x-")) {
                keyword(entry.getKey(), entry.getValue(), schema, written);
            }
        }
        return schema.path("nullable").asBoolean(false) ? orNull(written) : written;
    }

    private void keyword(String name, JsonNode value, JsonNode schema, ObjectNode written) {
        if (name.equals("$ref")) {
            written.put(name, reference(value.asString("")));
        } else if (NAMES_OF_SCHEMAS.contains(name) && value.isObject()) {
            ObjectNode named = written.putObject(name);
            value.properties().forEach(entry -> named.set(entry.getKey(), schema(entry.getValue())));
        } else if (SCHEMAS.contains(name)) {
            written.set(name, value.isArray() ? schemas(value) : schema(value));
        } else if (name.equals("required") && value.isArray()) {
            written.set(name, required(value, schema.path("properties")));
        } else if (name.startsWith("exclusive") && value.isBoolean()) {
            String limit = name.equals("exclusiveMinimum") ? "minimum" : "maximum";
            if (value.booleanValue() && schema.has(limit)) {
                written.set(name, schema.path(limit));
            }
        } else {
            written.set(name, value);
        }
    }

    private ArrayNode schemas(JsonNode values) {
        ArrayNode written = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> written.add(schema(value)));
        return written;
    }

    private ArrayNode required(JsonNode names, JsonNode properties) {
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (JsonNode name : names) {
            if (!properties.path(name.asString("")).path(hidden).asBoolean(false)) {
                required.add(name);
            }
        }
        return required;
    }

    private String reference(String reference) {
        if (!reference.startsWith(SHARED)) {
            throw new IllegalArgumentException("unusable OpenAPI document: a schema refers to '" + reference
                    + "', but only " + SHARED + "… is followed");
        }
        String rest = reference.substring(SHARED.length());
        int slash = rest.indexOf('/');
        String name = (slash < 0 ? rest : rest.substring(0, slash)).replace("~1", "/").replace("~0", "~");
        if (seen.add(name)) {
            wanted.add(name);
        }
        return DEFINITIONS + rest;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.path("type").isString()) {
            JsonNode type = schema.get("type");
            ObjectNode nullable = schema.deepCopy();
            nullable.putArray("type").add(type).add("null");
            if (nullable.path("enum") instanceof ArrayNode values) {
                values.addNull();
            }
            return nullable;
        }
        ObjectNode either = JsonNodeFactory.instance.objectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }
}
