package io.reward4j.wire.json;

/// What the values of an event may take in memory: a quarter of the heap. Text takes about what it took on the wire,
/// but an empty object of two bytes takes fifty times as many.
///
/// The sizes are those of a JVM with compressed references, on the large side. Used by one thread.
public final class Allowance {

    static final int OBJECT = 112;
    static final int FIELD = 48;
    static final int LIST = 64;
    static final int ITEM = 8;
    static final int SCALAR = 24;
    static final int TEXT = 64;
    private static final int HEAP_SHARE = 4;

    private final long most;
    private long taken;

    Allowance(long most) {
        this.most = most;
    }

    public static Allowance ofHeap() {
        return new Allowance(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /// Takes bytes, and tells whether there were as many left.
    public boolean take(long bytes) {
        taken += bytes;
        return taken <= most;
    }

    /// How much has been taken.
    public long taken() {
        return taken;
    }

    /// Gives back what was taken since, which nobody holds any more.
    public void backTo(long earlier) {
        taken = earlier;
    }

    /// How many bytes there are.
    public long most() {
        return most;
    }
}
