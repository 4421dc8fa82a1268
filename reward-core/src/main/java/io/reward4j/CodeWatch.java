package io.reward4j;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Notices a function that announces itself as code and waits, for a server or a file: there are only as many calls of
/// code at the same time as there are processors.
///
/// Calls of at least 5 ms are looked at, from the fourth on, since the first ones load classes. One has waited where
/// its thread was parked or asleep and computed for less than half of the time, or computed for less than a twentieth
/// of 20 ms or more. The latter counts only where there are processors for all threads that compute: a thread that gets
/// none looks like one that waits. The third one is told to the [current listener][RewardListener#current()], and no
/// other. Only the first 1,000 calls are watched: looking at a thread costs more than most scorers do. Safe for use by
/// several threads.
final class CodeWatch {

    private static final long SLOW = 5_000_000;
    private static final long VERY_SLOW = 20_000_000;
    private static final int FIRST = 3;
    private static final int ENOUGH = 3;
    private static final int WATCHED = 1_000;

    private final boolean watching;
    private final DoubleSupplier load;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger slow = new AtomicInteger();
    private final AtomicInteger waits = new AtomicInteger();

    private CodeWatch(boolean watching, DoubleSupplier load) {
        this.watching = watching;
        this.load = load;
    }

    /// Returns a watch of a function. One that may wait is not watched, nor is a composite, which watches its parts.
    static CodeWatch of(RewardFunction function) {
        return of(function, ManagementFactory.getOperatingSystemMXBean()::getSystemLoadAverage);
    }

    /// @param load how many threads of the machine compute or want to; negative if that is not known
    static CodeWatch of(RewardFunction function, DoubleSupplier load) {
        return new CodeWatch(!function.traits().blocking() && isLeaf(Structure.of(function)), load);
    }

    private static boolean isLeaf(Structure structure) {
        return switch (structure) {
            case Structure.Leaf leaf -> true;
            case Structure.Wrapped wrapped -> isLeaf(wrapped.inner());
            case Structure.Composite composite -> false;
        };
    }

    private boolean isOpen() {
        return watching && calls.get() < WATCHED && waits.get() < ENOUGH;
    }

    /// Begins to look at a call of the function on this thread; null if nobody looks any more.
    @Nullable
    Call begin() {
        return isOpen() && !Thread.currentThread().isVirtual() ? new Call() : null;
    }

    /// A call of the function that is looked at.
    final class Call {

        private final boolean looking = slow.get() >= FIRST;
        private final Usage before = looking ? Usage.now() : Usage.NONE;
        private final long start = System.nanoTime();

        private Call() {
            calls.incrementAndGet();
        }

        /// Ends it, whatever came of it. Messages name the function `name`.
        void end(String name) {
            long elapsed = System.nanoTime() - start;
            if (elapsed >= SLOW) {
                slow.incrementAndGet();
                if (looking && hasWaited(before, Usage.now(), elapsed) && waits.incrementAndGet() == ENOUGH) {
                    RewardListener.current().codeWaited(name, Duration.ofNanos(elapsed));
                }
            }
        }
    }

    private boolean hasWaited(Usage before, Usage after, long elapsed) {
        long computed = after.nanos() - before.nanos();
        return (after.waits() > before.waits() && 2 * computed < elapsed)
                || (elapsed >= VERY_SLOW && 20 * computed < elapsed && hasProcessorsForAll());
    }

    private boolean hasProcessorsForAll() {
        double wanted = load.getAsDouble();
        return wanted >= 0 && wanted <= Runtime.getRuntime().availableProcessors();
    }

    /// What a thread did so far.
    ///
    /// @param waits how often it was parked or asleep
    /// @param nanos how long it computed
    private record Usage(long waits, long nanos) {

        static final Usage NONE = new Usage(0, 0);

        static Usage now() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            ThreadInfo thread = threads.getThreadInfo(Thread.currentThread().threadId());
            long waits = thread == null ? 0 : thread.getWaitedCount();
            return new Usage(waits, threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : 0);
        }
    }
}
