package io.reward4j.rlvr.json;

import io.reward4j.rlvr.json.schema.CanonicalJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import tools.jackson.databind.JsonNode;

/// Pairs the items of two lists whose order does not matter.
final class Pairing {

    private static final long MOST_WORK = 1L << 24;

    private Pairing() {}

    /// Returns the items without repetition, in order.
    static List<JsonNode> distinct(JsonNode array) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        array.forEach(item -> items.putIfAbsent(CanonicalJson.of(item), item));
        return List.copyOf(items.values());
    }

    /// Takes out the items that have an equal on the other side, and returns how many.
    static int takeEqual(List<JsonNode> expected, List<JsonNode> actual) {
        Map<String, Integer> counts = new HashMap<>();
        expected.forEach(item -> counts.merge(CanonicalJson.of(item), 1, Integer::sum));
        Map<String, Integer> taken = new HashMap<>();
        List<JsonNode> others = new ArrayList<>();
        int pairs = 0;
        for (JsonNode item : actual) {
            String text = CanonicalJson.of(item);
            if (!takes(counts, text)) {
                others.add(item);
                continue;
            }
            taken.merge(text, 1, Integer::sum);
            pairs++;
        }
        actual.clear();
        actual.addAll(others);
        expected.removeIf(item -> takes(taken, CanonicalJson.of(item)));
        return pairs;
    }

    private static boolean takes(Map<String, Integer> counts, String text) {
        int left = counts.getOrDefault(text, 0);
        if (left == 0) {
            return false;
        }
        counts.put(text, left - 1);
        return true;
    }

    /// Tells whether all pairs can be compared: the product of both sides' lengths in characters is at
    /// most 2^24.
    static boolean isCheap(List<JsonNode> expected, List<JsonNode> actual) {
        return characters(expected) * characters(actual) <= MOST_WORK;
    }

    /// Returns the sum of the similarities of the pairs, of which the most similar ones are made first.
    static <T> double bestFirst(List<T> expected, List<T> actual, ToDoubleBiFunction<T, T> similarity) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            for (int j = 0; j < actual.size(); j++) {
                double alike = similarity.applyAsDouble(expected.get(i), actual.get(j));
                if (alike > 0) {
                    pairs.add(new Pair(i, j, alike));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::alike).reversed());
        boolean[] used = new boolean[expected.size()];
        boolean[] taken = new boolean[actual.size()];
        double sum = 0;
        for (Pair pair : pairs) {
            if (!used[pair.expected] && !taken[pair.actual]) {
                used[pair.expected] = true;
                taken[pair.actual] = true;
                sum += pair.alike;
            }
        }
        return sum;
    }

    private static long characters(List<JsonNode> items) {
        long sum = 0;
        for (JsonNode item : items) {
            sum += item.toString().length();
        }
        return sum;
    }

    private record Pair(int expected, int actual, double alike) {}
}
