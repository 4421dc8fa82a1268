package io.reward4j.rlvr.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.rlvr.math.MathRows.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pairs written after public bug reports of graders; each row names the report.
class PublicReportRowsTest {

    private final List<Row> rows = MathRows.of("public-reports.jsonl");

    @Test
    void noUnequalAnswerIsRewarded() {
        assertThat(rows).hasSize(228);
        assertThat(rows.stream().filter(row -> !row.equal() && isEqual(row)).map(Row::id)).isEmpty();
    }

    @Test
    void everyEqualAnswerIsRewarded() {
        assertThat(rows.stream().filter(row -> row.equal() && !isEqual(row)).map(Row::id)).isEmpty();
    }

    private static boolean isEqual(Row row) {
        return MathEquivalence.standard().equivalent(row.gold(), row.prediction());
    }
}
