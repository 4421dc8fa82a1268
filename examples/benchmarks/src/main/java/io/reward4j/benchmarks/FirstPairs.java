package io.reward4j.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.reward4j.rlvr.math.MathEquivalence;
import java.lang.management.ManagementFactory;

/// What comparisons of recorded pairs take of the processor in a fresh process, compilers included, and once warm.
final class FirstPairs {

    private static final int[] MARKS = {1_000, 14_000};
    private static final int WARM_AFTER = 1_000_000;
    private static final int WARM = 500_000;

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final MathEquivalence equivalence = MathEquivalence.standard();
    private final MathPairs pairs;
    private int compared;
    private int equal;

    private FirstPairs(MathPairs pairs) {
        this.pairs = pairs;
    }

    public static void main(String[] args) {
        new FirstPairs(MathPairs.read()).measure();
    }

    private void measure() {
        long start = process.getProcessCpuTime();
        for (int mark : MARKS) {
            compareUpTo(mark);
            System.out.printf("the first %,d pairs: %d ms of the processor%n", mark,
                    (process.getProcessCpuTime() - start) / 1_000_000);
        }
        compareUpTo(WARM_AFTER);
        long before = threads.getCurrentThreadCpuTime();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        compareUpTo(WARM_AFTER + WARM);
        System.out.printf("once warm: %.2f µs and %d bytes a pair, %d equal%n",
                (threads.getCurrentThreadCpuTime() - before) / 1e3 / WARM,
                (threads.getCurrentThreadAllocatedBytes() - bytes) / WARM, equal);
    }

    private void compareUpTo(int count) {
        while (compared < count) {
            int next = compared % MathPairs.COUNT;
            equal += equivalence.equivalent(pairs.gold(next), pairs.prediction(next)) ? 1 : 0;
            compared++;
        }
    }
}
