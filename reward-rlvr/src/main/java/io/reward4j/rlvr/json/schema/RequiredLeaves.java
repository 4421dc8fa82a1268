package io.reward4j.rlvr.json.schema;

import java.util.List;
import java.util.Map;

/// What a schema requires of a value, down to the leaves that are right or wrong on their own.
public sealed interface RequiredLeaves {

    /// How many leaves the schema requires; those of an array's item count once.
    int count();

    /// A value that is right or wrong as a whole.
    ///
    /// @param schemas what it is checked against; none where it only has to be there
    record Leaf(List<SchemaValidator> schemas) implements RequiredLeaves {

        @Override
        public int count() {
            return 1;
        }
    }

    /// An object with required properties.
    ///
    /// @param schemas what a value that is no object is checked against
    record Properties(List<SchemaValidator> schemas, Map<String, RequiredLeaves> required,
            int count) implements RequiredLeaves {}

    /// An array whose items are all alike.
    ///
    /// @param schemas what a value that is no array is checked against
    record Items(List<SchemaValidator> schemas, RequiredLeaves item, int min, int max) implements RequiredLeaves {

        @Override
        public int count() {
            return item.count();
        }
    }
}
