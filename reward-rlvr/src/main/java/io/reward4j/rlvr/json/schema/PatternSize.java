package io.reward4j.rlvr.json.schema;

import java.util.ArrayDeque;
import java.util.Deque;

/// Measures a pattern of RE2 by its atoms, with counted repetitions written out, which is what a search
/// takes at each character at the most.
final class PatternSize {

    private static final long MOST = 1 << 20;

    private PatternSize() {}

    static long of(String pattern) {
        Deque<Long> outer = new ArrayDeque<>();
        long size = 0;
        long atom = 0;
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            if (c == '(') {
                outer.push(size);
                size = 0;
            } else if (c == ')' && !outer.isEmpty()) {
                atom = size + 1;
                size = outer.pop() + atom;
            } else if (c == '{' && i + 1 < pattern.length() && Character.isDigit(pattern.charAt(i + 1))) {
                int end = Math.max(i, pattern.indexOf('}', i));
                size += atom * (largest(pattern.substring(i + 1, end)) - 1);
                i = end;
            } else {
                i = endOfAtom(pattern, i);
                atom = 1;
                size++;
            }
            size = Math.min(size, MOST);
            i++;
        }
        return size + 1;
    }

    /// Returns the larger number of `3`, `3,` or `3,5`, at least 1.
    private static long largest(String counts) {
        long largest = 1;
        for (String count : counts.split(",", 2)) {
            if (!count.isEmpty() && count.length() < 5 && count.chars().allMatch(Character::isDigit)) {
                largest = Math.max(largest, Integer.parseInt(count));
            }
        }
        return largest;
    }

    /// Returns where the last character of a class, an escape or a plain character is.
    private static int endOfAtom(String pattern, int from) {
        char c = pattern.charAt(from);
        if (c == '\\' && from + 1 < pattern.length()) {
            boolean braces = "xpP".indexOf(pattern.charAt(from + 1)) >= 0 && pattern.startsWith("{", from + 2);
            return braces ? Math.max(from + 1, pattern.indexOf('}', from)) : from + 1;
        }
        if (c != '[') {
            return from;
        }
        int end = from + 1;
        while (end < pattern.length() && (pattern.charAt(end) != ']' || end == from + 1)) {
            end += pattern.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, pattern.length() - 1);
    }
}
