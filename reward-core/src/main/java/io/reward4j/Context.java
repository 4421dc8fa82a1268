package io.reward4j;

import java.util.function.Supplier;

/// What the threads that work for one batch know of it.
record Context(Deadline deadline, RewardListener listener) {

    private static final Context NONE = new Context(Deadline.none(), RewardListener.none());
    private static final ThreadLocal<Context> CURRENT = ThreadLocal.withInitial(() -> NONE);

    static Context current() {
        return CURRENT.get();
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
