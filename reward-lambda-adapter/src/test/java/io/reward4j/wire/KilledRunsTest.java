package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A run whose process is killed again and again.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
class KilledRunsTest {

    private static final int KILLS = 50;

    @TempDir
    Path folder;

    /// The process is killed at random moments and begun again until it gets to its end. What it may do before the next
    /// kill is a share of what is left, so that it never gets there too early.
    @Test
    void aRunThatIsKilledFiftyTimesScoresAndPaysOnce() throws Exception {
        int count = 20_000;
        Path samples = folder.resolve("samples.jsonl");
        Path results = folder.resolve("results.jsonl");
        Path partial = folder.resolve("results.jsonl.partial");
        Files.write(samples,
                IntStream.range(0, count).mapToObj(i -> "{\"id\":" + i + ",\"prompt\":\"q\",\"completion\":\""
                        + "a".repeat(i % 11) + i + "\"}").toList());
        Path undisturbed = folder.resolve("undisturbed.jsonl");
        assertThat(KilledRun.start(samples, undisturbed, folder.resolve("once")).waitFor()).isZero();
        Random random = new Random(7);
        Path recording = folder.resolve("paid");
        for (int kills = 0; kills < KILLS; kills++) {
            long done = sizeOf(partial);
            long enough = done + random.nextLong((sizeOf(undisturbed) - done) / (KILLS + 5 - kills));
            Process run = KilledRun.start(samples, results, recording);
            boolean ended = false;
            while (sizeOf(partial) <= enough && !ended) {
                ended = run.waitFor(random.nextInt(20), TimeUnit.MILLISECONDS);
            }
            assertThat(run.isAlive()).as("still at work").isTrue();
            boolean signal = random.nextBoolean();
            (signal ? run.destroyForcibly() : run).destroy();
            run.waitFor();
            assertThat(results).doesNotExist();
        }
        assertThat(KilledRun.start(samples, results, recording).waitFor()).isZero();

        assertThat(Files.mismatch(undisturbed, results)).isEqualTo(-1);
        List<String> recorded = Files.readAllLines(recording);
        assertThat(recorded).hasSize(count).doesNotHaveDuplicates();
        assertThat(files()).containsExactly(
                "once", "paid", "results.jsonl", "samples.jsonl", "undisturbed.jsonl");
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static long sizeOf(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
