package io.reward4j.rlvr.json;

import tools.jackson.databind.JsonNode;

/// What the fields of an expected object say.
enum ExpectedFields {

    /// Each field holds the value that is expected.
    VALUES {
        @Override
        boolean listsValues(JsonNode field) {
            return false;
        }

        @Override
        boolean mayBeMissing(JsonNode field) {
            return false;
        }
    },

    /// Each field holds the list of values that are accepted; `""` among them means that it may be left out. A list of
    /// no values accepts an empty list, or nothing. A field that holds no list accepts what it holds.
    ALTERNATIVES {
        @Override
        boolean listsValues(JsonNode field) {
            return field.isArray() && !field.isEmpty();
        }

        @Override
        boolean mayBeMissing(JsonNode field) {
            return field.isArray() && (field.isEmpty() || field.valueStream().anyMatch(ExpectedFields::isEmptyText));
        }
    };

    /// Tells whether a field holds a list of values of which one has to be there, and not the value itself.
    abstract boolean listsValues(JsonNode field);

    abstract boolean mayBeMissing(JsonNode field);

    private static boolean isEmptyText(JsonNode value) {
        return value.isString() && value.stringValue().isEmpty();
    }
}
