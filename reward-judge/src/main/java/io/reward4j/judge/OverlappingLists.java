package io.reward4j.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Cuts what is to be compared into lists that a judge reads at once, in an order that nobody can foresee from the
/// outside and that is the same for the same texts.
final class OverlappingLists {

    private OverlappingLists() {}

    /// Returns the lists of one round: all texts in one, or as a ring of lists each of which shares half of its texts
    /// with the next, so that each text stands in two of them.
    ///
    /// @param texts each once
    /// @param most how many a list has at the most; at least 2
    static List<List<String>> of(List<String> texts, int most, long seed) {
        List<String> order = new ArrayList<>(texts);
        Collections.sort(order);
        Collections.shuffle(order, new Random(31 * seed + order.hashCode()));
        if (order.size() <= most) {
            return List.of(order);
        }
        int step = most / 2;
        List<List<String>> lists = new ArrayList<>();
        for (int start = 0; start < order.size(); start += step) {
            List<String> list = new ArrayList<>(2 * step);
            for (int i = 0; i < 2 * step; i++) {
                list.add(order.get((start + i) % order.size()));
            }
            lists.add(list);
        }
        return List.copyOf(lists);
    }
}
