package io.reward4j.rlvr.text;

import java.util.Arrays;
import java.util.List;

/// Counts the n-grams that two sequences of tokens share, for n from one up. N-grams are told apart by 64-bit hashes.
/// Used by one thread.
final class Grams {

    private static final int SMALLEST_TABLE = 64;

    private final long[] expected;
    private final long[] actual;
    private final long[] expectedGrams;
    private final long[] actualGrams;
    private final long[] hashes;
    private final int[] counts;
    private int n;

    /// @param expected a number for each token
    /// @param actual a number for each token
    Grams(long[] expected, long[] actual) {
        this.expected = expected;
        this.actual = actual;
        this.expectedGrams = new long[expected.length];
        this.actualGrams = new long[actual.length];
        int size = Math.max(SMALLEST_TABLE, Integer.highestOneBit(expected.length) * 4);
        this.hashes = new long[size];
        this.counts = new int[size];
    }

    /// Returns a number for each token.
    static long[] numbers(List<String> tokens) {
        long[] numbers = new long[tokens.size()];
        for (int i = 0; i < numbers.length; i++) {
            long hash = 0;
            String token = tokens.get(i);
            for (int j = 0; j < token.length(); j++) {
                hash = mix(hash + token.charAt(j) + 1);
            }
            numbers[i] = hash;
        }
        return numbers;
    }

    /// Returns how many n-grams are shared, each as often as in the sequence that has it less often, for an n that is
    /// one more than at the last call.
    long sharedOfNextLength() {
        n++;
        int wanted = extend(expectedGrams, expected);
        int given = extend(actualGrams, actual);
        Arrays.fill(counts, 0);
        Arrays.fill(hashes, 0);
        for (int i = 0; i < wanted; i++) {
            int slot = slot(expectedGrams[i]);
            hashes[slot] = expectedGrams[i];
            counts[slot]++;
        }
        long shared = 0;
        for (int i = 0; i < given; i++) {
            int slot = slot(actualGrams[i]);
            if (counts[slot] > 0) {
                counts[slot]--;
                shared++;
            }
        }
        return shared;
    }

    /// Adds one token to each n-gram, and returns how many there are.
    private int extend(long[] grams, long[] tokens) {
        int count = Math.max(0, tokens.length - n + 1);
        for (int i = 0; i < count; i++) {
            long longer = mix(grams[i] + tokens[i + n - 1]);
            grams[i] = longer == 0 ? 1 : longer;
        }
        return count;
    }

    /// Returns the place of a hash, or the free one where it belongs. Hashes are never 0.
    private int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) hash & mask;
        while (hashes[slot] != hash && hashes[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /// The finaliser of SplitMix64, which is a bijection.
    private static long mix(long value) {
        long x = value + 0x9E3779B97F4A7C15L;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
