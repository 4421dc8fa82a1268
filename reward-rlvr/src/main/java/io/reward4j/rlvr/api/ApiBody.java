package io.reward4j.rlvr.api;

import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.rlvr.json.JsonSchemaReward;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The body that an operation names, by media type.
///
/// @param required whether there has to be one
/// @param schemas what the body has to be, by media type; empty for a type that is not JSON or has no schema
record ApiBody(boolean required, Map<String, Optional<JsonSchemaReward>> schemas) {

    /// Reads a `content`, whose schemas `writer` writes as JSON Schema.
    static ApiBody of(boolean required, JsonNode content, Function<JsonNode, ObjectNode> writer) {
        Map<String, Optional<JsonSchemaReward>> schemas = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> media : content.properties()) {
            JsonNode schema = media.getValue().path("schema");
            boolean isChecked = isJson(media.getKey()) && schema.isObject();
            schemas.put(media.getKey(), isChecked
                    ? Optional.of(SchemaWriter.reward(writer.apply(schema)))
                    : Optional.empty());
        }
        return new ApiBody(required, schemas);
    }

    /// Tells whether no body is named.
    boolean isNone() {
        return schemas.isEmpty();
    }

    /// Scores a body. Where no media type is given, the first that is named counts.
    Reward score(HttpText message) {
        if (isNone()) {
            return message.body().isBlank() ? Reward.pass() : Reward.fail("there has to be none");
        }
        if (message.body().isBlank()) {
            return required ? Reward.fail("there is none") : Reward.pass();
        }
        Optional<String> key = message.mediaType().isEmpty()
                ? schemas.keySet().stream().findFirst()
                : key(message.mediaType());
        if (key.isEmpty()) {
            return Reward.fail("'" + message.mediaType() + "' is none of " + schemas.keySet());
        }
        Optional<JsonSchemaReward> schema = schemas.get(key.get());
        if (schema == null || schema.isEmpty()) {
            return Reward.pass();
        }
        return schema.get().score(Sample.of("", message.body()));
    }

    /// Returns the media type, or range of them, under which a type is named.
    Optional<String> key(String type) {
        int slash = type.indexOf('/');
        String range = (slash < 0 ? type : type.substring(0, slash)) + "/*";
        return schemas.keySet().stream()
                .filter(key -> key.equals(type) || key.startsWith(type + ";") || key.equals(range) || key.equals("*/*"))
                .findFirst();
    }

    private static boolean isJson(String media) {
        int end = media.indexOf(';');
        String type = end < 0 ? media : media.substring(0, end).strip();
        return type.equals("application/json") || type.endsWith("+json") || type.equals("*/*");
    }
}
