package io.reward4j.rlvr.shape;

import java.util.Arrays;

/// The fingerprints of a text's pieces, in order: 64 bits for each, equal for equal pieces.
///
/// Different pieces, and different n-grams of them, have equal fingerprints with a chance of about `2⁻⁶⁴` for each
/// pair, which is one in a billion for a text of 200,000 different n-grams. The hash is fixed, so a value is the
/// same on every machine. A text could be written against it, but all it gains is to look more repetitive than it
/// is.
final class Fingerprints {

    private static final long START = 0x243F6A8885A308D3L;
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final long LAST = 0xBF58476D1CE4E5B9L;
    private static final long BASE = 0x94D049BB133111EBL;

    private long[] prints;
    private int count;

    Fingerprints(int expected) {
        this.prints = new long[Math.max(16, expected)];
    }

    /// The state of a piece of which nothing was read.
    static long start() {
        return START;
    }

    /// Returns the state of a piece after one more character, token id or the like.
    static long step(long state, int next) {
        return (state ^ next) * STEP;
    }

    /// Adds a piece that was read to its end.
    void add(long state) {
        if (count == prints.length) {
            prints = Arrays.copyOf(prints, 2 * count);
        }
        prints[count++] = (state ^ (state >>> 32)) * LAST;
    }

    /// Returns the share of n-grams that were there before: `1 − different / all`, or `0` where there are fewer
    /// than `n` pieces.
    double repeatedGrams(int n) {
        int grams = count - n + 1;
        if (grams < 1) {
            return 0;
        }
        long highest = 1;
        long gram = 0;
        for (int i = 0; i < n; i++) {
            gram = gram * BASE + prints[i];
            highest = i == 0 ? 1 : highest * BASE;
        }
        LongSet different = new LongSet(grams);
        different.add(gram);
        for (int i = n; i < count; i++) {
            gram = (gram - prints[i - n] * highest) * BASE + prints[i];
            different.add(gram);
        }
        return 1 - (double) different.size() / grams;
    }
}
