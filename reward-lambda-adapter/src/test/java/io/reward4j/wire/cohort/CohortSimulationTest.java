package io.reward4j.wire.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.BatchScorer;
import io.reward4j.Deadline;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.group.GroupRewards;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two trainers that share one process of rewards, and do what trainers do.
@Timeout(120)
class CohortSimulationTest {

    private static final int SIZE = 8;
    private static final int PROMPTS = 60;

    private final Map<String, Integer> timesScored = new ConcurrentHashMap<>();

    private final RewardFunction reward = sample -> {
        timesScored.merge(sample.id(), 1, Integer::sum);
        return Reward.of(sample.completion().length() / 100.0);
    };

    /// What one client sends, in its order. A sample may come twice, and may be held up.
    private record Client(List<Sample> samples, long seed) {}

    private static List<Sample> rollouts(Random random) {
        List<Sample> rollouts = new ArrayList<>();
        for (int prompt = 0; prompt < PROMPTS; prompt++) {
            for (int i = 0; i < SIZE; i++) {
                rollouts.add(Sample.of("prompt " + prompt, "x".repeat(random.nextInt(6)))
                        .withId(prompt + "/" + i).withReference("r"));
            }
        }
        return rollouts;
    }

    private void run(Client client, BatchScorer scorer, Cohorts cohorts, Map<String, List<Double>> values)
            throws Exception {
        Random random = new Random(client.seed());
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> results = new ArrayList<>();
            for (Sample sample : client.samples()) {
                long held = random.nextInt(2_000_000);
                results.add(calls.submit(() -> {
                    LockSupport.parkNanos(held);
                    Outcome outcome = cohorts.scoreAll(
                            scorer, List.of(sample), Deadline.after(Duration.ofSeconds(60))).getFirst();
                    double value = ((Outcome.Scored) outcome).reward().value();
                    values.computeIfAbsent(sample.id(), id -> Collections.synchronizedList(new ArrayList<>()))
                            .add(value);
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void rewardsAreThoseOfOneBatchWhateverIsSentAgainLostOrLate(long seed) throws Exception {
        Random random = new Random(seed);
        List<Sample> sent = rollouts(random);
        sent.removeIf(sample -> random.nextInt(40) == 0);
        List<List<Sample>> clients = List.of(new ArrayList<>(), new ArrayList<>());
        for (Sample sample : sent) {
            int times = random.nextInt(5) == 0 ? 2 : 1;
            for (int i = 0; i < times; i++) {
                clients.get(random.nextInt(2)).add(sample);
            }
        }
        clients.forEach(samples -> Collections.shuffle(samples, random));
        BatchScorer scorer = BatchScorer.of(reward).withGroupReward(GroupRewards.standardized());
        Map<String, List<Double>> values = new ConcurrentHashMap<>();
        Cohorts cohorts = Cohorts.builder(SIZE, Duration.ofSeconds(2)).remembering(Duration.ofMinutes(1)).build();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Client client = new Client(clients.get(i), seed * 10 + i);
                ends.add(threads.submit(() -> {
                    run(client, scorer, cohorts, values);
                    return client;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        Map<String, Integer> inCohorts = new HashMap<>(timesScored);
        assertThat(inCohorts.values()).containsOnly(1);
        assertThat(values.keySet()).isEqualTo(inCohorts.keySet());
        List<Outcome> batch = scorer.scoreAll(sent);
        for (int i = 0; i < sent.size(); i++) {
            double expected = ((Outcome.Scored) batch.get(i)).reward().value();
            assertThat(values.get(sent.get(i).id())).as(sent.get(i).id()).containsOnly(expected);
        }
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void memoryReturnsToWhereItWasAfterAHundredThousandCohorts() throws Exception {
        BatchScorer scorer = BatchScorer.of(sample -> Reward.of(sample.completion().length() / 1_000.0))
                .withGroupReward(GroupRewards.ranks());
        Cohorts cohorts = Cohorts.builder(2, Duration.ofMinutes(1)).holding(1_000).build();
        long before = usedBytes();
        String padding = "x".repeat(500);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> wins = IntStream.range(0, 2).mapToObj(client -> clients.submit(() -> {
                int won = 0;
                for (int i = 0; i < 100_000; i++) {
                    Sample sample = Sample.of("prompt " + i, padding.substring((i + client) % 2));
                    Outcome outcome = cohorts.scoreAll(scorer, List.of(sample), Deadline.none()).getFirst();
                    won += (int) ((Outcome.Scored) outcome).reward().value();
                }
                return won;
            })).toList();
            assertThat(wins.get(0).get()).isEqualTo(50_000);
            assertThat(wins.get(1).get()).isEqualTo(50_000);
        }
        assertThat(usedBytes() - before).isLessThan(8 << 20);
        assertThat(cohorts.held()).isEqualTo(1_000);
    }
}
