package io.reward4j.benchmarks;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.examples.chabsa.ChabsaSentiment;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.wire.RewardEndpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// An event of 10,000 samples of real chABSA sentences, about 1 KB each, from bytes to bytes on one thread: through
/// the endpoint, and through no more than Jackson, which reads the same bytes into a tree and writes the
/// same reply.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Threads(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class EndpointBenchmark {

    private static final int SAMPLES = 10_000;
    private final byte[] event = ChabsaEvents.event(0, SAMPLES);
    private final RewardEndpoint constant = endpoint(sample -> Reward.pass());
    private final RewardEndpoint verifiable = endpoint(VerifiableReward.of(Extractors.boxed(), Similarity.exact()));

    private final RewardEndpoint chabsa = endpoint(ChabsaSentiment.reward());

    private static RewardEndpoint endpoint(RewardFunction reward) {
        return RewardEndpoint.builder(reward).concurrency(1).build();
    }

    /// The endpoint with a reward that costs nothing.
    @Benchmark
    public int constantReward() {
        return handle(constant);
    }

    /// The endpoint with a reward that compares what is in the last box with the reference.
    @Benchmark
    public int verifiableReward() {
        return handle(verifiable);
    }

    /// The endpoint with the reward of the chABSA example.
    @Benchmark
    public int chabsaReward() {
        return handle(chabsa);
    }

    private int handle(RewardEndpoint endpoint) {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        endpoint.handle(new ByteArrayInputStream(event), reply);
        return reply.size();
    }

    /// No endpoint: Jackson alone, with the reply of [#constantReward] and [#verifiableReward].
    @Benchmark
    public int bareJackson() {
        return bareJackson("reward_failed");
    }

    /// No endpoint: Jackson alone, with the reply of [#chabsaReward].
    @Benchmark
    public int bareJacksonChabsa() {
        return bareJackson("polarity", "solution_block", "reward_failed");
    }

    private int bareJackson(String... metrics) {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        BareJackson.answer(event, reply, metrics);
        return reply.size();
    }
}
