package io.reward4j.rlvr.code;

import java.util.Arrays;

/// The memory of a guest at one moment, and where its stack was. Pages that hold nothing but zeros are left out.
/// Not to be changed once it is made.
final class GuestState {

    static final int PAGE = 1 << 16;

    private static final byte[] ZEROS = {};

    private final long stackPointer;
    private final byte[][] pageBytes;

    /// @param pageBytes the pages from the first on; an empty array for one of zeros
    GuestState(long stackPointer, byte[][] pageBytes) {
        this.stackPointer = stackPointer;
        this.pageBytes = pageBytes;
    }

    /// Reads bytes of a memory.
    @FunctionalInterface
    interface Source {
        byte[] read(int address, int length);
    }

    static GuestState of(int pages, long stackPointer, Source memory) {
        byte[][] bytes = new byte[pages][];
        for (int i = 0; i < pages; i++) {
            bytes[i] = withoutZeros(memory.read(i * PAGE, PAGE));
        }
        return new GuestState(stackPointer, bytes);
    }

    static byte[] withoutZeros(byte[] page) {
        return Arrays.equals(page, new byte[PAGE]) ? ZEROS : page;
    }

    long stackPointer() {
        return stackPointer;
    }

    byte[][] pageBytes() {
        return pageBytes;
    }

    int pages() {
        return pageBytes.length;
    }
}
