package io.reward4j;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What the threads that work for one batch know of it.
///
/// @param locals the values of the batch, by [BatchLocal]; none outside a batch
/// @param scoring whether a reward function is at work on this thread, or on the one that it works for
record Context(
        Deadline deadline, RewardListener listener, Optional<Map<BatchLocal<?>, Object>> locals, boolean scoring) {

    private static final Context NONE = new Context(Deadline.none(), RewardListener.none(), Optional.empty(), false);
    private static final ThreadLocal<Context> CURRENT = ThreadLocal.withInitial(() -> NONE);

    /// Returns the context of a batch of its own.
    static Context of(Deadline deadline, RewardListener listener) {
        return new Context(deadline, listener, Optional.of(new ConcurrentHashMap<>()), false);
    }

    static Context current() {
        return CURRENT.get();
    }

    /// Returns this context for what a reward function asks of others.
    Context whileScoring() {
        return new Context(deadline, listener, locals, true);
    }

    /// Runs `task` with this context bound to the calling thread.
    <T> T with(Supplier<T> task) {
        Context before = CURRENT.get();
        CURRENT.set(this);
        try {
            return task.get();
        } finally {
            CURRENT.set(before);
        }
    }
}
