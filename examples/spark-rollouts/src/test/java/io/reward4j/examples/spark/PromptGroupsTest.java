package io.reward4j.examples.spark;

import static io.reward4j.examples.spark.LocalSpark.SPARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class PromptGroupsTest {

    /// Some pass, one failed; none passes; all pass; too few; nothing but failures.
    private static final Dataset<Row> WRITTEN = SPARK.sql("""
            SELECT concat(prompt_key, pos) AS id, prompt_key, col AS reward
            FROM (SELECT prompt_key, posexplode(rewards) AS (pos, col) FROM VALUES
              ('some', array(1D, 0D, 1D, 0.1D, 0D, NULL)),
              ('none', array(0D, 0D, 0D, 0D)),
              ('all', array(1D, 1D, 1D, 1D)),
              ('few', array(1D, 0D)),
              ('failed', array(CAST(NULL AS DOUBLE), NULL)),
              (NULL, array(CAST(NULL AS DOUBLE))) AS t(prompt_key, rewards))
            """);

    private static Map<String, Row> summaries(int k) {
        return PromptGroups.summaries(WRITTEN, 1, k).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("prompt_key"), Function.identity()));
    }

    @Test
    void failuresAreCountedAndEnterNoMean() {
        Row some = summaries(3).get("some");
        assertThat(some.<Long>getAs("samples")).isEqualTo(6);
        assertThat(some.<Long>getAs("failed")).isOne();
        assertThat(some.<Double>getAs("mean")).isCloseTo(2.1 / 5, within(1e-12));
        assertThat(some.<Double>getAs("spread")).isCloseTo(0.531037, within(1e-6));
    }

    @Test
    void passAtKHasNoBias() {
        assertThat(passAt(3, "some")).isCloseTo(0.9, within(1e-12)); // 1 - C(3, 3) / C(5, 3)
        assertThat(passAt(2, "some")).isCloseTo(0.7, within(1e-12)); // 1 - C(3, 2) / C(5, 2)
        assertThat(passAt(1, "some")).isCloseTo(0.4, within(1e-12));
        assertThat(passAt(4, "some")).isOne();
        assertThat(passAt(4, "none")).isZero();
        assertThat(passAt(4, "all")).isOne();
        assertThat(passAt(3, "few")).isNull();
        assertThat(passAt(1, "failed")).isNull();
        assertThat(summaries(3)).doesNotContainKey(null).hasSize(5);
        assertThat(summaries(3).get("some").<Double>getAs("pass_at_1")).isCloseTo(0.4, within(1e-12));
        assertThat(summaries(3).get("failed").<Double>getAs("pass_at_1")).isNull();
    }

    private static Double passAt(int k, String prompt) {
        return summaries(k).get(prompt).getAs("pass_at_k");
    }

    @Test
    void advantagesCompareTheAnswersToOnePrompt() {
        Map<String, Row> rows = LocalSpark.byId(PromptGroups.advantages(WRITTEN));
        assertThat(rows).hasSize(18);
        assertThat(rows.get("some0").<Double>getAs("centred")).isCloseTo(0.58, within(1e-12));
        assertThat(rows.get("some0").<Double>getAs("advantage")).isCloseTo(0.58 / 0.531137, within(1e-5));
        assertThat(rows.get("some5").<Double>getAs("advantage")).isNull();
        assertThat(rows.get("all0").<Double>getAs("advantage")).isZero();
        assertThat(rows.get("failed0").<Double>getAs("centred")).isNull();
    }
}
