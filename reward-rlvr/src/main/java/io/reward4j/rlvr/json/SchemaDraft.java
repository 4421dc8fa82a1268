package io.reward4j.rlvr.json;

import tools.jackson.databind.JsonNode;

/// The edition of JSON Schema that a schema is written in.
public enum SchemaDraft {

    /// Draft 7 (2018): what `$ref` stands beside is ignored, and `items` may be a list of schemas.
    DRAFT_7("://json-schema.org/draft-07/schema"),

    /// Draft 2020-12, the current one.
    DRAFT_2020_12("://json-schema.org/draft/2020-12/schema");

    private final String name;

    SchemaDraft(String name) {
        this.name = name;
    }

    /// Returns the draft that the schema's `$schema` names, or else `otherwise`.
    ///
    /// @throws IllegalArgumentException if `$schema` names anything else
    static SchemaDraft of(JsonNode schema, SchemaDraft otherwise) {
        JsonNode named = schema.path("$schema");
        if (named.isMissingNode()) {
            return otherwise;
        }
        String uri = named.asString("");
        for (SchemaDraft draft : values()) {
            if (uri.equals("http" + draft.name) || uri.equals("https" + draft.name)
                    || uri.equals("http" + draft.name + "#") || uri.equals("https" + draft.name + "#")) {
                return draft;
            }
        }
        throw new IllegalArgumentException(
                "unusable schema: /$schema must name draft 2020-12 or draft 7, but is " + named);
    }
}
