package io.reward4j.examples.spark;

import static io.reward4j.examples.spark.LocalSpark.SPARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.examples.chabsa.ChabsaSentiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewardMapperTest {

    @TempDir
    Path folder;

    @BeforeEach
    void reset() {
        StubRewards.reset();
    }

    /// Rows of a table, four partitions.
    private static Dataset<Row> rollouts(int count) {
        return Rollouts.columns(SPARK.range(0, count, 1, 4).selectExpr(
                "concat('r', id) AS id", "concat('prompt ', id DIV 8) AS prompt", "'neutral' AS completion",
                "'neutral' AS reference_answer"));
    }

    @Test
    void thereIsOneRewardForAllTasksOfAnExecutor() {
        RewardMapper mapper = RewardMapper.of(StubRewards::counting);
        assertThat(LocalSpark.byId(mapper.score(rollouts(100)))).hasSize(100);
        assertThat(LocalSpark.byId(mapper.failAbove(0).score(rollouts(100)))).hasSize(100);
        assertThat(StubRewards.MADE).hasValue(1);
        assertThat(StubRewards.CALLS).hasValue(200);
    }

    @Test
    void aRewardThatIsCapturedDoesNotTravel() {
        RewardFunction reward = sample -> Reward.of(1);
        assertThatThrownBy(() -> RewardMapper.of(() -> reward).score(rollouts(4)).count())
                .hasMessageContaining("not serializable");
    }

    @Test
    void samplesOfOnePromptShareAKey() {
        Dataset<Row> rewards = RewardMapper.of(ChabsaSentiment::reward).score(rollouts(40));
        assertThat(rewards.groupBy("prompt_key").count().collectAsList())
                .hasSize(5)
                .allSatisfy(row -> {
                    assertThat(row.getString(0)).hasSize(64);
                    assertThat(row.getLong(1)).isEqualTo(8);
                });
    }

    @Test
    void rationalesNameThePartThatSaysSomething() {
        Row row = RewardMapper.of(ChabsaSentiment::reward).score(rollouts(1)).first();
        assertThat(row.<String>getAs("rationale")).startsWith("polarity: ");
    }

    @Test
    void anOutageFailsTheJobAndWritesNothing() throws IOException {
        StubRewards.downFrom = 30;
        Path rewards = folder.resolve("rewards");
        Dataset<Row> scored = RewardMapper.of(StubRewards::counting).score(rollouts(100));
        assertThatThrownBy(() -> scored.write().parquet(rewards.toString()))
                .rootCause()
                .hasMessageContaining("of 25 samples have no reward, more than the share of 0.1 that failAbove allows")
                .hasMessageContaining("judge_unavailable: down");
        assertThat(dataFiles(rewards)).isEmpty();
    }

    @Test
    void aLongTaskEndsSoonAfterAnOutageBegins() {
        StubRewards.downFrom = 1;
        Dataset<Row> scored = RewardMapper.of(StubRewards::counting).score(rollouts(100_000).coalesce(1));
        assertThatThrownBy(scored::count).hasStackTraceContaining("1024 of 1024 samples have no reward");
    }

    @Test
    void aTaskThatFailedIsTriedAgain() {
        StubRewards.DOWN_FOR.add("r99");
        Dataset<Row> scored = RewardMapper.of(StubRewards::counting).failAbove(0).score(rollouts(100));
        assertThat(LocalSpark.byId(scored)).hasSize(100).allSatisfy((id, row) -> assertThat(row.getDouble(2)).isOne());
        assertThat(StubRewards.CALLS).hasValue(125);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTaskThatIsKilledWritesNothing(boolean onTheTask) throws Exception {
        Path rewards = folder.resolve("rewards");
        RewardMapper mapper = RewardMapper.of(onTheTask ? StubRewards::waitingOnTheTask : StubRewards::waiting);
        StubRewards.begun = new CountDownLatch(2);
        CompletableFuture<Void> job = CompletableFuture.runAsync(() -> {
            SPARK.sparkContext().setJobGroup("killed", "a job that is killed", true);
            mapper.failAbove(1).score(rollouts(8)).write().parquet(rewards.toString());
        });
        assertThat(StubRewards.begun.await(60, TimeUnit.SECONDS)).isTrue();
        SPARK.sparkContext().cancelJobGroup("killed");
        assertThat(job).failsWithin(60, TimeUnit.SECONDS);
        assertThat(dataFiles(rewards)).isEmpty();
    }

    private static Stream<Path> dataFiles(Path rewards) throws IOException {
        return Files.exists(rewards)
                ? Files.walk(rewards).filter(file -> file.toString().endsWith(".parquet"))
                : Stream.empty();
    }
}
