package io.reward4j.rlvr.sql;

import io.reward4j.Deadline;
import io.reward4j.RewardException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A thread that may do only so much: compiled WebAssembly asks at each call and at each turn of a loop whether its
/// thread is interrupted, and every such question costs one unit of fuel.
///
/// The count is the same on any machine, under any compiler of the JVM, and for any thread. The stack is large enough
/// for the deepest query that the limits of the engine let through.
///
/// @param <T> what the task returns
final class MeteredThread<T> extends Thread {

    private static final long STACK_BYTES = 16L << 20;

    private final Supplier<T> task;
    private final long fuel;
    private final CountDownLatch ended = new CountDownLatch(1);
    private long used;
    private volatile boolean stopped;
    private @Nullable T result;
    private @Nullable Throwable thrown;

    private MeteredThread(Supplier<T> task, long fuel) {
        super(null, null, "reward-sql", STACK_BYTES, false);
        this.task = task;
        this.fuel = fuel;
        setDaemon(true);
    }

    /// Says that the fuel was used up.
    static final class OutOfFuelException extends RuntimeException {

        private static final long serialVersionUID = 1;

        OutOfFuelException(Throwable cause) {
            super("the fuel was used up", cause, false, false);
        }
    }

    /// Runs a task on a thread of its own and waits for it until [Deadline#current()], after which it is stopped.
    ///
    /// @throws OutOfFuelException if the task used up its fuel
    /// @throws RewardException of the kind `DEADLINE` if the time was up or this thread was interrupted, and of the
    ///     kind `RUNNER_UNAVAILABLE` if the JVM has not enough memory
    static <T> T call(long fuel, Supplier<T> task) {
        Deadline deadline = Deadline.current();
        MeteredThread<T> thread = new MeteredThread<>(task, fuel);
        try {
            thread.start();
            if (!thread.ended.await(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw thread.late("the time was up while a query ran");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw thread.late("interrupted while a query ran");
        }
        return thread.outcome();
    }

    @Override
    public void run() {
        try {
            result = task.get();
        } catch (RuntimeException | Error e) {
            thrown = e;
        } finally {
            ended.countDown();
        }
    }

    /// Costs one unit.
    @Override
    public boolean isInterrupted() {
        used++;
        return used > fuel || stopped;
    }

    private T outcome() {
        if (thrown == null) {
            return Objects.requireNonNull(result);
        }
        if (used > fuel) {
            throw new OutOfFuelException(thrown);
        }
        switch (thrown) {
            case OutOfMemoryError e -> throw new RewardException(
                    RewardException.Kind.RUNNER_UNAVAILABLE, "the heap is too small for a query to run", e);
            case Error e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(thrown);
        }
    }

    private RewardException late(String why) {
        stopped = true;
        return new RewardException(RewardException.Kind.DEADLINE, why);
    }
}
