package io.reward4j;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the threads that work for one batch know of it.
///
/// @param hearsParts whether the listener hears how long a part took
/// @param locals the values of the batch, by [BatchLocal]; none outside a batch
/// @param scoring whether a reward function is at work on this thread, or on the one that it works for
record Context(
        Deadline deadline,
        RewardListener listener,
        boolean hearsParts,
        Optional<Map<BatchLocal<?>, Object>> locals,
        boolean scoring) {

    private static final Context NONE = new Context(
            Deadline.none(), RewardListener.none(), false, Optional.empty(), false);
    private static final ThreadLocal<@Nullable Context> CURRENT = new ThreadLocal<>();

    /// Returns the context of a batch of its own.
    static Context of(Deadline deadline, RewardListener listener) {
        return new Context(
                deadline, listener, Listeners.hearsParts(listener), Optional.of(new ConcurrentHashMap<>()), false);
    }

    static Context current() {
        Context bound = CURRENT.get();
        return bound == null ? NONE : bound;
    }

    /// Returns this context for what a reward function asks of others.
    Context whileScoring() {
        return new Context(deadline, listener, hearsParts, locals, true);
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
