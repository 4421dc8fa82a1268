package io.reward4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Applies a group reward to the outcomes of a batch.
final class Groups {

    private Groups() {}

    /// Replaces the scored outcomes by shaped ones, in place.
    static void shape(List<Outcome> outcomes, GroupRewardFunction function, Traits traits) {
        Map<SampleGroup, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Scored scored) {
                groups.computeIfAbsent(SampleGroup.of(scored.sample()), group -> new ArrayList<>()).add(i);
            }
        }
        groups.values().forEach(indices -> shape(outcomes, indices, function, traits));
    }

    private static void shape(
            List<Outcome> outcomes, List<Integer> indices, GroupRewardFunction function, Traits traits) {
        List<Sample> samples = new ArrayList<>(indices.size());
        List<Reward> base = new ArrayList<>(indices.size());
        for (int index : indices) {
            if (outcomes.get(index) instanceof Outcome.Scored(Sample sample, Reward reward)) {
                samples.add(sample);
                base.add(reward);
            }
        }
        try {
            List<Reward> shaped = Scoring.guarded(() -> function.score(List.copyOf(samples), List.copyOf(base)));
            if (shaped.size() != samples.size()) {
                throw new RewardException(
                        RewardException.Kind.SCORER_FAILED,
                        "the group reward returned " + shaped.size() + " rewards for " + samples.size() + " samples");
            }
            for (int i = 0; i < indices.size(); i++) {
                Reward reward = Scoring.checked(shaped.get(i), traits);
                outcomes.set(indices.get(i), new Outcome.Scored(samples.get(i), reward));
            }
        } catch (RewardException e) {
            for (int i = 0; i < indices.size(); i++) {
                outcomes.set(indices.get(i), new Outcome.Failed(samples.get(i), e));
            }
        }
    }
}
