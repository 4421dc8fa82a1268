package io.reward4j.rlvr.json.schema;

import io.reward4j.rlvr.Similarity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds keywords that are nearly those of JSON Schema.
///
/// JSON Schema allows any other keyword and passes over it, so that `requried` would let everything
/// pass without a word. Keywords that only describe are left out: `example` is common.
final class KeywordTypos {

    private static final List<String> KEYWORDS = List.of(
            "items", "additionalItems", "prefixItems", "contains", "minContains", "maxContains", "properties",
            "patternProperties", "additionalProperties", "propertyNames", "unevaluatedItems",
            "unevaluatedProperties", "dependentSchemas", "dependentRequired", "allOf", "anyOf", "oneOf", "then",
            "else", "type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum",
            "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems",
            "maxProperties", "minProperties", "required", "$ref", "$defs", "definitions");
    private static final Set<String> KNOWN = Set.copyOf(KEYWORDS);

    private static final List<String> TYPES = List.of(
            "array", "boolean", "integer", "null", "number", "object", "string");
    private static final double ALIKE = 0.6;

    private KeywordTypos() {}

    /// Returns what to say of the first type in a schema that is none, or `""`. What is no schema in it, such as data
    /// in an `enum`, is looked at too, so that this is for schemas that are unusable anyway.
    static String ofType(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (schema.isObject() && type.isString() && !TYPES.contains(type.stringValue())) {
            return "; '" + type.stringValue() + "' is no type" + TYPES.stream()
                    .filter(known -> Similarity.editDistance().of(known, type.stringValue()) >= ALIKE).findFirst()
                    .map(known -> ", was '" + known + "' meant?").orElse("");
        }
        return schema.valueStream().map(KeywordTypos::ofType).filter(said -> !said.isEmpty()).findFirst().orElse("");
    }

    /// Returns the keyword that a name is one edit away from, or two where it has more than five
    /// letters.
    static @Nullable String meant(String name) {
        if (KNOWN.contains(name)) {
            return null;
        }
        for (String keyword : KEYWORDS) {
            int longer = Math.max(name.length(), keyword.length());
            long edits = Math.round((1 - Similarity.editDistance().of(keyword, name)) * longer);
            if (edits <= (keyword.length() > 5 ? 2 : 1)) {
                return keyword;
            }
        }
        return null;
    }
}
