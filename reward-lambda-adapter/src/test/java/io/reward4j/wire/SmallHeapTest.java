package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What fits into little memory, each in a process of its own.
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class SmallHeapTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
            "128, refused, '100000 results, 100000 failed'",
            "128, refused-in-time, '100000 results, 100000 failed'",
            "128, empty, '100000 results, 100000 failed'",
            "128, empty-early, '100000 results, 100000 failed'",
            "256, objects, '2 results, 1 failed'",
            "256, fields, '2 results, 1 failed'",
            "256, several, '16 results, 14 failed'",
            "64, lines, '250000 results, 125000 failed'"})
    void hostileEventsAndLongFilesFit(int mebibytes, String task, String outcome) throws Exception {
        assertThat(ConfinedProcess.run(mebibytes, task, folder)).isEqualTo(outcome);
    }
}
