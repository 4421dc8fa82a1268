package io.reward4j.examples.spark;

import static io.reward4j.examples.spark.LocalSpark.SPARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreRolloutsTest {

    private static final int ROLLOUTS = 400;
    private static final int WAVES = 4;

    @TempDir
    Path folder;

    private String rollouts = "";
    private String rewards = "";
    private final RewardMapper mapper = RewardMapper.of(StubRewards::counting).failAbove(0);

    @BeforeEach
    void writeRollouts() throws IOException {
        StubRewards.reset();
        rewards = folder.resolve("rewards").toString();
        rollouts = folder.resolve("rollouts.jsonl").toString();
        List<String> lines = IntStream.range(0, ROLLOUTS)
                .mapToObj(i -> "{\"task_id\": \"r" + i + "\", \"prompt\": \"" + i / 8 + "\", \"completion\": \"x\"}")
                .toList();
        Files.write(Path.of(rollouts), lines);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, ROLLOUTS / 2})
    void aJobThatFailedKeepsItsWavesAndScoresTheRestWhenItIsBegunAgain(int downFrom) throws IOException {
        StubRewards.downFrom = downFrom;
        assertThatThrownBy(() -> ScoreRollouts.run(SPARK, mapper, rollouts, rewards, WAVES));
        long kept = SPARK.read().schema(RewardMapper.schema()).parquet(rewards).count();
        assertThat(kept).isBetween(downFrom == 1 ? 0L : 1L, downFrom - 1L);

        StubRewards.reset();
        ScoreRollouts.run(SPARK, mapper, rollouts, rewards, WAVES);
        assertThat(StubRewards.CALLS).hasValue((int) (ROLLOUTS - kept));
        assertThat(LocalSpark.byId(SPARK.read().parquet(rewards))).hasSize(ROLLOUTS);
    }

    @Test
    void aJobThatIsDoneScoresNothingAgain() throws IOException {
        ScoreRollouts.run(SPARK, mapper, rollouts, rewards, 1);
        ScoreRollouts.run(SPARK, mapper, rollouts, rewards, 1);
        assertThat(StubRewards.CALLS).hasValue(ROLLOUTS);
    }

    @Test
    void idsThatAreNotDistinctAreAnError() throws IOException {
        Files.write(Path.of(rollouts), List.of(
                "{\"id\": \"a\", \"prompt\": \"p\", \"completion\": \"x\"}",
                "{\"id\": \"a\", \"prompt\": \"p\", \"completion\": \"y\"}"));
        assertThatThrownBy(() -> ScoreRollouts.run(SPARK, mapper, rollouts, rewards, 1))
                .hasMessage("2 rows have 1 ids: ids of rollouts must be distinct");
    }
}
