package io.reward4j.rlvr.text;

import java.util.Arrays;
import java.util.List;

/// Sequences of n tokens, as 64-bit hashes.
final class Grams {

    private Grams() {}

    /// Returns a number for each token.
    static long[] tokens(List<String> tokens) {
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

    /// Returns how many n-grams two sequences share, each as often as in the one that has it less often.
    static long shared(long[] expected, long[] actual, int n) {
        long[] wanted = sorted(expected, n);
        long[] given = sorted(actual, n);
        long shared = 0;
        int i = 0;
        int j = 0;
        while (i < wanted.length && j < given.length) {
            if (wanted[i] == given[j]) {
                shared++;
                i++;
                j++;
            } else if (wanted[i] < given[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared;
    }

    private static long[] sorted(long[] tokens, int n) {
        long[] grams = new long[Math.max(0, tokens.length - n + 1)];
        for (int i = 0; i < grams.length; i++) {
            long hash = 0;
            for (int j = i; j < i + n; j++) {
                hash = mix(hash + tokens[j]);
            }
            grams[i] = hash;
        }
        Arrays.sort(grams);
        return grams;
    }

    /// The finaliser of SplitMix64, which is a bijection.
    private static long mix(long value) {
        long x = value + 0x9E3779B97F4A7C15L;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
