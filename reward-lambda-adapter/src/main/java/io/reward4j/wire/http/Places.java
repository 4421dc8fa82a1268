package io.reward4j.wire.http;

import io.reward4j.Deadline;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How many requests are worked on at the same time. A request that waits for others gives its place up before its work
/// is done, since those it waits for may need it.
///
/// Safe for use by several threads.
final class Places {

    private static final ThreadLocal<Boolean> HELD = ThreadLocal.withInitial(() -> false);

    private final Semaphore free;

    Places(int places) {
        this.free = new Semaphore(places, true);
    }

    /// Takes a place for the calling thread, the first that came before others.
    ///
    /// @return whether there was one by the deadline
    boolean take(Deadline deadline) throws InterruptedException {
        boolean held = free.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        HELD.set(held);
        return held;
    }

    /// Gives the place of the calling thread up, if it still has one.
    void giveUp() {
        if (HELD.get()) {
            HELD.remove();
            free.release();
        }
    }
}
