package io.reward4j.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.BatchScorer;
import io.reward4j.Content;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.report.TaskProfile;
import io.reward4j.report.TaskProfiler;
import io.reward4j.report.TaskResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The profile of real trajectories, four trials a task, against a direct count.
class TauProfileTest {

    private final List<String> lines = new ArrayList<>();

    /// What was recorded, by task.
    private final Map<String, List<Double>> recorded = new TreeMap<>();

    private static RewardFunction ofRecord() {
        return sample -> Reward.of(sample.metadata().path("recorded_reward").doubleValue());
    }

    @BeforeEach
    void readTheFile() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(getClass().getResourceAsStream("trajectories/tau_airline.jsonl.gz")), UTF_8))) {
            in.lines().forEach(lines::add);
        }
        JsonMapper json = JsonMapper.builder().build();
        for (String line : lines) {
            JsonNode row = json.readTree(line);
            recorded.computeIfAbsent(row.path("task").toString(), task -> new ArrayList<>())
                    .add(row.path("recorded_reward").doubleValue());
        }
    }

    private TaskProfile profile() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (Samples.read(lines.get(i).getBytes(UTF_8), i) instanceof Entry.Ready(var id, var sample)) {
                samples.add(sample);
            }
        }
        TaskProfiler profiler = TaskProfiler.ofReward().byField("/task");
        BatchScorer.of(ofRecord().reading(Content.TRAJECTORY)).withListener(profiler).scoreAll(samples);
        return profiler.profile();
    }

    /// The share of the pairs of trials of which at least one passed.
    private static double pairs(List<Double> trials) {
        int pairs = 0;
        int solved = 0;
        for (int i = 0; i < trials.size(); i++) {
            for (int j = 0; j < i; j++) {
                pairs++;
                solved += trials.get(i) == 1 || trials.get(j) == 1 ? 1 : 0;
            }
        }
        return (double) solved / pairs;
    }

    @Test
    void theProfileIsWhatCountingGives() {
        TaskProfile profile = profile();
        assertThat(lines).hasSize(68);
        assertThat(profile.failed()).isZero();
        assertThat(profile.tasks()).hasSameSizeAs(recorded.keySet());
        for (TaskResult task : profile.tasks()) {
            List<Double> trials = Objects.requireNonNull(recorded.get(task.key()));
            assertThat(task.answers()).isEqualTo(trials.size());
            assertThat(task.passed()).isEqualTo(trials.stream().filter(reward -> reward == 1).count());
        }
        assertThat(profile.flat()).isEqualTo(
                recorded.values().stream().filter(trials -> trials.stream().distinct().count() == 1).count());
        assertThat(profile.passAt(1).orElseThrow().mean()).isCloseTo(
                recorded.values().stream().flatMap(List::stream).mapToDouble(reward -> reward == 1 ? 1 : 0).average()
                        .orElseThrow(),
                within(1e-12));
        assertThat(profile.passAt(2).orElseThrow().mean()).isCloseTo(
                recorded.values().stream().mapToDouble(TauProfileTest::pairs).average().orElseThrow(), within(1e-12));
        assertThat(profile.passAt(4).orElseThrow().mean()).isCloseTo(
                recorded.values().stream().filter(trials -> trials.contains(1.0)).count() / (double) recorded.size(),
                within(1e-12));
        assertThat(profile.passAll(4).orElseThrow().mean()).isCloseTo(
                profile.tooEasy() / (double) recorded.size(), within(1e-12));
    }

    @Test
    void keptLinesAreThoseOfTasksThatAreSolvedSometimes(@TempDir Path folder) throws IOException {
        Path all = Files.write(folder.resolve("all.jsonl"), lines);
        Path kept = folder.resolve("kept.jsonl");
        long count = profile().keep(0.2, 0.8).write(all, kept, "/task");
        assertThat(count).isEqualTo(recorded.values().stream()
                .filter(trials -> trials.stream().distinct().count() > 1).mapToLong(List::size).sum());
        assertThat(lines).containsAll(Files.readAllLines(kept)).hasSizeGreaterThan((int) count);
    }
}
