package io.reward4j.rlvr.json;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// What the fields of an expected object say.
enum ExpectedFields {

    /// Each field holds the value that is expected.
    VALUES {
        @Override
        boolean mayBeMissing(JsonNode field) {
            return false;
        }

        @Override
        List<JsonNode> accepted(JsonNode field) {
            return List.of(field);
        }
    },

    /// Each field holds the list of values that are accepted; `""` among them means that it may be left out. A list of
    /// no values accepts an empty list, or nothing. A field that holds no list accepts what it holds.
    ALTERNATIVES {
        @Override
        boolean mayBeMissing(JsonNode field) {
            return field.isArray() && (field.isEmpty() || field.valueStream().anyMatch(ExpectedFields::isEmptyText));
        }

        @Override
        List<JsonNode> accepted(JsonNode field) {
            return field.isArray() && !field.isEmpty() ? List.copyOf(field.values()) : List.of(field);
        }
    };

    abstract boolean mayBeMissing(JsonNode field);

    /// The values of which one has to be there; at least one.
    abstract List<JsonNode> accepted(JsonNode field);

    private static boolean isEmptyText(JsonNode value) {
        return value.isString() && value.stringValue().isEmpty();
    }
}
