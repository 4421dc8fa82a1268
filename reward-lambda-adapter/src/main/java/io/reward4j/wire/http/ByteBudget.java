package io.reward4j.wire.http;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes may be held at the same time, by all who hold any.
///
/// Safe for use by several threads.
final class ByteBudget {

    private final AtomicLong free;

    ByteBudget(long bytes) {
        this.free = new AtomicLong(bytes);
    }

    /// What one holder holds. Used by one thread.
    final class Share implements AutoCloseable {

        private long held;

        /// Holds more bytes.
        ///
        /// @return whether there were as many; if not, nothing changes
        boolean take(long bytes) {
            // In one step: what is refused here must not be missing elsewhere, not even for a moment.
            long before = free.getAndUpdate(now -> now < bytes ? now : now - bytes);
            if (before < bytes) {
                return false;
            }
            held += bytes;
            return true;
        }

        /// Gives everything back.
        @Override
        public void close() {
            free.addAndGet(held);
            held = 0;
        }
    }

    Share claim() {
        return new Share();
    }
}
