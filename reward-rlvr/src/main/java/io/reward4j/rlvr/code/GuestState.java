package io.reward4j.rlvr.code;

import java.util.Arrays;

/// The memory of a guest at one moment, and where its stack was. Pages that hold nothing but zeros are left out.
///
/// @param pageBytes the pages from the first on; an empty array for one of zeros
record GuestState(long stackPointer, byte[][] pageBytes) {

    static final int PAGE = 1 << 16;

    private static final byte[] ZEROS = {};

    /// Reads bytes of a memory.
    @FunctionalInterface
    interface Source {
        byte[] read(int address, int length);
    }

    /// Writes bytes into a memory of zeros.
    @FunctionalInterface
    interface Target {
        void write(int address, byte[] bytes);
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

    int pages() {
        return pageBytes.length;
    }

    void copyTo(Target memory) {
        for (int i = 0; i < pageBytes.length; i++) {
            if (pageBytes[i].length > 0) {
                memory.write(i * PAGE, pageBytes[i]);
            }
        }
    }
}
