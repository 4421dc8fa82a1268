package io.reward4j.rlvr.shape;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Numbers pieces of a text in the order in which they are first met: 0, 1, 2 … Pieces are compared character by
/// character, so different pieces never share a number.
///
/// An open-addressing table of primitives that grows with the number of different pieces. Its hash is drawn at random once for the process, so no
/// text can be written against it; the numbers do not depend on it.
final class PieceTable {

    private static final int SEED = new SplittableRandom().nextInt();
    private static final int MULTIPLIER = new SplittableRandom().nextInt() | 1;
    private static final int FEW = 64;

    private final char[] text;
    private int[] slots = new int[4 * FEW];
    private int[] starts = new int[FEW];
    private int[] ends = new int[FEW];
    private int[] hashes = new int[FEW];
    private int size;

    PieceTable(char[] text) {
        this.text = text;
    }

    /// The hash of no characters, to begin with.
    static int seed() {
        return SEED;
    }

    /// Returns the hash of some characters with one more.
    static int hash(int hash, char next) {
        return (hash ^ next) * MULTIPLIER;
    }

    /// Returns the number of the piece `[start, end)`, which has this hash.
    int number(int start, int end, int hash) {
        int slot = slot(hash);
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && Arrays.equals(text, starts[number], ends[number], text, start, end)) {
                return number;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        if (size == starts.length) {
            grow();
            return number(start, end, hash);
        }
        slots[slot] = size + 1;
        starts[size] = start;
        ends[size] = end;
        hashes[size] = hash;
        return size++;
    }

    /// How many different pieces were met.
    int size() {
        return size;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) * 0x9E3779B1 >>> Integer.numberOfLeadingZeros(slots.length) + 1;
    }

    private void grow() {
        starts = Arrays.copyOf(starts, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
        hashes = Arrays.copyOf(hashes, 2 * size);
        slots = new int[2 * slots.length];
        for (int number = 0; number < size; number++) {
            int slot = slot(hashes[number]);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = number + 1;
        }
    }
}
