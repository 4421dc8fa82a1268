package io.reward4j.rlvr.json;

import io.reward4j.rlvr.Similarity;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/// What was said of a field and of those below it. Immutable.
///
/// @param below by name; `*` stands for any name or index that is not there
record FieldRules(
        double weight, @Nullable Similarity<String> similarity, @Nullable ListOrder order,
        Map<String, FieldRules> below) {

    static final FieldRules NONE = new FieldRules(1, null, null, Map.of());

    static final String ANY = "*";

    FieldRules {
        below = Map.copyOf(below);
    }

    FieldRules at(String name) {
        FieldRules own = below.get(name);
        return own != null ? own : below.getOrDefault(ANY, NONE);
    }

    FieldRules item() {
        return below.getOrDefault(ANY, NONE);
    }

    FieldRules withWeight(double weight) {
        return new FieldRules(weight, similarity, order, below);
    }

    FieldRules withSimilarity(Similarity<String> similarity) {
        return new FieldRules(weight, similarity, order, below);
    }

    FieldRules withOrder(ListOrder order) {
        return new FieldRules(weight, similarity, order, below);
    }

    /// Returns these rules with another one at a place below.
    FieldRules with(JsonPointer place, Change change) {
        if (place.matches()) {
            return change.apply(this);
        }
        String name = place.getMatchingProperty();
        Map<String, FieldRules> changed = new HashMap<>(below);
        changed.put(name, below.getOrDefault(name, NONE).with(place.tail(), change));
        return new FieldRules(weight, similarity, order, changed);
    }

    /// Says something more of a field.
    @FunctionalInterface
    interface Change {

        FieldRules apply(FieldRules rules);
    }
}
