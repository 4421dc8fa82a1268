package io.reward4j.benchmarks;

import io.reward4j.BatchScorer;
import io.reward4j.OrderedOutcomes;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.wire.JsonlRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// 10,000 samples, 64 at once, of whose replies 1 in 100 takes 1 s and the others 50 ms: 9,297 ms at best, if all 64
/// were at work all the time.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class StragglerBenchmark {

    private static final int SAMPLES = 10_000;
    private static final int AT_ONCE = 64;
    private static final int CHUNK = 256;
    private static final RewardFunction REWARD = ((RewardFunction) StragglerBenchmark::wait)
            .withTraits(Traits.calling(1));

    private final BatchScorer scorer = BatchScorer.of(REWARD).withConcurrency(AT_ONCE);
    private final List<Sample> samples = IntStream.range(0, SAMPLES)
            .mapToObj(i -> Sample.of("p", "c").withId(Integer.toString(i))).toList();
    private Path folder;
    private Path file;

    private static Reward wait(Sample sample) {
        try {
            Thread.sleep(Integer.parseInt(sample.id()) % 100 == 50 ? 1_000 : 50);
            return Reward.pass();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RewardException(RewardException.Kind.DEADLINE, "interrupted", e);
        }
    }

    /// Writes the samples as lines.
    @Setup
    public void write() throws IOException {
        folder = Files.createTempDirectory("stragglers");
        file = folder.resolve("samples.jsonl");
        Files.write(file, samples.stream()
                .map(sample -> "{\"id\":\"" + sample.id() + "\",\"prompt\":\"p\",\"completion\":\"c\"}").toList());
    }

    /// Deletes them.
    @TearDown
    public void delete() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder.resolve("results.jsonl"));
        Files.delete(folder);
    }

    /// `BatchScorer.scoreInOrder`.
    @Benchmark
    public int inOrder() {
        int scored = 0;
        try (OrderedOutcomes outcomes = scorer.scoreInOrder(samples.iterator())) {
            while (outcomes.hasNext()) {
                scored += outcomes.next().sample().id().length();
            }
        }
        return scored;
    }

    /// `JsonlRunner`, from file to file.
    @Benchmark
    public long jsonlRunner() throws IOException {
        return JsonlRunner.of(REWARD).run(file, folder.resolve("results.jsonl")).samples();
    }

    /// `BatchScorer.scoreAll`, one chunk of 256 after the other.
    @Benchmark
    public int inChunks() {
        int scored = 0;
        for (int from = 0; from < SAMPLES; from += CHUNK) {
            scored += scorer.scoreAll(samples.subList(from, Math.min(SAMPLES, from + CHUNK))).size();
        }
        return scored;
    }
}
