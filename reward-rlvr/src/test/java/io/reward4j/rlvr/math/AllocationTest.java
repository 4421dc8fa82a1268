package io.reward4j.rlvr.math;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a comparison takes of the heap, which is most of what can be said about its speed without a clock.
class AllocationTest {

    /// A quarter above what was reached with the interpreter alone; compiled code takes less.
    private static final long MOST_BYTES_FOR_A_PAIR = 4_950;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void theRecordedPairsTakeFewBytesEach() {
        List<MathRows.Row> rows = MathRows.all();
        compare(rows);

        long before = THREADS.getCurrentThreadAllocatedBytes();
        compare(rows);
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(bytes / rows.size()).isLessThan(MOST_BYTES_FOR_A_PAIR);
    }

    private static void compare(List<MathRows.Row> rows) {
        MathEquivalence equivalence = MathEquivalence.standard();
        for (MathRows.Row row : rows) {
            equivalence.compare(row.gold(), row.prediction());
        }
    }
}
