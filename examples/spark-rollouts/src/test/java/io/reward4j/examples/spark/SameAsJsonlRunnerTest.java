package io.reward4j.examples.spark;

import static io.reward4j.examples.spark.LocalSpark.SPARK;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.examples.chabsa.ChabsaDemo;
import io.reward4j.examples.chabsa.ChabsaSentiment;
import io.reward4j.wire.JsonlRunner;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The 3,696 rollouts of the chABSA example.
class SameAsJsonlRunnerTest {

    private static final int ROLLOUTS = 3_696;
    private static final RewardMapper MAPPER = RewardMapper.of(ChabsaSentiment::reward);

    @TempDir
    static Path folder;

    private static Path samples;

    @BeforeAll
    static void makeRollouts() throws IOException {
        ChabsaDemo.main(new String[]{folder.toString()});
        samples = folder.resolve("chabsa-samples.jsonl");
    }

    /// What a result of either says.
    private record Scored(String reward, String failure, Map<String, Double> components) {}

    @Test
    void everyRewardIsTheSame() throws IOException {
        Map<String, Scored> expected = jsonl(samples);
        assertThat(expected).hasSize(ROLLOUTS);
        assertThat(scored(MAPPER.score(Rollouts.lines(SPARK, samples.toString()).repartition(3))))
                .isEqualTo(expected);
    }

    @Test
    void tablesHaveTheSameRewardsAsLines() throws IOException {
        Path table = folder.resolve("table");
        SPARK.read().json(samples.toString()).write().parquet(table.toString());
        Dataset<Row> rollouts = Rollouts.columns(SPARK.read().parquet(table.toString()));
        assertThat(scored(MAPPER.score(rollouts))).isEqualTo(jsonl(samples));
    }

    @Test
    void linesThatCannotBeScoredFailInTheSameWay() throws IOException {
        Path hostile = folder.resolve("hostile.jsonl");
        List<String> lines = List.of(
                "{\"id\": \"right\", \"prompt\": \"p\", \"completion\": \"positive\", \"reference_answer\": \"positive\"}",
                "{\"id\": \"no reference\", \"prompt\": \"p\", \"completion\": \"positive\"}",
                "{\"id\": \"no answer\", \"prompt\": \"p\", \"reference_answer\": \"positive\"}",
                "{\"id\": \"cut\", \"prompt\": \"p\", \"completion\": \"posi",
                "{\"id\": \"two\", \"prompt\": \"p\", \"completion\": \"positive\"} {}",
                "{\"id\": \"invalid byte\", \"prompt\": \"\u00FF\", \"completion\": \"positive\"}",
                "{\"id\": \"invalid byte in the answer\", \"prompt\": \"p\", \"completion\": \"positive \u00C3(\"}",
                "{\"id\": \"carriage return\",\r \"prompt\": \"p\", \"completion\": \"negative\", \"reference_answer\": \"positive\"}\r",
                "{\"id\": 1250, \"prompt\": \"p\", \"completion\": \"negative\", \"reference_answer\": \"negative\"}");
        Files.write(hostile, (String.join("\n", lines) + "\n").getBytes(ISO_8859_1));
        Map<String, Scored> expected = jsonl(hostile);
        assertThat(expected).hasSize(lines.size());
        assertThat(scored(MAPPER.failAbove(1).score(Rollouts.lines(SPARK, hostile.toString())))).isEqualTo(expected);
        assertThat(expected.get("invalid byte in the answer").failure()).startsWith("refused_input");
        assertThat(expected.get("carriage return").failure()).isEmpty();
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        Path marked = folder.resolve("marked.jsonl");
        try (OutputStream out = Files.newOutputStream(marked, StandardOpenOption.CREATE_NEW)) {
            out.write(new byte[]{(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
            out.write("{\"id\": \"a\", \"prompt\": \"p\", \"completion\": \"x\", \"reference_answer\": \"neutral\"}\n"
                    .getBytes(UTF_8));
        }
        assertThat(scored(MAPPER.score(Rollouts.lines(SPARK, marked.toString())))).isEqualTo(jsonl(marked));
    }

    private static Map<String, Scored> jsonl(Path samples) throws IOException {
        Path results = folder.resolve("expected.jsonl");
        JsonlRunner.of(ChabsaSentiment.reward()).run(samples, results);
        Map<String, Scored> expected = new LinkedHashMap<>();
        for (String line : Files.readAllLines(results)) {
            JsonNode result = JsonMapper.shared().readTree(line);
            String failure = withoutPlace(result.path("reward_failure").asString(""));
            Map<String, Double> components = new LinkedHashMap<>();
            for (JsonNode metric : result.get("metrics_list")) {
                String name = metric.get("name").asString();
                if (!name.startsWith("reward_failed")) {
                    components.put(name, metric.get("value").asDouble());
                }
            }
            String reward = failure.isEmpty() ? result.get("aggregate_reward_score").toString() : "none";
            expected.put(result.get("id").asString(), new Scored(reward, failure, components));
        }
        return expected;
    }

    private static Map<String, Scored> scored(Dataset<Row> rewards) {
        Map<String, Scored> scored = new LinkedHashMap<>();
        LocalSpark.byId(rewards).forEach((id, row) -> {
            boolean failed = row.getAs("failure") != null;
            assertThat(row.<Object>getAs("reward") == null).isEqualTo(failed);
            scored.put(id, new Scored(
                    failed ? "none" : row.<Double>getAs("reward").toString(),
                    failed ? withoutPlace(row.getAs("rationale")) : "",
                    row.getJavaMap(row.fieldIndex("components"))));
        });
        return scored;
    }

    /// A line of a file has another place in a partition.
    private static String withoutPlace(String failure) {
        return failure.replaceFirst("sample \\d+: ", "");
    }
}
