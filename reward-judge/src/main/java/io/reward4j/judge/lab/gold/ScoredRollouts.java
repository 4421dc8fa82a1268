package io.reward4j.judge.lab.gold;

import io.reward4j.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Samples of a run and what they were rewarded with, read from the lines of JSON that went in and came out.
///
/// @param rewards the rewards by the samples' ids; without samples that have none
record ScoredRollouts(List<Sample> samples, Map<String, Double> rewards) {

    private static final String REWARD = "aggregate_reward_score";
    private static final String FAILED = "reward_failed";

    /// @throws IllegalArgumentException if a line is no sample or no result
    static ScoredRollouts read(Path samples, Path results) {
        Map<String, Double> rewards = new LinkedHashMap<>();
        JsonLines.read(results.toString(), TextFile.read(results), (line, node) -> {
            if (node.path(REWARD).isNumber() && !isFailed(node)) {
                rewards.put(node.path("id").asString(""), node.path(REWARD).doubleValue());
            }
        });
        List<Sample> read = new ArrayList<>();
        JsonLines.read(samples.toString(), TextFile.read(samples), (line, node) -> {
            if (rewards.containsKey(node.path("id").asString(""))) {
                read.add(sample(node));
            }
        });
        return new ScoredRollouts(List.copyOf(read), rewards);
    }

    private static boolean isFailed(JsonNode result) {
        return result.path("metrics_list").valueStream()
                .anyMatch(metric -> metric.path("name").asString("").equals(FAILED)
                        && metric.path("value").asDouble(0) == 1);
    }

    private static Sample sample(JsonNode node) {
        return new Sample(
                node.path("id").asString(""), JudgeCaseReader.conversation(node),
                JsonNodeFactory.instance.missingNode(),
                JsonNodeFactory.instance.objectNode());
    }

    /// The samples in bands of about equal size, from the lowest rewards to the highest.
    List<List<Sample>> bands(int count) {
        List<Sample> sorted = samples.stream()
                .sorted(Comparator.<Sample>comparingDouble(sample -> rewards.getOrDefault(sample.id(), 0.0))
                        .thenComparing(Sample::id))
                .toList();
        List<List<Sample>> bands = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            bands.add(sorted.subList(sorted.size() * i / count, sorted.size() * (i + 1) / count));
        }
        return bands;
    }
}
