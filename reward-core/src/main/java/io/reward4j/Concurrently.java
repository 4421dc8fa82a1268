package io.reward4j;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Runs several calls for one sample at the same time, at most 32 at once, with the deadline and the listener of the
/// batch that this thread works for. Panels, comparisons in both orders and tournaments use it.
public final class Concurrently {

    private Concurrently() {}

    /// Makes calls whose results are needed together. Each has its own attempt. After the first failure no more calls
    /// are started, and the method waits for those under way, until the deadline.
    ///
    /// An exception of a call is its failure. If it is not a [RewardException], or if the call returns `null`, the
    /// failure has the kind `SCORER_FAILED`.
    ///
    /// @return one attempt for each call, in order; [Attempt#values] takes their values out
    public static <T> List<Attempt<T>> call(List<? extends Supplier<? extends T>> calls) {
        List<TaskRunner.Task<T>> tasks = new ArrayList<>(calls.size());
        for (Supplier<? extends T> call : calls) {
            tasks.add(new TaskRunner.Task<>(() -> CheckedScoring.guarded(call), true));
        }
        return TaskRunner.together(tasks);
    }

    /// Scores the sample by each function. A failure is an outcome and does not affect the others.
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
