package io.reward4j.rlvr.json;

import io.reward4j.rlvr.json.schema.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A place that was given a rule of its own.
///
/// @param pointer the place as a JSON pointer
/// @param names those in the pointer; `*` stands for any name or index
record RulePlace(String pointer, List<String> names) {

    /// Returns the places of rules that have no others below them, in the order of their names.
    static List<RulePlace> of(FieldRules rules) {
        List<RulePlace> places = new ArrayList<>();
        collect(rules, Place.ROOT, List.of(), places);
        return List.copyOf(places);
    }

    private static void collect(FieldRules rules, Place place, List<String> names, List<RulePlace> places) {
        rules.below().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(rule -> {
            Place inner = place.at(rule.getKey());
            List<String> path = new ArrayList<>(names);
            path.add(rule.getKey());
            if (rule.getValue().below().isEmpty()) {
                places.add(new RulePlace(inner.pointer(), List.copyOf(path)));
            }
            collect(rule.getValue(), inner, path, places);
        });
    }

    /// Tells whether a value has something at this place.
    boolean isIn(JsonNode value) {
        return isIn(value, 0);
    }

    private boolean isIn(JsonNode value, int depth) {
        if (depth == names.size()) {
            return true;
        }
        String name = names.get(depth);
        if (name.equals(FieldRules.ANY)) {
            return value.valueStream().anyMatch(inner -> isIn(inner, depth + 1));
        }
        JsonNode inner = value.isObject() ? value.get(name) : null;
        return inner != null && isIn(inner, depth + 1);
    }
}
