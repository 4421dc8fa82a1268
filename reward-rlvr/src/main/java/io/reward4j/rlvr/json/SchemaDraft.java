package io.reward4j.rlvr.json;

import io.reward4j.rlvr.json.schema.SchemaDialect;

/// The edition of JSON Schema that a schema is written in.
public enum SchemaDraft {

    /// Draft 7 (2018): what `$ref` stands beside is ignored, and `items` may be a list of schemas.
    DRAFT_7(SchemaDialect.DRAFT_7),

    /// Draft 2020-12, the current one.
    DRAFT_2020_12(SchemaDialect.DRAFT_2020_12);

    private final SchemaDialect dialect;

    SchemaDraft(SchemaDialect dialect) {
        this.dialect = dialect;
    }

    SchemaDialect dialect() {
        return dialect;
    }
}
