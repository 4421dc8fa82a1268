package io.reward4j.rlvr.json.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Counts the required leaves of one value that are lost: missing or wrong. Used by one thread.
public final class LeafCount {

    private static final int MOST_SHOWN = 3;

    private final StepBudget budget;
    private final List<String> shown = new ArrayList<>(MOST_SHOWN);
    private double smallest = 1;

    public LeafCount(StepBudget budget) {
        this.budget = budget;
    }

    /// What the smallest leaf counts.
    public double smallest() {
        return smallest;
    }

    /// The first leaves that are lost, and why.
    public String shown() {
        return String.join("; ", shown);
    }

    /// Returns how many leaves of a value are lost. A leaf of one of `n` items counts as `1/n`.
    ///
    /// @param share what a leaf of the value counts in the whole
    public double lost(RequiredLeaves leaves, @Nullable JsonNode value, Place place, double share) {
        smallest = Math.min(smallest, share);
        if (value == null) {
            show(place, "is missing");
            return leaves.count();
        }
        return switch (leaves) {
            case RequiredLeaves.Leaf(var schemas) -> wrong(schemas, value, place) ? 1 : 0;
            case RequiredLeaves.Properties fields when value.isObject() -> fields(fields, value, place, share);
            case RequiredLeaves.Properties(var schemas, var required, var count) ->
                wrong(schemas, value, place) ? count : 0;
            case RequiredLeaves.Items items when value.isArray() -> items(items, value, place, share);
            case RequiredLeaves.Items items -> wrong(items.schemas(), value, place) ? items.count() : 0;
        };
    }

    private double fields(RequiredLeaves.Properties fields, JsonNode object, Place place, double share) {
        double lost = 0;
        for (Map.Entry<String, RequiredLeaves> field : fields.required().entrySet()) {
            lost += lost(field.getValue(), object.get(field.getKey()), place.at(field.getKey()), share);
        }
        return lost;
    }

    private double items(RequiredLeaves.Items items, JsonNode array, Place place, double share) {
        int size = array.size();
        int expected = Math.max(size, items.min());
        int counted = Math.min(size, items.max());
        if (expected == 0) {
            return 0;
        }
        double each = share / expected;
        smallest = Math.min(smallest, each);
        double lost = 0;
        for (int i = 0; i < counted; i++) {
            lost += lost(items.item(), array.get(i), place.at(i), each);
        }
        if (counted < expected) {
            show(place, "has " + size + " items");
            lost += (double) (expected - counted) * items.count();
        }
        return lost / expected;
    }

    private boolean wrong(List<SchemaValidator> schemas, JsonNode value, Place place) {
        for (SchemaValidator schema : schemas) {
            SchemaFaults findings = schema.check(value, 1, budget);
            if (!findings.valid()) {
                if (shown.size() < MOST_SHOWN) {
                    shown.add(findings.faults().getFirst().within(place).toString());
                }
                return true;
            }
        }
        return false;
    }

    private void show(Place place, String why) {
        if (shown.size() < MOST_SHOWN) {
            shown.add(place + " " + why);
        }
    }
}
