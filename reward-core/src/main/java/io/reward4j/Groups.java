package io.reward4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Applies a group reward to the outcomes of a batch, under the deadline of the batch.
final class Groups {

    private Groups() {}

    /// Replaces the scored outcomes by shaped ones, in place.
    ///
    /// @param traits what the shaped rewards announce
    static void shape(
            List<Outcome> outcomes, GroupRewardFunction function, Traits traits, Context context, int threads) {
        Map<SampleGroup, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Scored scored) {
                members.computeIfAbsent(SampleGroup.of(scored.sample()), group -> new ArrayList<>()).add(i);
            }
        }
        List<List<Integer>> groups = List.copyOf(members.values());
        AtomicReferenceArray<List<Reward>> shaped = new AtomicReferenceArray<>(groups.size());
        List<Fork.Task> tasks = new ArrayList<>(groups.size());
        for (int g = 0; g < groups.size(); g++) {
            int group = g;
            Rewarded rewarded = Rewarded.of(outcomes, groups.get(g));
            tasks.add(new Fork.Task(() -> {
                shaped.set(group, shaped(rewarded, function, traits));
                return Reward.pass();
            }, false));
        }
        List<Fork.Result> results = Fork.batch(tasks, context, threads, traits.blocking()).orThrow();
        for (int g = 0; g < groups.size(); g++) {
            replace(outcomes, groups.get(g), results.get(g), shaped.get(g));
        }
    }

    /// The samples of a group and their rewards.
    private record Rewarded(List<Sample> samples, List<Reward> rewards) {

        static Rewarded of(List<Outcome> outcomes, List<Integer> indices) {
            List<Sample> samples = new ArrayList<>(indices.size());
            List<Reward> rewards = new ArrayList<>(indices.size());
            for (int index : indices) {
                if (outcomes.get(index) instanceof Outcome.Scored(Sample sample, Reward reward)) {
                    samples.add(sample);
                    rewards.add(reward);
                }
            }
            return new Rewarded(List.copyOf(samples), List.copyOf(rewards));
        }
    }

    private static List<Reward> shaped(Rewarded group, GroupRewardFunction function, Traits traits) {
        List<Reward> rewards = Scoring.guarded(() -> function.score(group.samples(), group.rewards()));
        if (rewards.size() != group.samples().size()) {
            throw new RewardException(
                    RewardException.Kind.SCORER_FAILED,
                    "the group reward returned " + rewards.size() + " rewards for " + group.samples().size()
                            + " samples");
        }
        for (Reward reward : rewards) {
            // foreign code may have put null into its list
            Scoring.checked(Scoring.guarded(() -> reward), traits);
        }
        return List.copyOf(rewards);
    }

    private static void replace(
            List<Outcome> outcomes, List<Integer> indices, Fork.Result result, List<Reward> shaped) {
        for (int i = 0; i < indices.size(); i++) {
            Sample sample = outcomes.get(indices.get(i)).sample();
            outcomes.set(indices.get(i), switch (result) {
                case Fork.Scored scored -> new Outcome.Scored(sample, shaped.get(i));
                case Fork.Failed(RewardException cause) -> new Outcome.Failed(sample, cause);
                case Fork.NotStarted() -> throw new IllegalStateException("a group was left out");
            });
        }
    }
}
