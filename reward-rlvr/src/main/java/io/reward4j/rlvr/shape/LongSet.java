package io.reward4j.rlvr.shape;

import java.util.SplittableRandom;

/// A set of numbers that only counts how many different ones it was given: open addressing over primitives.
///
/// Where a number is kept is drawn at random once for the process, so no text can be written to make it slow. The
/// count does not depend on that.
final class LongSet {

    private static final long MULTIPLIER = new SplittableRandom().nextLong() | 1;
    private static final long IN_PLACE_OF_ZERO = 0x9E3779B97F4A7C15L;

    private final long[] slots;
    private final int shift;
    private int size;

    /// Makes a set for at most `most` different numbers. At most two thirds of it are ever taken.
    LongSet(int most) {
        int needed = most + most / 2;
        int capacity = Integer.highestOneBit(Math.max(needed, 1)) << 1;
        this.slots = new long[capacity];
        this.shift = Long.numberOfLeadingZeros(capacity) + 1;
    }

    void add(long number) {
        long kept = number == 0 ? IN_PLACE_OF_ZERO : number;
        int slot = (int) ((kept * MULTIPLIER) >>> shift);
        while (slots[slot] != kept) {
            if (slots[slot] == 0) {
                slots[slot] = kept;
                size++;
                return;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
    }

    int size() {
        return size;
    }
}
