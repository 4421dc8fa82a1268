package io.reward4j.benchmarks;

import io.reward4j.CompositeReward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.shape.FormatReward;
import io.reward4j.rlvr.shape.LengthUnit;
import io.reward4j.rlvr.shape.Overlong;
import io.reward4j.rlvr.shape.RepetitionPenalty;
import io.reward4j.rlvr.shape.TagCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
    private static final int LENGTH = 600;
    private static final String[] WORDS = ("the of a we need to compute value then because so that number is equal "
            + "product sum over each term which gives result therefore however consider both sides equation solve for "
            + "x and y substitute back check answer final integer prime factor modulo Let Now Since Hence First Next")
            .split(" ");

    private final List<Sample> samples = new ArrayList<>();
    private final RewardFunction repetition = RepetitionPenalty.words(3, -1);
    private final RewardFunction composite = CompositeReward.builder()
            .term("answer", 4, VerifiableReward.of(Extractors.tag("answer"), Similarity.exact()))
            .term("think", 1, FormatReward.trlThink())
            .term("tags", 1, TagCount.openR1())
            .penalty("overlong", Overlong.dapo(LengthUnit.characters(), LENGTH, 100))
            .penalty("repetition", repetition)
            .build();

    /// Makes the samples; the same in every run.
    @Setup
    public void makeSamples() {
        Random random = new Random(7);
        for (int i = 0; i < SAMPLES; i++) {
            String end = "\n</think>\n<answer>\n" + i % 97 + "\n</answer>";
            StringBuilder text = new StringBuilder("<think>\n");
            while (text.length() + end.length() < LENGTH) {
                text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(12) == 0 ? ".\n" : " ");
            }
            text.setLength(LENGTH - end.length());
            samples.add(Sample.of("question", text.append(end).toString()).withReference(Integer.toString(i % 50)));
        }
    }

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
