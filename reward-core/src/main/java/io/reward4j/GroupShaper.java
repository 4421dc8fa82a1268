package io.reward4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Applies a group reward to the outcomes of a batch, under the deadline of the batch.
final class GroupShaper {

    private GroupShaper() {}

    /// Replaces the scored outcomes by shaped ones, in place.
    ///
    /// @param traits what the shaped rewards announce
    static void shape(
            List<Outcome> outcomes, GroupRewardFunction function, Traits traits, Context context, Workers workers) {
        Map<SampleGroup, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Scored scored) {
                members.computeIfAbsent(SampleGroup.of(scored.sample()), group -> new ArrayList<>()).add(i);
            }
        }
        shape(List.copyOf(members.values()), outcomes, function, traits, context, workers);
    }

    /// Replaces the scored outcomes by shaped ones, in place, as those of one group.
    static void shapeOne(
            List<Outcome> outcomes, GroupRewardFunction function, Traits traits, Context context, Workers workers) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Scored) {
                members.add(i);
            }
        }
        if (!members.isEmpty()) {
            shape(List.of(members), outcomes, function, traits, context, workers);
        }
    }

    private static void shape(
            List<List<Integer>> groups,
            List<Outcome> outcomes,
            GroupRewardFunction function,
            Traits traits,
            Context context,
            Workers workers) {
        List<TaskRunner.Task<List<Reward>>> tasks = new ArrayList<>(groups.size());
        for (List<Integer> group : groups) {
            Rewarded rewarded = Rewarded.of(outcomes, group);
            tasks.add(new TaskRunner.Task<>(() -> shaped(rewarded, function, traits), false));
        }
        List<Attempt<List<Reward>>> attempts = TaskRunner.batch(tasks, context, workers).orThrow();
        for (int g = 0; g < groups.size(); g++) {
            replace(outcomes, groups.get(g), attempts.get(g));
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
        List<Reward> rewards = CheckedScoring.guarded(() -> function.score(group.samples(), group.rewards()));
        if (rewards.size() != group.samples().size()) {
            throw new RewardException(
                    RewardException.Kind.SCORER_FAILED,
                    "the group reward returned " + rewards.size() + " rewards for " + group.samples().size()
                            + " samples");
        }
        for (Reward reward : rewards) {
            // foreign code may have put null into its list
            CheckedScoring.checked(CheckedScoring.guarded(() -> reward), traits);
        }
        return List.copyOf(rewards);
    }

    private static void replace(List<Outcome> outcomes, List<Integer> indices, Attempt<List<Reward>> shaped) {
        for (int i = 0; i < indices.size(); i++) {
            Sample sample = outcomes.get(indices.get(i)).sample();
            outcomes.set(indices.get(i), switch (shaped) {
                case Attempt.Done<List<Reward>>(List<Reward> rewards) -> new Outcome.Scored(sample, rewards.get(i));
                case Attempt.Failed<List<Reward>>(RewardException cause) -> new Outcome.Failed(sample, cause);
                case Attempt.NotStarted<List<Reward>>() -> throw new IllegalStateException("a group was left out");
            });
        }
    }
}
