package io.reward4j.benchmarks;

import io.reward4j.rlvr.math.MathEquivalence;
import java.io.IOException;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// Comparisons of recorded pairs of answers: how many a second, on one core and on two, and how long
/// one takes.
///
/// The pairs are those of the tests; `-Dpairs=` names another file of the same form.
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@OutputTimeUnit(TimeUnit.SECONDS)
public class MathEquivalenceBenchmark {

    private static final int COUNT = 557;

    private final MathEquivalence equivalence = MathEquivalence.standard();
    private List<String> gold = List.of();
    private List<String> predictions = List.of();
    private int next;

    @Setup
    public void readPairs() throws IOException {
        RecordedPairs pairs = RecordedPairs.read();
        gold = pairs.gold();
        predictions = pairs.predictions();
        if (gold.size() != COUNT) {
            throw new IllegalStateException(COUNT + " pairs were expected, not " + gold.size());
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OperationsPerInvocation(COUNT)
    public int pairsOnOneThread() {
        return all();
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OperationsPerInvocation(COUNT)
    @Threads(2)
    public int pairsOnTwoThreads() {
        return all();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public boolean onePair() {
        next = (next + 1) % COUNT;
        return equivalence.equivalent(gold.get(next), predictions.get(next));
    }

    private int all() {
        int equal = 0;
        for (int i = 0; i < COUNT; i++) {
            equal += equivalence.equivalent(gold.get(i), predictions.get(i)) ? 1 : 0;
        }
        return equal;
    }
}
