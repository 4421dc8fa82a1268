package io.reward4j;

import java.time.Duration;
import java.util.Objects;

/// A point in time by which an answer is due. Retries and waits read from it how much time is left.
///
/// Measured on a monotonic clock. Immutable and safe for use by several threads.
public final class Deadline {

    private static final Deadline NONE = new Deadline(false, 0);

    private final boolean bounded;
    private final long nanoTime;

    private Deadline(boolean bounded, long nanoTime) {
        this.bounded = bounded;
        this.nanoTime = nanoTime;
    }

    /// Returns the deadline that never comes.
    public static Deadline none() {
        return NONE;
    }

    /// Returns the deadline that comes after `time`; a negative time is one that has passed.
    public static Deadline after(Duration time) {
        Objects.requireNonNull(time, "time");
        if (time.compareTo(Duration.ofDays(36_500)) > 0) {
            return NONE;
        }
        return new Deadline(true, System.nanoTime() + (time.isNegative() ? 0 : time.toNanos()));
    }

    /// Returns the deadline of the batch that this thread works for, or [#none()].
    public static Deadline current() {
        return Context.current().deadline();
    }

    /// Tells whether the deadline ever comes.
    public boolean isBounded() {
        return bounded;
    }

    /// The time that is left, never negative; 36,500 days if the deadline never comes.
    public Duration remaining() {
        if (bounded) {
            return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
        }
        return Duration.ofDays(36_500);
    }

    /// Tells whether no time is left.
    public boolean isExpired() {
        return bounded && nanoTime - System.nanoTime() <= 0;
    }

    /// Returns whichever of the two comes first.
    public Deadline earlier(Deadline other) {
        if (!bounded || !other.bounded) {
            return bounded ? this : other;
        }
        return nanoTime - other.nanoTime <= 0 ? this : other;
    }
}
