package io.reward4j.judge.lab.measure;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Counts concordant and discordant pairs with a binary indexed tree (Fenwick, Software: Practice and Experience 24(3),
/// 1994) over the levels of the second column, row after row in the order of the first.
final class KendallCount {

    private final Levels x;
    private final Levels y;
    private final int[] order;

    KendallCount(Levels x, Levels y) {
        this.x = x;
        this.y = y;
        this.order = IntStream.range(0, x.of().length).boxed().sorted(Comparator.comparingInt(row -> x.of()[row]))
                .mapToInt(Integer::intValue).toArray();
    }

    double tau(int[] times) {
        long[] tree = new long[y.values().length + 1];
        long seen = 0;
        double score = 0;
        int from = 0;
        while (from < order.length) {
            int level = x.of()[order[from]];
            int to = from;
            long added = 0;
            for (; to < order.length && x.of()[order[to]] == level; to++) {
                int row = order[to];
                if (times[row] > 0) {
                    int at = y.of()[row];
                    long notAbove = upTo(tree, at + 1);
                    double below = upTo(tree, at);
                    double above = seen - notAbove;
                    score += times[row] * (below - above);
                    added += times[row];
                }
            }
            for (int i = from; i < to; i++) {
                add(tree, y.of()[order[i]] + 1, times[order[i]]);
            }
            seen += added;
            from = to;
        }
        double pairs = seen * (seen - 1.0) / 2;
        double untiedX = pairs - ties(x.counts(times));
        double untiedY = pairs - ties(y.counts(times));
        if (untiedX == 0 || untiedY == 0) {
            return Double.NaN;
        }
        return Math.clamp(score / Math.sqrt(untiedX) / Math.sqrt(untiedY), -1, 1);
    }

    private static double ties(long[] counts) {
        double ties = 0;
        for (long count : counts) {
            ties += count * (count - 1.0) / 2;
        }
        return ties;
    }

    private static void add(long[] tree, int at, int times) {
        for (int i = at; i < tree.length; i += i & -i) {
            tree[i] += times;
        }
    }

    private static long upTo(long[] tree, int at) {
        long sum = 0;
        for (int i = at; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }
}
