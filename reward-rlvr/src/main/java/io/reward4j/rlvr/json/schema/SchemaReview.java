package io.reward4j.rlvr.json.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Reads a schema for faults that its metaschema lets through: misspelt keywords, patterns that cannot
/// be used, references that lead nowhere or back to themselves. Used by one thread.
final class SchemaReview {

    private final JsonNode root;
    private final List<String> referring = new ArrayList<>();

    private SchemaReview(JsonNode root) {
        this.root = root;
    }

    /// Returns the pointers of the schemas that refer to others.
    ///
    /// @throws IllegalArgumentException with the place of a fault
    static List<String> check(JsonNode root) {
        SchemaReview review = new SchemaReview(root);
        review.check(root, Place.ROOT, false);
        return review.referring;
    }

    /// @param identified whether the schema stands in one that has an `$id`, to which references are
    ///     relative
    private void check(JsonNode schema, Place place, boolean identified) {
        boolean inner = identified || schema.has("$id");
        if (schema.has("$ref") || schema.has("$dynamicRef")) {
            referring.add(place.pointer());
        }
        checkRequired(schema, place);
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            String name = keyword.getKey();
            JsonNode value = keyword.getValue();
            Place at = place.at(name);
            checkKeyword(name, value, at, inner);
            if (SubschemaKeywords.OF_NAMED.contains(name)) {
                value.properties().forEach(named -> check(named.getValue(), at.at(named.getKey()), inner));
            } else if (value.isArray() && SubschemaKeywords.OF_LIST.contains(name)) {
                for (int i = 0; i < value.size(); i++) {
                    check(value.get(i), at.at(i), inner);
                }
            } else if (SubschemaKeywords.OF_ONE.contains(name)) {
                check(value, at, inner);
            }
        }
    }

    /// Refuses an object that requires what it forbids, which nothing fits.
    private static void checkRequired(JsonNode schema, Place place) {
        if (!schema.path("additionalProperties").isBoolean() || schema.path("additionalProperties").booleanValue()
                || schema.has("patternProperties")) {
            return;
        }
        for (JsonNode name : schema.path("required")) {
            if (name.isString() && !schema.path("properties").has(name.stringValue())) {
                throw fault(place.at("required"),
                        "names '" + name.stringValue() + "', which is not among the properties "
                                + schema.path("properties").propertyNames() + " and additionalProperties forbids",
                        null);
            }
        }
    }

    private void checkKeyword(String name, JsonNode value, Place at, boolean identified) {
        switch (name) {
            case "pattern" -> checkPattern(value.asString(""), at);
            case "patternProperties" -> value.propertyNames().forEach(pattern -> checkPattern(pattern, at.at(pattern)));
            case "$ref" -> {
                if (!identified) {
                    checkReference(value.asString(""), at);
                }
            }
            default -> {
                String meant = KeywordTypos.meant(name);
                if (meant != null) {
                    throw fault(at, "is no keyword; was '" + meant + "' meant?", null);
                }
            }
        }
    }

    private static void checkPattern(String pattern, Place at) {
        try {
            EcmaPattern.of(pattern);
        } catch (IllegalArgumentException e) {
            throw fault(at, "is unusable: " + e.getMessage(), e);
        }
    }

    /// Follows references that are pointers, as long as they lead to others.
    private void checkReference(String reference, Place at) {
        Set<String> seen = new HashSet<>();
        String next = reference;
        while (next.equals("#") || (next.startsWith("#/") && next.indexOf('%') < 0)) {
            if (!seen.add(next)) {
                throw fault(at, "leads back to itself", null);
            }
            JsonNode target = root.at(JsonPointer.compile(next.substring(1)));
            if (target.isMissingNode()) {
                throw fault(at, "leads nowhere: " + next, null);
            }
            next = target.path("$ref").asString("");
        }
    }

    private static IllegalArgumentException fault(Place at, String what, @Nullable Exception cause) {
        return new IllegalArgumentException("unusable schema: " + at + " " + what, cause);
    }
}
