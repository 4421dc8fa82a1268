package io.reward4j;

import java.util.ArrayList;
import java.util.List;

/// Scores one sample by several functions at the same time, each to an outcome of its own: what
/// panels, comparisons in both orders and tournaments are made of.
public final class Concurrently {

    private Concurrently() {}

    /// Scores the sample by each function, at most 32 at once, under the deadline and the listener of
    /// the batch that this thread works for. What fails is an outcome and never harms the others.
    ///
    /// @return one outcome for each function, in order
    public static List<Outcome> score(List<? extends RewardFunction> functions, Sample sample) {
        List<Fork.Task> tasks = new ArrayList<>(functions.size());
        for (RewardFunction function : functions) {
            tasks.add(new Fork.Task(() -> Scoring.score(function, sample), false));
        }
        if (tasks.isEmpty()) {
            return List.of();
        }
        List<Outcome> outcomes = new ArrayList<>(tasks.size());
        for (Fork.Result result : Fork.together(tasks)) {
            outcomes.add(switch (result) {
                case Fork.Scored(Reward reward) -> new Outcome.Scored(sample, reward);
                case Fork.Failed(RewardException cause) -> new Outcome.Failed(sample, cause);
                case Fork.NotStarted() -> throw new IllegalStateException("a function was left out");
            });
        }
        return List.copyOf(outcomes);
    }
}
