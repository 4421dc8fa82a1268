package io.reward4j.examples.spark;

import static io.reward4j.examples.spark.LocalSpark.SPARK;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.examples.chabsa.ChabsaSentiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedRolloutsTest {

    private static final RewardMapper MAPPER = RewardMapper.of(ChabsaSentiment::reward).failAbove(1);

    @TempDir
    Path folder;

    @Test
    void aLineWithoutAnIdIsRefusedUnderADigestOfIt() throws IOException {
        Path lines = Files.writeString(folder.resolve("lines.jsonl"), """
                {"prompt": "p", "completion": "positive", "reference_answer": "positive"}

                {"id": null, "prompt": "p", "completion": "positive", "reference_answer": "positive"}
                {"id": "sample-0", "prompt": "p", "completion": "positive", "reference_answer": "positive"}
                no JSON
                """);
        Dataset<Row> rollouts = Rollouts.lines(SPARK, lines.toString());
        Map<String, Row> once = LocalSpark.byId(MAPPER.score(rollouts));
        assertThat(once).hasSize(5);
        assertThat(once.remove("sample-0").<Double>getAs("reward")).isOne();
        assertThat(once).allSatisfy((id, row) -> {
            assertThat(id).matches("without-id-[0-9a-f]{64}");
            assertThat(row.<String>getAs("failure")).isEqualTo("refused_input");
            assertThat(row.<String>getAs("prompt_key")).isNull();
        });
        assertThat(LocalSpark.byId(MAPPER.score(rollouts.repartition(5))))
                .containsKeys(once.keySet().toArray(String[]::new));
    }

    @Test
    void aLineBeyondTheLimitIsRefusedUnderItsId() throws IOException {
        Path lines = Files.writeString(folder.resolve("long.jsonl"),
                "{\"id\": \"long\", \"prompt\": \"p\", \"completion\": \"" + "x".repeat(16 << 20) + "\"}\n");
        Row row = MAPPER.score(Rollouts.lines(SPARK, lines.toString())).first();
        assertThat(row.<String>getAs("id")).isEqualTo("long");
        assertThat(row.<String>getAs("rationale")).contains("more than 16777216 bytes");
    }

    @Test
    void aColumnThatIsNoUtf8IsRefusedAndNotReplaced() {
        Dataset<Row> table = SPARK
                .sql("""
                        SELECT id, array(named_struct('role', 'user', 'content', 'p'),
                                         named_struct('role', 'assistant', 'content', answer)) AS messages, 'positive' AS reference_answer
                        FROM VALUES ('good', 'positive'), ('bad', concat('positive', CAST(X'C328' AS STRING))), ('none', NULL) AS t(id, answer)
                        """);
        Map<String, Row> rows = LocalSpark.byId(MAPPER.score(Rollouts.columns(table)));
        assertThat(rows.get("good").<Double>getAs("reward")).isOne();
        assertThat(rows.get("bad").<Double>getAs("reward")).isNull();
        assertThat(rows.get("bad").<String>getAs("rationale"))
                .isEqualTo("refused_input: the column 'messages' holds bytes that are no UTF-8");
        assertThat(rows.get("none").<String>getAs("rationale")).doesNotContain("UTF-8");
    }

    @Test
    void namesOfColumnsMayHoldAnything() {
        Dataset<Row> table = SPARK
                .sql("""
                        SELECT 'a' AS id, 'p' AS prompt, 'neutral' AS completion, 'neutral' AS reference_answer, 1 AS `x.y`, map('k', 'v') AS `m``n`
                        """);
        assertThat(MAPPER.score(Rollouts.columns(table)).collectAsList())
                .extracting(row -> row.<Double>getAs("reward"))
                .isEqualTo(List.of(1.0));
    }
}
