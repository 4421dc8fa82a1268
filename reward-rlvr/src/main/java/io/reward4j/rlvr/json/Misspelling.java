package io.reward4j.rlvr.json;

import io.reward4j.rlvr.Similarity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds keywords that are nearly those of JSON Schema.
///
/// JSON Schema allows any other keyword and passes over it, so that `requried` would let everything
/// pass without a word.
final class Misspelling {

    private static final Set<String> OF_ONE = Set.of(
            "items", "additionalItems", "contains", "additionalProperties", "propertyNames", "unevaluatedItems",
            "unevaluatedProperties", "not", "if", "then", "else");
    private static final Set<String> OF_LIST = Set.of("items", "prefixItems", "allOf", "anyOf", "oneOf");
    private static final Set<String> OF_NAMED = Set.of(
            "properties", "patternProperties", "dependentSchemas", "dependencies", "$defs", "definitions");
    private static final List<String> LIKELY = List.of(
            "items", "additionalItems", "prefixItems", "contains", "minContains", "maxContains", "properties",
            "patternProperties", "additionalProperties", "propertyNames", "unevaluatedItems",
            "unevaluatedProperties", "dependentSchemas", "dependentRequired", "allOf", "anyOf", "oneOf", "then",
            "else", "type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum",
            "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems",
            "maxProperties", "minProperties", "required", "$ref", "$defs", "definitions");
    private static final Set<String> KNOWN = Set.copyOf(LIKELY);

    private Misspelling() {}

    /// @throws IllegalArgumentException if a keyword looks misspelt, with its place
    static void refuse(JsonNode schema) {
        refuse(schema, Place.ROOT);
    }

    private static void refuse(JsonNode schema, Place place) {
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            String name = keyword.getKey();
            JsonNode value = keyword.getValue();
            String meant = meant(name);
            if (meant != null) {
                throw new IllegalArgumentException(
                        "unusable schema: " + place.at(name) + " is no keyword; was '" + meant + "' meant?");
            }
            if (OF_NAMED.contains(name)) {
                value.properties().forEach(
                        named -> refuse(named.getValue(), place.at(name).at(named.getKey())));
            } else if (value.isArray() && OF_LIST.contains(name)) {
                for (int i = 0; i < value.size(); i++) {
                    refuse(value.get(i), place.at(name).at(i));
                }
            } else if (OF_ONE.contains(name)) {
                refuse(value, place.at(name));
            }
        }
    }

    /// One edit in a short name, two in one of more than five letters.
    private static @Nullable String meant(String name) {
        if (KNOWN.contains(name)) {
            return null;
        }
        for (String keyword : LIKELY) {
            int longer = Math.max(name.length(), keyword.length());
            long edits = Math.round((1 - Similarity.editDistance().of(keyword, name)) * longer);
            if (edits <= (keyword.length() > 5 ? 2 : 1)) {
                return keyword;
            }
        }
        return null;
    }
}
