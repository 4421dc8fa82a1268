package io.reward4j.rlvr.json.schema;

import java.util.Set;

/// The keywords under which schemas stand in a schema.
public final class SubschemaKeywords {

    /// Those that hold one schema.
    public static final Set<String> OF_ONE = Set.of(
            "items", "additionalItems", "contains", "additionalProperties", "propertyNames", "unevaluatedItems",
            "unevaluatedProperties", "not", "if", "then", "else");

    /// Those that hold a list of schemas.
    public static final Set<String> OF_LIST = Set.of("items", "prefixItems", "allOf", "anyOf", "oneOf");

    /// Those that hold schemas by name.
    public static final Set<String> OF_NAMED = Set.of(
            "properties", "patternProperties", "dependentSchemas", "dependencies", "$defs", "definitions");

    private SubschemaKeywords() {}
}
