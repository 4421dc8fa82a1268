package io.reward4j.rlvr.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Counts the required leaves of one value that are lost: missing or wrong. Used by one thread.
final class LeafCount {

    private static final int MOST_SHOWN = 3;

    private final Budget budget;
    private final List<String> shown = new ArrayList<>(MOST_SHOWN);
    private double lost;
    private double smallest = 1;

    LeafCount(Budget budget) {
        this.budget = budget;
    }

    /// How many leaves are lost. A leaf of one of `n` items counts as `1/n`.
    double lost() {
        return lost;
    }

    /// What the smallest leaf counts.
    double smallest() {
        return smallest;
    }

    /// The first leaves that are lost, and why.
    String shown() {
        return String.join("; ", shown);
    }

    /// Counts the leaves of a value; each of them counts `share`.
    void count(Leaves leaves, @Nullable JsonNode value, Place place, double share) {
        smallest = Math.min(smallest, share);
        if (value == null) {
            lose(leaves.count() * share, place, () -> "is missing");
            return;
        }
        switch (leaves) {
            case Leaves.Leaf(var schemas) -> check(schemas, 1, value, place, share);
            case Leaves.Fields(var schemas, var required, var count) -> {
                if (value.isObject()) {
                    for (Map.Entry<String, Leaves> field : required.entrySet()) {
                        count(field.getValue(), value.get(field.getKey()), place.at(field.getKey()), share);
                    }
                } else {
                    check(schemas, count, value, place, share);
                }
            }
            case Leaves.Items items -> {
                if (value.isArray()) {
                    items(items, value, place, share);
                } else {
                    check(items.schemas(), items.count(), value, place, share);
                }
            }
        }
    }

    private void items(Leaves.Items items, JsonNode array, Place place, double share) {
        int size = array.size();
        int expected = Math.max(size, items.min());
        double each = share / expected;
        int counted = Math.min(size, items.max());
        for (int i = 0; i < counted; i++) {
            count(items.item(), array.get(i), place.at(i), each);
        }
        if (counted < expected) {
            smallest = Math.min(smallest, each);
            lose((expected - counted) * each * items.count(), place, () -> "has " + size + " items");
        }
    }

    private void check(List<SchemaValidator> schemas, int leaves, JsonNode value, Place place, double share) {
        for (SchemaValidator schema : schemas) {
            Findings findings = schema.check(value, 1, budget);
            if (!findings.valid()) {
                lose(leaves * share, place, () -> "(" + findings + ")");
                return;
            }
        }
    }

    private void lose(double leaves, Place place, Supplier<String> why) {
        lost += leaves;
        if (shown.size() < MOST_SHOWN) {
            shown.add(place + " " + why.get());
        }
    }
}
