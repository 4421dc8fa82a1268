package io.reward4j.rlvr.json.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Finds the leaves that a schema requires, whatever else the value holds.
///
/// Followed are `required` with `properties` (or `additionalProperties`), `items`, `allOf`, and
/// `$ref` to a place in the same schema. What depends on the value (`anyOf`, `if`, …), what has an
/// `$id` of its own, and a schema within itself is one leaf. Used by one thread.
public final class LeafFinder {

    private static final int MOST = 4096;

    private final SchemaValidator root;
    private int found;

    private LeafFinder(SchemaValidator root) {
        this.root = root;
    }

    /// Returns the leaves that a schema requires.
    ///
    /// @throws IllegalArgumentException if there are more than 4,096 leaves
    public static RequiredLeaves of(SchemaValidator root) {
        return new LeafFinder(root).find(List.of(""), Set.of());
    }

    /// Finds the leaves of a value that all of some schemas apply to.
    ///
    /// @param within the schemas that the value's parents are made of
    private RequiredLeaves find(List<String> schemas, Set<String> within) {
        Set<String> parts = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        schemas.forEach(schema -> collect(schema, parts, seen));
        Set<String> inner = new HashSet<>(within);
        if (parts.stream().anyMatch(part -> !inner.add(part))) {
            return leaf(schemas);
        }
        Set<String> required = new LinkedHashSet<>();
        parts.forEach(part -> node(part).path("required").forEach(name -> required.add(name.asString())));
        if (required.isEmpty()) {
            return items(schemas, parts, inner);
        }
        return fields(schemas, parts, required, inner);
    }

    private RequiredLeaves fields(List<String> schemas, Set<String> parts, Set<String> required, Set<String> within) {
        Map<String, RequiredLeaves> fields = new LinkedHashMap<>();
        int count = 0;
        for (String name : required) {
            List<String> described = new ArrayList<>();
            parts.forEach(part -> describe(part, name, described));
            RequiredLeaves leaves = find(described, within);
            fields.put(name, leaves);
            count += leaves.count();
        }
        return new RequiredLeaves.Properties(validators(schemas), fields, count);
    }

    private void describe(String part, String name, List<String> described) {
        JsonNode schema = node(part);
        if (schema.path("properties").has(name)) {
            described.add(part + "/properties/" + Place.escaped(name));
        } else if (schema.has("additionalProperties") && !schema.has("patternProperties")) {
            described.add(part + "/additionalProperties");
        }
    }

    private RequiredLeaves items(List<String> schemas, Set<String> parts, Set<String> within) {
        List<String> items = new ArrayList<>();
        int min = 0;
        int max = Integer.MAX_VALUE;
        for (String part : parts) {
            JsonNode schema = node(part);
            if (schema.has("prefixItems") || schema.path("items").isArray()) {
                return leaf(schemas);
            }
            if (schema.has("items")) {
                items.add(part + "/items");
            }
            min = Math.max(min, schema.path("minItems").asInt(0));
            max = Math.min(max, schema.path("maxItems").asInt(Integer.MAX_VALUE));
        }
        if (items.isEmpty()) {
            return leaf(schemas);
        }
        return new RequiredLeaves.Items(validators(schemas), find(items, within), min, max);
    }

    private RequiredLeaves leaf(List<String> schemas) {
        if (++found > MOST) {
            throw new IllegalArgumentException("unusable schema: it requires more than " + MOST + " leaves");
        }
        return new RequiredLeaves.Leaf(validators(schemas));
    }

    private List<SchemaValidator> validators(List<String> schemas) {
        return schemas.stream().map(root::at).toList();
    }

    /// Collects a schema with all that it refers to and consists of. In draft 7 nothing counts beside
    /// a `$ref`.
    private void collect(String pointer, Set<String> parts, Set<String> seen) {
        JsonNode schema = node(pointer);
        if ((!pointer.isEmpty() && schema.has("$id")) || !seen.add(pointer)) {
            return;
        }
        String ref = schema.path("$ref").asString("");
        if (isPlain(ref)) {
            collect(ref.substring(1), parts, seen);
        }
        if (!ref.isEmpty() && root.dialect() == SchemaDialect.DRAFT_7) {
            return;
        }
        parts.add(pointer);
        for (int i = 0; i < schema.path("allOf").size(); i++) {
            collect(pointer + "/allOf/" + i, parts, seen);
        }
    }

    /// Tells whether a reference is a pointer into this schema that needs no decoding, and crosses no
    /// schema with an `$id` of its own.
    private boolean isPlain(String ref) {
        if ((!ref.equals("#") && !ref.startsWith("#/")) || ref.indexOf('%') >= 0) {
            return false;
        }
        for (int slash = ref.indexOf('/', 2); slash >= 0; slash = ref.indexOf('/', slash + 1)) {
            if (node(ref.substring(1, slash)).has("$id")) {
                return false;
            }
        }
        return !node(ref.substring(1)).isMissingNode();
    }

    private JsonNode node(String pointer) {
        return root.root().at(JsonPointer.compile(pointer));
    }
}
