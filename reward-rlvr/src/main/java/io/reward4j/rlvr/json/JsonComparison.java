package io.reward4j.rlvr.json;

import io.reward4j.RewardException;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.json.schema.CanonicalJson;
import io.reward4j.rlvr.json.schema.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares two JSON values and remembers where they differ first. Used by one thread.
final class JsonComparison {

    private static final int MOST_SHOWN = 3;
    private static final int LONGEST_SHOWN = 40;

    private final Similarity<String> texts;
    private final ListOrder lists;
    private final ExpectedFields fields;
    private final List<String> differences = new ArrayList<>(MOST_SHOWN);
    private int silent;

    JsonComparison(Similarity<String> texts, ListOrder lists, ExpectedFields fields) {
        this.texts = texts;
        this.lists = lists;
        this.fields = fields;
    }

    String differences() {
        return String.join("; ", differences);
    }

    /// Returns the agreement of two values, in `[0, 1]`.
    double of(JsonNode expected, JsonNode actual, FieldRules rules, Place place) {
        if (expected.isObject() && actual.isObject()) {
            return objects(expected, actual, rules, place);
        }
        if (expected.isArray() && actual.isArray()) {
            return arrays(expected, actual, rules, place);
        }
        double alike = scalars(expected, actual, rules, place);
        if (alike < 1) {
            differ(place, expected, actual);
        }
        return alike;
    }

    /// The F1 of the fields. What both have is summed apart, so that equal objects give exactly `1`.
    private double objects(JsonNode expected, JsonNode actual, FieldRules rules, Place place) {
        double alike = 0;
        double shared = 0;
        double alone = 0;
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            String name = field.getKey();
            FieldRules rule = rules.at(name);
            if (rule.weight() == 0) {
                continue;
            }
            JsonNode other = actual.get(name);
            if (other == null && fields.mayBeMissing(field.getValue())) {
                continue;
            }
            if (other == null) {
                alone += rule.weight();
                differ(place.at(name), field.getValue(), null);
            } else {
                shared += rule.weight();
                alike += rule.weight() * field(field.getValue(), other, rule, place.at(name));
            }
        }
        for (Map.Entry<String, JsonNode> field : actual.properties()) {
            FieldRules rule = rules.at(field.getKey());
            if (rule.weight() > 0 && !expected.has(field.getKey())) {
                alone += rule.weight();
                differ(place.at(field.getKey()), null, field.getValue());
            }
        }
        double all = 2 * shared + alone;
        return all == 0 ? 1 : 2 * alike / all;
    }

    private double field(JsonNode expected, JsonNode actual, FieldRules rules, Place place) {
        if (!fields.listsValues(expected)) {
            return of(expected, actual, rules, place);
        }
        double best = 0;
        for (int i = 0; i < expected.size() && best < 1; i++) {
            best = Math.max(best, silently(expected.get(i), actual, rules, place));
        }
        if (best < 1) {
            differ(place, expected.get(0), actual);
        }
        return best;
    }

    private double arrays(JsonNode expected, JsonNode actual, FieldRules rules, Place place) {
        ListOrder order = rules.order() == null ? lists : rules.order();
        return switch (order) {
            case SEQUENCE -> f1(inOrder(items(expected), items(actual), rules, place), expected.size(), actual.size());
            case BAG -> bag(items(expected), items(actual), rules, place);
            case SET -> bag(Pairing.distinct(expected), Pairing.distinct(actual), rules, place);
        };
    }

    private double bag(List<JsonNode> expected, List<JsonNode> actual, FieldRules rules, Place place) {
        List<JsonNode> left = new ArrayList<>(expected);
        List<JsonNode> right = new ArrayList<>(actual);
        double common = Pairing.takeEqual(left, right);
        if (!left.isEmpty() && !right.isEmpty()) {
            common += Pairing.isCheap(left, right)
                    ? Pairing.bestFirst(left, right, (a, b) -> silently(a, b, rules.item(), place))
                    : inOrder(left, right, rules, place);
        }
        double alike = f1(common, expected.size(), actual.size());
        if (alike < 1 && silent == 0 && differences.size() < MOST_SHOWN) {
            differences.add(place + ": " + left.size() + " of " + expected.size() + " items have no equal");
        }
        return alike;
    }

    private double inOrder(List<JsonNode> expected, List<JsonNode> actual, FieldRules rules, Place place) {
        double common = 0;
        int shorter = Math.min(expected.size(), actual.size());
        for (int i = 0; i < shorter; i++) {
            common += of(expected.get(i), actual.get(i), rules.item(), place.at(i));
        }
        if (expected.size() > shorter) {
            differ(place.at(shorter), expected.get(shorter), null);
        } else if (actual.size() > shorter) {
            differ(place.at(shorter), null, actual.get(shorter));
        }
        return common;
    }

    private double silently(JsonNode expected, JsonNode actual, FieldRules rules, Place place) {
        silent++;
        try {
            return of(expected, actual, rules, place);
        } finally {
            silent--;
        }
    }

    private double scalars(JsonNode expected, JsonNode actual, FieldRules rules, Place place) {
        if (expected.getNodeType() != actual.getNodeType()) {
            return 0;
        }
        if (expected.isString()) {
            Similarity<String> similarity = rules.similarity() == null ? texts : rules.similarity();
            return checked(similarity.of(expected.stringValue(), actual.stringValue()), place);
        }
        if (expected.isNumber() && rules.similarity() != null) {
            return checked(rules.similarity().of(expected.asString(), actual.asString()), place);
        }
        return CanonicalJson.equal(expected, actual) ? 1 : 0;
    }

    private static double checked(double similarity, Place place) {
        if (!(similarity >= 0 && similarity <= 1)) {
            throw new RewardException(
                    RewardException.Kind.SCORER_FAILED,
                    "the similarity at " + place + " is not in [0, 1]: " + similarity);
        }
        return similarity;
    }

    private static double f1(double common, int expected, int actual) {
        return expected + actual == 0 ? 1 : Math.min(1, 2 * common / (expected + actual));
    }

    private static List<JsonNode> items(JsonNode array) {
        return List.copyOf(array.values());
    }

    private void differ(Place place, @Nullable JsonNode expected, @Nullable JsonNode actual) {
        if (silent == 0 && differences.size() < MOST_SHOWN) {
            differences.add(place + ": " + (expected == null ? "not expected" : "expected " + shown(expected))
                    + (actual == null ? ", is missing" : ", got " + shown(actual)));
        }
    }

    static String shown(JsonNode value) {
        if (value.isContainer()) {
            return value.isObject() ? "an object" : "an array";
        }
        return cut(value.toString(), LONGEST_SHOWN);
    }

    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
