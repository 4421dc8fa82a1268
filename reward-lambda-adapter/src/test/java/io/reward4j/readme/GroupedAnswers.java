package io.reward4j.readme;

import io.reward4j.BatchScorer;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.group.GroupRewards;
import io.reward4j.report.TaskProfile;
import io.reward4j.report.TaskProfiler;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.Samples;
import io.reward4j.wire.http.RewardServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the READMEs say of groups and tasks.
final class GroupedAnswers {

    private GroupedAnswers() {}

    static BatchScorer scorer(RewardFunction reward) {
        BatchScorer scorer = BatchScorer.of(reward)
                .withGroupReward(GroupRewards.decoupled(Map.of("correct", 1.0, "concise", 0.5)));
        return scorer;
    }

    static void keep(RewardFunction reward, List<Sample> samples) throws IOException {
        TaskProfiler profiler = TaskProfiler.of("correct");
        BatchScorer.of(reward).withListener(profiler).scoreAll(samples);
        TaskProfile profile = profiler.profile();
        System.out.println(profile);
        profile.keep(0.2, 0.8).write(Path.of("train.jsonl"), Path.of("train.kept.jsonl"), Samples::task);
    }

    static RewardServer server(RewardFunction reward) throws IOException {
        RewardEndpoint endpoint = RewardEndpoint.builder(reward).group(GroupRewards.ranks()).build();
        RewardServer server = RewardServer.builder(endpoint).cohorts(8, Duration.ofSeconds(20)).start(8080);
        return server;
    }
}
