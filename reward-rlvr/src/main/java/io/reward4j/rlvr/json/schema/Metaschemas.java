package io.reward4j.rlvr.json.schema;

/// The validators of schemas themselves.
final class Metaschemas {

    private static final SchemaValidator DRAFT_7 = SchemaValidator.ofMetaschema(SchemaDialect.DRAFT_7);
    private static final SchemaValidator DRAFT_2020_12 = SchemaValidator.ofMetaschema(SchemaDialect.DRAFT_2020_12);

    private Metaschemas() {}

    static SchemaValidator of(SchemaDialect dialect) {
        return switch (dialect) {
            case DRAFT_7 -> DRAFT_7;
            case DRAFT_2020_12 -> DRAFT_2020_12;
        };
    }
}
