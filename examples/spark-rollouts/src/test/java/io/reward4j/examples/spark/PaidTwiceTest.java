package io.reward4j.examples.spark;

import static io.reward4j.examples.spark.LocalSpark.SPARK;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README says of calls that are made again.
class PaidTwiceTest {

    private static final int ROLLOUTS = 400;
    private static final Dataset<Row> GIVEN = Rollouts.columns(SPARK.range(0, ROLLOUTS, 1, 4)
            .selectExpr("concat('r', id) AS id", "'p' AS prompt", "concat('c', id) AS completion"));

    @TempDir
    Path folder;

    @BeforeEach
    void reset() {
        StubRewards.reset();
    }

    private void write(Dataset<Row> rewards) {
        rewards.write().parquet(folder.resolve("rewards").toString());
    }

    @Test
    void aWritePaysOnce() {
        write(RewardMapper.of(StubRewards::counting).score(GIVEN));
        assertThat(StubRewards.CALLS).hasValue(ROLLOUTS);
    }

    @Test
    void rewardsThatAreUsedTwicePayTwice() {
        Dataset<Row> rewards = RewardMapper.of(StubRewards::counting).score(GIVEN);
        assertThat(rewards.where("reward > 0").count()).isEqualTo(ROLLOUTS);
        write(rewards);
        assertThat(StubRewards.CALLS).hasValue(2 * ROLLOUTS);
    }

    @Test
    void rewardsThatAreSortedBeforeTheyAreWrittenPayTwice() {
        write(RewardMapper.of(StubRewards::counting).score(GIVEN).orderBy("id"));
        assertThat(StubRewards.CALLS).hasValue(2 * ROLLOUTS);
    }

    @Test
    void aTaskThatIsTriedAgainDoesNotPayForRepliesThatAreShared() {
        String shared = folder.resolve("replies").toString();
        StubRewards.DOWN_FOR.add("r399");
        write(RewardMapper.of(() -> StubRewards.judged(Path.of(shared))).failAbove(0).score(GIVEN));
        assertThat(LocalSpark.byId(SPARK.read().parquet(folder.resolve("rewards").toString()))).hasSize(ROLLOUTS);
        assertThat(StubRewards.DOWN_FOR).isEmpty();
        assertThat(StubRewards.CALLS).hasValue(ROLLOUTS);
    }
}
