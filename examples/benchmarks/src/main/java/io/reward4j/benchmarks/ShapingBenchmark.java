package io.reward4j.benchmarks;

import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Samples of 600 characters a second on one core: a composite of five scorers, and the dearest of them alone.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ShapingBenchmark {

    private static final int SAMPLES = 10_000;
    private final List<Sample> samples = FiveScorers.samples(SAMPLES);
    private final RewardFunction repetition = FiveScorers.repetition();
    private final RewardFunction composite = FiveScorers.composite();

    /// Exact answer, think format, tag count, overlong and repetition together.
    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public double composite() {
        return sum(composite);
    }

    /// Repeated 3-grams of words alone.
    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public double repetition() {
        return sum(repetition);
    }

    private double sum(RewardFunction function) {
        double sum = 0;
        for (Sample sample : samples) {
            sum += function.score(sample).value();
        }
        return sum;
    }
}
