package io.reward4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs tasks of scoring on several threads; the only code that starts any.
///
/// Tasks that only wait run on virtual threads. Tasks that compute run on daemon threads of the platform, so that one
/// that never ends cannot starve the virtual ones; see [Workers].
///
/// @param <T> what a task returns
final class TaskRunner<T> {

    /// How many parts of one sample run at the same time at the most.
    private static final int PARTS = 32;

    private final List<Task<T>> tasks;
    private final Context context;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<@Nullable Attempt<T>> results;
    private final AtomicReference<@Nullable VirtualMachineError> fatal = new AtomicReference<>();
    private volatile boolean stopped;

    private TaskRunner(List<Task<T>> tasks, Context context) {
        this.tasks = tasks;
        this.context = context;
        this.results = new AtomicReferenceArray<>(tasks.size());
    }

    /// Something to do, which throws a [RewardException] where it fails.
    ///
    /// @param failFast whether the tasks beside it are worth nothing if it fails
    record Task<T>(Supplier<T> work, boolean failFast) {}

    /// What became of the tasks of a batch.
    ///
    /// @param fatal what ended it early, after which tasks that were not finished were [not
    ///     started][Attempt.NotStarted]
    record Ended<T>(List<Attempt<T>> attempts, Optional<VirtualMachineError> fatal) {

        List<Attempt<T>> orThrow() {
            fatal.ifPresent(error -> {
                throw error;
            });
            return attempts;
        }
    }

    /// Runs the tasks of one sample one after the other on the calling thread, up to the first fail-fast
    /// one that fails.
    static <T> List<Attempt<T>> inOrder(List<Task<T>> tasks) {
        TaskRunner<T> fork = new TaskRunner<>(tasks, Context.current());
        fork.work(false);
        return fork.ended().orThrow();
    }

    /// Runs the waiting tasks of one sample at the same time. After the failure of one that fails fast no more
    /// are started, and those under way are awaited.
    static <T> List<Attempt<T>> together(List<Task<T>> tasks) {
        if (tasks.size() == 1) {
            return inOrder(tasks);
        }
        return new TaskRunner<>(tasks, Context.current())
                .run(Math.min(PARTS, tasks.size()), Thread.ofVirtual().name("reward-", 0)).orThrow();
    }

    /// Runs the tasks of a batch, each to its own end, until the context's deadline. No task finds the interrupt flag
    /// that another one left set; on the calling thread the flag is as it was, or set, in the end.
    static <T> Ended<T> batch(List<Task<T>> tasks, Context context, Workers workers) {
        TaskRunner<T> fork = new TaskRunner<>(tasks, context);
        if (runsHere(tasks.size(), context, workers)) {
            return fork.runHere();
        }
        return fork.run(Math.min(workers.most(), tasks.size()), workers.threads());
    }

    /// Tells whether so many tasks of a batch run on the calling thread.
    static boolean runsHere(int tasks, Context context, Workers workers) {
        int needed = Math.min(workers.most(), tasks);
        boolean alone = tasks == 1 || !workers.waiting();
        return needed == 0 || (needed == 1 && alone && !context.deadline().isBounded());
    }

    private Ended<T> runHere() {
        boolean interrupted = context.with(() -> work(true));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ended();
    }

    private Ended<T> run(int threads, Thread.Builder builder) {
        CountDownLatch done = new CountDownLatch(threads);
        List<Thread> workers = new ArrayList<>(threads);
        for (int i = 0; i < threads; i++) {
            workers.add(builder.start(() -> {
                try {
                    context.with(() -> work(true));
                } finally {
                    done.countDown();
                }
            }));
        }
        await(done, workers);
        return ended();
    }

    private void await(CountDownLatch done, List<Thread> workers) {
        String why = "the time was up";
        try {
            if (done.await(context.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            why = "interrupted";
        }
        stopped = true;
        for (int i = 0; i < tasks.size(); i++) {
            results.compareAndSet(i, null, late(why));
        }
        workers.forEach(Thread::interrupt);
    }

    /// @param clears whether the interrupt flag is cleared before each task, since it means nothing but that another
    ///     task left it set; whoever interrupts these threads sets `stopped` first
    /// @return whether the flag was cleared
    private boolean work(boolean clears) {
        boolean cleared = clears && Thread.interrupted();
        int index = next.getAndIncrement();
        while (index < tasks.size() && !stopped) {
            Task<T> task = tasks.get(index);
            Attempt<T> result = result(task.work());
            results.compareAndSet(index, null, result);
            stopped = stopped || (task.failFast() && result instanceof Attempt.Failed);
            index = next.getAndIncrement();
            cleared |= clears && Thread.interrupted();
        }
        return cleared;
    }

    private Attempt<T> result(Supplier<T> task) {
        if (context.deadline().isExpired()) {
            return late("the time was up");
        }
        try {
            return new Attempt.Done<>(task.get());
        } catch (Throwable e) {
            return failed(e);
        }
    }

    private Attempt<T> failed(Throwable thrown) {
        try {
            return new Attempt.Failed<>(CheckedScoring.failure(thrown));
        } catch (VirtualMachineError e) {
            fatal.compareAndSet(null, e);
            stopped = true;
            return new Attempt.NotStarted<>();
        }
    }

    private Ended<T> ended() {
        List<Attempt<T>> list = new ArrayList<>(tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            Attempt<T> result = results.get(i);
            list.add(result == null ? new Attempt.NotStarted<>() : result);
        }
        return new Ended<>(list, Optional.ofNullable(fatal.get()));
    }

    private static <T> Attempt<T> late(String why) {
        return new Attempt.Failed<>(new RewardException(RewardException.Kind.DEADLINE, why));
    }
}
