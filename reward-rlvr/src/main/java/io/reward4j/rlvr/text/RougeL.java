package io.reward4j.rlvr.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The F1 of the longest common subsequence, sixty-four pairs at a time (Hyyrö 2004, *Bit-parallel LCS-length
/// computation revisited*).
final class RougeL {

    private static final long MOST_PAIRS = 1L << 26;
    private static final long[] EMPTY = {};

    private RougeL() {}

    static double of(String expected, String actual) {
        return ofTokens(Tokens.words(expected), Tokens.words(actual));
    }

    /// Returns `2·l / (|a| + |b|)`; two empty lists are alike.
    static double ofTokens(List<String> expected, List<String> actual) {
        int total = expected.size() + actual.size();
        if (total == 0) {
            return 1;
        }
        double pairs = (double) expected.size() * actual.size();
        double kept = pairs <= MOST_PAIRS ? 1 : Math.sqrt(MOST_PAIRS / pairs);
        return 2.0 * longestCommonSubsequence(
                expected.subList(0, (int) (expected.size() * kept)),
                actual.subList(0, (int) (actual.size() * kept))) / total;
    }

    private static int longestCommonSubsequence(List<String> a, List<String> b) {
        int words = (a.size() + 63) / 64;
        Map<String, long[]> places = new HashMap<>();
        for (String token : b) {
            places.putIfAbsent(token, EMPTY);
        }
        for (int i = 0; i < a.size(); i++) {
            long[] bits = places.get(a.get(i));
            if (bits != null) {
                if (bits.length == 0) {
                    bits = new long[words];
                    places.put(a.get(i), bits);
                }
                bits[i / 64] |= 1L << (i % 64);
            }
        }
        long[] row = new long[words];
        Arrays.fill(row, -1);
        for (String token : b) {
            long[] matches = places.get(token);
            if (matches != null && matches.length > 0) {
                advance(row, matches);
            }
        }
        int length = 0;
        for (int i = 0; i < a.size(); i++) {
            if ((row[i / 64] >>> (i % 64) & 1) == 0) {
                length++;
            }
        }
        return length;
    }

    /// Adds with carry: `row = (row + (row & matches)) | (row & ~matches)`.
    private static void advance(long[] row, long[] matches) {
        long carry = 0;
        for (int i = 0; i < row.length; i++) {
            long v = row[i];
            long u = v & matches[i];
            long sum = v + u;
            long carried = sum + carry;
            carry = Long.compareUnsigned(sum, v) < 0 || Long.compareUnsigned(carried, sum) < 0 ? 1 : 0;
            row[i] = carried | (v & ~matches[i]);
        }
    }
}
