package io.reward4j.rlvr.shape;

import java.util.SplittableRandom;

/// Numbers keys in the order in which they are first met: 0, 1, 2 … Keys are compared in full, so different keys never
/// share a number.
///
/// An open-addressing table of primitives, at most half full. Its hash is drawn at random once for the process, so no text can be written
/// against it; the numbers do not depend on it.
final class LongTable {

    private static final long MULTIPLIER = new SplittableRandom().nextLong() | 1;
    private static final int SMALLEST = 16;

    private final long[] keys;
    private final int[] numbers;
    private final int shift;
    private int size;

    /// Makes a table for at most `most` different keys.
    LongTable(int most) {
        int slots = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, most)) << 2);
        this.keys = new long[slots];
        this.numbers = new int[slots];
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(slots);
    }

    /// Returns the number of a key that is not negative.
    int number(long key) {
        long stored = key + 1;
        int slot = (int) (key * MULTIPLIER >>> shift);
        while (keys[slot] != 0) {
            if (keys[slot] == stored) {
                return numbers[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = stored;
        numbers[slot] = size;
        return size++;
    }

    /// How many different keys were met.
    int size() {
        return size;
    }
}
