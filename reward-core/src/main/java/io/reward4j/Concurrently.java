package io.reward4j;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Does several things for one sample at the same time, at most 32 at once, under the deadline and the listener of the
/// batch that this thread works for: what panels, comparisons in both orders and tournaments are made of.
public final class Concurrently {

    private Concurrently() {}

    /// Makes calls that are worth something only together, each to an attempt of its own. After the first that fails no
    /// more are started, and those under way are awaited, until the deadline.
    ///
    /// Whatever a call throws is its failure: an exception that is no [RewardException] is of the kind `SCORER_FAILED`,
    /// and so is a call that returns `null`.
    ///
    /// @return one attempt for each call, in order; [Attempt#values] takes their values out
    public static <T> List<Attempt<T>> call(List<? extends Supplier<? extends T>> calls) {
        List<TaskRunner.Task<T>> tasks = new ArrayList<>(calls.size());
        for (Supplier<? extends T> call : calls) {
            tasks.add(new TaskRunner.Task<>(() -> CheckedScoring.guarded(call), true));
        }
        return TaskRunner.together(tasks);
    }

    /// Scores the sample by each function. What fails is an outcome and never harms the others.
    ///
    /// @return one outcome for each function, in order
    public static List<Outcome> score(List<? extends RewardFunction> functions, Sample sample) {
        List<TaskRunner.Task<Reward>> tasks = new ArrayList<>(functions.size());
        for (RewardFunction function : functions) {
            tasks.add(new TaskRunner.Task<>(() -> CheckedScoring.score(function, sample), false));
        }
        return TaskRunner.together(tasks).stream().map(attempt -> CheckedScoring.outcome(sample, attempt)).toList();
    }
}
