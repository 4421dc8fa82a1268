package io.reward4j.rlvr.code;

/// The memory of a guest, as host functions see it: whatever the addresses, nothing outside of it is reached.
interface GuestMemory {

    int pages();

    int readInt(int address);

    byte[] read(int address, int length);

    void writeByte(int address, int value);

    void writeInt(int address, int value);

    void writeLong(int address, long value);

    void write(int address, byte[] bytes, int length);
}
