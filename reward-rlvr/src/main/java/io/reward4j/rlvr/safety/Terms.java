package io.reward4j.rlvr.safety;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds terms in the [Skeleton] of a text in one pass (Aho and Corasick 1975).
///
/// A term that begins or ends with a letter or digit of a script that writes spaces stands there as a whole word.
final class Terms implements Detector {

    private final String kind;
    private final long[] edges;
    private final int[] targets;
    private final boolean[] opening = new boolean[1 << 16];
    private final int[] fallback;
    private final int[] lengths;
    private final int[] shorter;

    /// @throws IllegalArgumentException if there is no term, or one without a visible character
    Terms(String kind, Collection<String> terms) {
        this.kind = kind;
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("no terms of '" + kind + "'");
        }
        Map<Long, Integer> trie = new HashMap<>();
        List<Integer> ends = new ArrayList<>(List.of(0));
        for (String term : terms) {
            String folded = Skeleton.of(term).toString().strip();
            if (folded.isEmpty()) {
                throw new IllegalArgumentException("a term of '" + kind + "' has no visible character: '" + term + "'");
            }
            opening[folded.charAt(0)] = true;
            int state = 0;
            for (int i = 0; i < folded.length(); i++) {
                Integer next = trie.putIfAbsent(edge(state, folded.charAt(i)), ends.size());
                if (next == null) {
                    next = ends.size();
                    ends.add(0);
                }
                state = next;
            }
            ends.set(state, folded.length());
        }
        lengths = ends.stream().mapToInt(Integer::intValue).toArray();
        fallback = new int[lengths.length];
        shorter = new int[lengths.length];
        edges = new long[Integer.highestOneBit(trie.size()) * 4];
        targets = new int[edges.length];
        trie.forEach(this::store);
        link(trie);
    }

    private void store(long edge, int target) {
        int slot = slot(edge);
        while (targets[slot] > 0) {
            slot = (slot + 1) & (edges.length - 1);
        }
        edges[slot] = edge;
        targets[slot] = target;
    }

    /// Returns the state that an edge leads to, or `0`: none leads to the first.
    private int target(long edge) {
        int slot = slot(edge);
        while (targets[slot] > 0 && edges[slot] != edge) {
            slot = (slot + 1) & (edges.length - 1);
        }
        return targets[slot];
    }

    private int slot(long edge) {
        long mixed = edge * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & (edges.length - 1);
    }

    @Override
    public void find(String text, Hits hits) {
        Skeleton skeleton = Skeleton.of(text);
        int state = 0;
        for (int i = 0; i < skeleton.length(); i++) {
            char c = skeleton.at(i);
            if (state == 0 && !opening[c]) {
                continue;
            }
            state = next(state, c);
            for (int end = lengths[state] > 0 ? state : shorter[state]; end > 0; end = shorter[end]) {
                int start = i - lengths[end] + 1;
                if (isWhole(skeleton, start, i)) {
                    hits.add(kind, skeleton.start(start), skeleton.start(i) + 1);
                    break;
                }
            }
        }
    }

    private int next(int from, char c) {
        int state = from;
        while (true) {
            int next = target(edge(state, c));
            if (next > 0 || state == 0) {
                return next;
            }
            state = fallback[state];
        }
    }

    /// Links each state to the longest other one that ends alike, and to the longest such that is a term. Shorter
    /// states come first.
    private void link(Map<Long, Integer> trie) {
        Map<Integer, List<Long>> outgoing = new HashMap<>();
        trie.keySet()
                .forEach(edge -> outgoing.computeIfAbsent((int) (edge >>> 16), key -> new ArrayList<>()).add(edge));
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(0));
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (long edge : outgoing.getOrDefault(state, List.of())) {
                int child = target(edge);
                fallback[child] = state == 0 ? 0 : next(fallback[state], (char) edge);
                shorter[child] = lengths[fallback[child]] > 0 ? fallback[child] : shorter[fallback[child]];
                queue.add(child);
            }
        }
    }

    private static boolean isWhole(Skeleton text, int start, int last) {
        boolean before = start == 0 || !isWordChar(text.at(start)) || !isWordChar(text.at(start - 1));
        boolean after = last + 1 == text.length() || !isWordChar(text.at(last)) || !isWordChar(text.at(last + 1));
        return before && after;
    }

    private static boolean isWordChar(char c) {
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c) && !(c >= 0x3040 && c <= 0x30FF)
                && !(c >= 0x0E00 && c <= 0x0EFF) && !(c >= 0xAC00 && c <= 0xD7A3);
    }

    private static long edge(int state, char c) {
        return ((long) state << 16) | c;
    }
}
