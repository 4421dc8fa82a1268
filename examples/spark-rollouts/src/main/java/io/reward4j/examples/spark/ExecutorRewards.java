package io.reward4j.examples.spark;

import io.reward4j.RewardFunction;
import io.reward4j.wire.RewardEndpoint;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The rewards of this executor. They stay as long as it lives: their caches, connections and limits are those of all
/// of its tasks.
final class ExecutorRewards {

    private static final ConcurrentMap<String, RewardFunction> REWARDS = new ConcurrentHashMap<>();

    private ExecutorRewards() {}

    /// @param name of the mapper
    /// @param concurrency of a reward that waits; one that computes has the one thread that its task is given
    static RewardEndpoint endpoint(String name, RewardSource source, int concurrency) {
        RewardFunction reward = REWARDS.computeIfAbsent(name, unknown -> source.reward());
        return RewardEndpoint.builder(reward)
                .concurrency(reward.traits().blocking() ? concurrency : 1)
                .build();
    }
}
