package io.reward4j.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Lambda Managed Instances call one instance from several threads.
class ManyThreadsTest {

    private static final int THREADS = 16;
    private static final int EVENTS = 25;

    /// The completion is the reward.
    private static final RewardFunction NUMBER = sample -> Reward.of(Double.parseDouble(sample.completion()));

    @Test
    void eachInvocationHasItsOwnReplyAndItsOwnFigures() throws Exception {
        check(NUMBER);
    }

    @Test
    void soItIsWhereTheRewardWaits() throws Exception {
        check(NUMBER.withTraits(Traits.calling(1)));
    }

    private static void check(RewardFunction reward) throws Exception {
        Logged lambda = Logged.of(reward);
        List<Future<?>> threads = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
            for (int t = 0; t < THREADS; t++) {
                String value = "" + t / 16.0;
                threads.add(executor.submit(() -> {
                    for (int i = 0; i < EVENTS; i++) {
                        String reply = lambda.answer(Logged.event(value, value, value));
                        assertThat(reply.split("\"aggregate_reward_score\":" + value + ",", -1)).hasSize(4);
                    }
                }));
            }
            for (Future<?> thread : threads) {
                thread.get();
            }
        }
        List<JsonNode> metrics = lambda.metrics();
        assertThat(metrics).hasSize(THREADS * EVENTS).allSatisfy(line -> {
            assertThat(line.path("Samples").asInt()).isEqualTo(3);
            double mean = line.path("RewardMean").asDouble();
            assertThat(line.path("AggregateReward")).allSatisfy(value -> assertThat(value.asDouble()).isEqualTo(mean));
        });
        for (int t = 0; t < THREADS; t++) {
            double value = t / 16.0;
            assertThat(metrics).filteredOn(line -> line.path("RewardMean").asDouble() == value).hasSize(EVENTS);
        }
        assertThat(lambda.samples()).hasSize(THREADS * EVENTS * 3);
    }
}
