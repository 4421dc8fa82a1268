package io.reward4j.rlvr.code;

import io.reward4j.Deadline;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.rlvr.code.GuestThread.Ended;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs guests, each on a thread of its own and at most so many at the same time, until they end, the deadline of the
/// batch comes, or the pool is closed. Safe for use by several threads.
final class GuestPool implements AutoCloseable {

    private final Semaphore turns;
    private final Set<GuestThread> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    GuestPool(int most) {
        this.turns = new Semaphore(most, true);
    }

    /// Runs a guest and returns what it returns.
    ///
    /// @throws RewardException of the kind `DEADLINE` if its time was up, of the kind `RUNNER_UNAVAILABLE` if it threw
    ///     or the pool is closed; its own where it threw one
    <T> T run(long fuel, Supplier<T> guest) {
        Deadline deadline = Deadline.current();
        awaitTurn(deadline);
        try {
            throwIfClosed();
            Run<T> run = new Run<>(guest);
            GuestThread thread = new GuestThread(run, fuel);
            running.add(thread);
            try {
                thread.start();
                boolean inTime = await(thread, deadline);
                return run.result(inTime);
            } finally {
                running.remove(thread);
            }
        } finally {
            turns.release();
        }
    }

    private void awaitTurn(Deadline deadline) {
        try {
            if (!turns.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw late(null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw late(e);
        }
    }

    /// Waits until the thread has ended, which is told to stop when the deadline comes or this thread is interrupted.
    private boolean await(GuestThread thread, Deadline deadline) {
        try {
            if (thread.join(deadline.remaining())) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.stopGuest();
        GuestThread.awaitEnd(thread);
        return false;
    }

    private static RewardException late(@Nullable Throwable cause) {
        return new RewardException(Kind.DEADLINE, "the time was up before the program had ended", cause);
    }

    private void throwIfClosed() {
        if (closed) {
            throw new RewardException(Kind.RUNNER_UNAVAILABLE, "the runner is closed");
        }
    }

    /// Throws where a guest ended because it was stopped, and not by itself.
    static void throwIfStopped(Ended end) {
        if (end.reason() == Ended.Reason.STOPPED) {
            throw end;
        }
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(GuestThread::stopGuest);
    }

    private final class Run<T> implements Runnable {

        private final Supplier<T> guest;
        private final AtomicReference<T> value = new AtomicReference<>();
        private final AtomicReference<Throwable> fault = new AtomicReference<>();

        Run(Supplier<T> guest) {
            this.guest = guest;
        }

        @Override
        @SuppressWarnings("CatchingUnchecked")
        public void run() {
            try {
                value.set(guest.get());
            } catch (Throwable e) {
                fault.set(e);
            }
        }

        T result(boolean inTime) {
            Throwable thrown = fault.get();
            if (thrown instanceof RewardException failure) {
                throw failure;
            }
            if (thrown instanceof Ended) {
                if (inTime) {
                    throwIfClosed();
                }
                throw late(null);
            }
            if (thrown != null) {
                throw new RewardException(Kind.RUNNER_UNAVAILABLE, "the sandbox failed: " + thrown, thrown);
            }
            return value.get();
        }
    }
}
