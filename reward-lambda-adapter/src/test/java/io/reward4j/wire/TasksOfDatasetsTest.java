package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.BatchScorer;
import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.SampleGroup;
import io.reward4j.report.TaskProfiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A data set without answers, filtered by a run over its answers.
class TasksOfDatasetsTest {

    private static String row(int question, String more) {
        return "{\"messages\":[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"question "
                + question + "\"}" + more + "],\"reference_answer\":{\"text\":\"r\"}}";
    }

    private static String answer(String text) {
        return ",{\"role\":\"assistant\",\"content\":\"" + text + "\"}";
    }

    @Test
    void aRowIsTheTaskOfItsAnswers() {
        SampleGroup task = Samples.task(row(1, "")).orElseThrow();
        assertThat(Samples.task(row(1, answer("a")))).contains(task);
        assertThat(Samples.task(row(1, answer("b")))).contains(task);
        assertThat(Samples.task(row(2, ""))).isPresent().get().isNotEqualTo(task);
        assertThat(Samples.task("{\"messages\":7}")).isEmpty();
        assertThat(Samples.task("no JSON")).isEmpty();
    }

    @Test
    void rowsOfTasksThatTeachAreKeptAsTheyAre(@TempDir Path folder) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (String answer : List.of("1r", "1r", "2r", "2w", "3w", "3w")) {
            byte[] line = row(answer.charAt(0) - '0', answer(answer)).getBytes(StandardCharsets.UTF_8);
            if (Samples.read(line, 0) instanceof Entry.Ready(var id, var sample)) {
                samples.add(sample);
            }
        }
        TaskProfiler profiler = TaskProfiler.ofReward();
        BatchScorer.of(sample -> Reward.of(sample.completion().endsWith("r") ? 1 : 0)).withListener(profiler)
                .scoreAll(samples);
        Path dataset = Files.write(folder.resolve("train.jsonl"), List.of(row(1, ""), row(2, ""), row(3, ""), row(4,
                "")));
        Path kept = folder.resolve("kept.jsonl");
        assertThat(profiler.profile().keep(0.2, 0.8).write(dataset, kept, Samples::task)).isEqualTo(1);
        assertThat(kept).hasContent(row(2, ""));
    }
}
