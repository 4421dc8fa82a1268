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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
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
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final byte[] event = event();
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
        try (JsonGenerator out = JSON.createGenerator(reply)) {
            out.writeStartArray();
            for (JsonNode sample : JSON.readTree(event)) {
                write(sample.path("id").asString(), metrics, out);
            }
            out.writeEndArray();
        }
        return reply.size();
    }

    private static void write(String id, String[] metrics, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("id", id);
        out.writeNumberProperty("aggregate_reward_score", 1.0);
        out.writeName("metrics_list");
        out.writeStartArray();
        for (String metric : metrics) {
            out.writeStartObject();
            out.writeStringProperty("name", metric);
            out.writeNumberProperty("value", 0.0);
            out.writeStringProperty("type", "Metric");
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static byte[] event() {
        List<JsonNode> opinions = opinions();
        ArrayNode samples = JSON.createArrayNode();
        for (int i = 0; i < SAMPLES; i++) {
            JsonNode opinion = opinions.get(i % opinions.size());
            String sentence = opinion.path("sentence").asString();
            String polarity = opinion.path("polarity").asString();
            ObjectNode sample = samples.addObject();
            sample.put("id", opinion.path("id").asString() + "#" + i);
            ArrayNode messages = sample.putArray("messages");
            messages.addObject().put("role", "user")
                    .put("content", "次の文の極性を positive、negative、neutral のいずれかで答えてください。\n\n文: " + sentence);
            messages.addObject().put("role", "assistant").put("content", completion(sentence, polarity));
            sample.putObject("reference_answer").put("answer", polarity);
        }
        return JSON.writeValueAsBytes(samples);
    }

    private static List<JsonNode> opinions() {
        try (InputStream in = Objects.requireNonNull(ChabsaSentiment.class.getResourceAsStream("opinions.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String completion(String sentence, String polarity) {
        return "<|begin_of_thought|>" + sentence + "<|end_of_thought|>\n<|begin_of_solution|>\n\\boxed{" + polarity
                + "}\n<|end_of_solution|>";
    }
}
