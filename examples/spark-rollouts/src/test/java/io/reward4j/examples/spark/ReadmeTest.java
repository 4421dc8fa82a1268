package io.reward4j.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.RewardFunction;
import io.reward4j.examples.chabsa.ChabsaSentiment;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.layer.CachingJudgeModel;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.judge.openai.OpenAiJudgeModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void everyLineOfJavaInTheReadmeIsCompiledHere() throws IOException {
        String compiled = packed(Files.readString(
                Path.of("src", "test", "java", "io", "reward4j", "examples", "spark", "ReadmeTest.java")));
        List<String> readme = Files.readAllLines(Path.of("README.md"));
        int lines = 0;
        boolean java = false;
        for (String line : readme) {
            if (line.startsWith("```")) {
                java = line.equals("```java");
            } else if (java) {
                assertThat(compiled).contains(packed(line));
                lines++;
            }
        }
        assertThat(lines).isGreaterThan(8);
    }

    private static String packed(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void theJudgedRewardAsksOneModel() {
        assertThat(judged().traits().blocking()).isTrue();
    }

    static RewardFunction judged() {
        JudgeModel model = ResilientJudgeModel.of(OpenAiJudgeModel.of(URI.create("http://judge:8000/v1"), "judge"));
        Path shared = Path.of("/mnt/judge-replies");
        return ChabsaSentiment.judged(CachingJudgeModel.of(SharedReplies.of(model, shared)));
    }

    static void score(SparkSession spark) {
        Dataset<Row> rollouts = Rollouts.lines(spark, "rollouts/*.jsonl");
        RewardMapper.of(ChabsaSentiment::reward).failAbove(0.05).score(rollouts).write().parquet("rewards");
        Dataset<Row> rewards = spark.read().parquet("rewards");
        PromptGroups.summaries(rewards, 1, 4).show();
    }
}
