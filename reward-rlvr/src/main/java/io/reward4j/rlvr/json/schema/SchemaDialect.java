package io.reward4j.rlvr.json.schema;

import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import tools.jackson.databind.JsonNode;

/// The rules by which a schema is read.
public enum SchemaDialect {

    /// Draft 7: what `$ref` stands beside is ignored.
    DRAFT_7("://json-schema.org/draft-07/schema", "http://json-schema.org/draft-07/schema#"),

    /// Draft 2020-12.
    DRAFT_2020_12("://json-schema.org/draft/2020-12/schema", "https://json-schema.org/draft/2020-12/schema");

    private final String name;
    private final String metaschema;

    SchemaDialect(String name, String metaschema) {
        this.name = name;
        this.metaschema = metaschema;
    }

    /// Returns the dialect that the schema's `$schema` names, or else `otherwise`.
    ///
    /// @throws IllegalArgumentException if `$schema` names anything else
    static SchemaDialect of(JsonNode schema, SchemaDialect otherwise) {
        JsonNode named = schema.path("$schema");
        if (named.isMissingNode()) {
            return otherwise;
        }
        String uri = named.asString("");
        for (SchemaDialect dialect : values()) {
            if (dialect.isNamedBy(uri)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException(
                "unusable schema: /$schema must name draft 2020-12 or draft 7, but is " + named);
    }

    private boolean isNamedBy(String uri) {
        String plain = uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri;
        return plain.equals("http" + name) || plain.equals("https" + name);
    }

    /// Where the schema of its schemas stands.
    String metaschema() {
        return metaschema;
    }

    Dialect rules() {
        return switch (this) {
            case DRAFT_7 -> Dialects.getDraft7();
            case DRAFT_2020_12 -> Dialects.getDraft202012();
        };
    }
}
