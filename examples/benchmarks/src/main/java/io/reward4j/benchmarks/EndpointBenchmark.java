package io.reward4j.benchmarks;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.wire.RewardEndpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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

/// An event of 10,000 samples of about 1 KB of Japanese text, from bytes to bytes on one thread: through
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
    private static final int BYTES_PER_SAMPLE = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String[] POLARITIES = {"positive", "negative", "neutral"};
    private static final String[] SENTENCES = {
            "当期の売上高は、主力製品の販売が好調に推移したことから、前期を上回る結果となりました。",
            "原材料価格の上昇により、営業利益は前年同期と比べて減少いたしました。",
            "国内の需要は横ばいで推移しており、業績に与える影響は軽微であります。",
            "海外子会社の受注高は、新規顧客の獲得により10.5％増加し、12億3,400万円となりました。"};

    private final byte[] event = event();
    private final RewardEndpoint constant = endpoint(sample -> Reward.pass());
    private final RewardEndpoint verifiable = endpoint(VerifiableReward.of(Extractors.boxed(), Similarity.exact()));

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

    private int handle(RewardEndpoint endpoint) {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        endpoint.handle(new ByteArrayInputStream(event), reply);
        return reply.size();
    }

    /// No endpoint: Jackson alone.
    @Benchmark
    public int bareJackson() {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(reply)) {
            out.writeStartArray();
            for (JsonNode sample : JSON.readTree(event)) {
                write(sample.path("id").asString(), out);
            }
            out.writeEndArray();
        }
        return reply.size();
    }

    private static void write(String id, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("id", id);
        out.writeNumberProperty("aggregate_reward_score", 1.0);
        out.writeName("metrics_list");
        out.writeStartArray();
        out.writeStartObject();
        out.writeStringProperty("name", "reward_failed");
        out.writeNumberProperty("value", 0.0);
        out.writeStringProperty("type", "Metric");
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    private static byte[] event() {
        ArrayNode samples = JSON.createArrayNode();
        for (int i = 0; i < SAMPLES; i++) {
            String polarity = POLARITIES[i % POLARITIES.length];
            String sentence = SENTENCES[i % SENTENCES.length];
            ObjectNode sample = samples.addObject();
            sample.put("id", "E" + i + "-0");
            ArrayNode messages = sample.putArray("messages");
            messages.addObject().put("role", "user")
                    .put("content", "次の文の極性を positive, negative, neutral のいずれかで答えてください。\n\n" + sentence);
            messages.addObject().put("role", "assistant").put("content", completion(sentence, polarity, i));
            sample.putObject("reference_answer").put("answer", polarity);
        }
        return JSON.writeValueAsBytes(samples);
    }

    private static String completion(String sentence, String polarity, int index) {
        StringBuilder text = new StringBuilder("<|begin_of_thought|>");
        String more = SENTENCES[(index + 1) % SENTENCES.length];
        while ((sentence + text + more).getBytes(StandardCharsets.UTF_8).length < BYTES_PER_SAMPLE - 350) {
            text.append(more);
        }
        return text + "<|end_of_thought|>\n<|begin_of_solution|>\n\\boxed{" + polarity + "}\n<|end_of_solution|>";
    }
}
