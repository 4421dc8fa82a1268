package io.reward4j.benchmarks;

import io.reward4j.BatchScorer;
import io.reward4j.CompositeReward;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.Rubric;
import io.reward4j.judge.RubricJudge;
import io.reward4j.judge.bedrock.BedrockJudgeModel;
import io.reward4j.judge.layer.CachingJudgeModel;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.judge.openai.OpenAiJudgeModel;
import io.reward4j.judge.server.FixtureRequest;
import io.reward4j.judge.server.FixtureServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

/// Calls of a judge in batches, 64 at once, against a server on this machine that takes 200 ms for each.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class JudgeFanOutBenchmark {

    private static final int CALLS = 256;
    private static final int AT_ONCE = 64;
    private static final Duration LATENCY = Duration.ofMillis(200);
    private static final Rubric RUBRIC = Rubric.of("Grade the answer.").ask("right", 1, "Is it right?");

    private final AtomicLong number = new AtomicLong();
    private FixtureServer server;
    private JudgeModel bedrock;
    private JudgeModel openAi;

    /// Starts the server and makes the clients.
    @Setup
    public void start() {
        System.setProperty("aws.accessKeyId", "not-a-real-id");
        System.setProperty("aws.secretAccessKey", "not-a-real-secret");
        server = FixtureServer.answering(JudgeFanOutBenchmark::verdict).withLatency(LATENCY).start();
        bedrock = steady(BedrockJudgeModel.builder("openai.gpt-oss-20b-1:0")
                .region("us-east-1").endpoint(server.endpoint()).build());
        openAi = steady(OpenAiJudgeModel.of(server.endpoint().resolve("/v1"), "judge"));
    }

    /// Ends the server.
    @TearDown
    public void stop() {
        server.close();
    }

    private static JudgeModel steady(JudgeModel model) {
        return CachingJudgeModel.of(ResilientJudgeModel.of(model));
    }

    private static String verdict(FixtureRequest request) {
        String code = request.user().substring(request.user().lastIndexOf(' ') + 1);
        return "{\"code\":\"" + code + "\",\"criteria\":{\"right\":{\"rationale\":\"r\",\"choice\":\"yes\"}}}";
    }

    /// Nothing but the waiting: the best that any client could do.
    @Benchmark
    public List<Outcome> waiting() {
        return batch(((RewardFunction) sample -> {
            try {
                Thread.sleep(LATENCY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reward.pass();
        }).withTraits(Traits.calling(1)), CALLS);
    }

    /// Through the AWS SDK.
    @Benchmark
    public List<Outcome> bedrock() {
        return batch(RubricJudge.of(bedrock, RUBRIC), CALLS);
    }

    /// Through the JDK's HTTP client.
    @Benchmark
    public List<Outcome> openAi() {
        return batch(RubricJudge.of(openAi, RUBRIC), CALLS);
    }

    /// One sample with three judges, which are asked at the same time.
    @Benchmark
    public List<Outcome> threeTerms() {
        CompositeReward.Builder three = CompositeReward.builder();
        for (String name : List.of("one", "two", "three")) {
            three.term(name, 1, RubricJudge.of(bedrock, Rubric.of(name).ask("right", 1, "Is it right?")));
        }
        return batch(three.build(), 1);
    }

    private List<Outcome> batch(RewardFunction judge, int samples) {
        List<Outcome> outcomes = BatchScorer.of(judge).withConcurrency(AT_ONCE).scoreAll(IntStream.range(0, samples)
                .mapToObj(i -> Sample.of("Name a number.", "It is number " + number.incrementAndGet()))
                .toList());
        if (!outcomes.stream().allMatch(Outcome.Scored.class::isInstance)) {
            throw new IllegalStateException("not all were scored");
        }
        return outcomes;
    }
}
