package io.reward4j.judge.layer;

import com.netflix.concurrency.limits.limit.AIMDLimit;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How many calls may be under way at once: a fixed number, or one that is found between two bounds.
///
/// It grows by one with each good call while at least half of it is used, and shrinks by a tenth when the model
/// throttles (additive increase, multiplicative decrease), once for all calls that were under way together.
final class Slots {

    private static final double BACKOFF = 0.9;

    private final AIMDLimit limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private int taken;
    private long lastShrunk = System.nanoTime();

    /// @param least the bound below; calls begin with as many
    /// @param most the bound above; the same for a fixed number
    Slots(int least, int most) {
        limit = AIMDLimit.newBuilder()
                .minLimit(least)
                .initialLimit(least)
                .maxLimit(most)
                .backoffRatio(BACKOFF)
                .timeout(1, TimeUnit.DAYS)
                .build();
    }

    /// Takes a slot, and waits for one.
    ///
    /// @return whether there was one in time
    boolean take(Duration time) throws InterruptedException {
        long left = time.toNanos();
        lock.lockInterruptibly();
        try {
            while (taken >= limit.getLimit()) {
                if (left <= 0) {
                    return false;
                }
                left = freed.awaitNanos(left);
            }
            taken++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Gives a slot back.
    void release() {
        lock.lock();
        try {
            taken--;
            freed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Learns from a call before its slot is given back.
    ///
    /// @param start when the call was made, of [System#nanoTime()]
    /// @param throttled whether the model had no room for it
    void learn(long start, boolean throttled) {
        lock.lock();
        try {
            if (throttled && start - lastShrunk < 0) {
                return;
            }
            long now = System.nanoTime();
            limit.onSample(start, Math.max(1, now - start), taken, throttled);
            if (throttled) {
                lastShrunk = now;
            }
            freed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// How many more calls may start at this moment.
    int free() {
        lock.lock();
        try {
            return Math.max(0, limit.getLimit() - taken);
        } finally {
            lock.unlock();
        }
    }
}
