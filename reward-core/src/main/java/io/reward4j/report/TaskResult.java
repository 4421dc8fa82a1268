package io.reward4j.report;

import io.reward4j.report.stats.PassAtK;
import java.util.Objects;
import java.util.OptionalDouble;

/// What became of the answers to one task.
///
/// @param key what tells it from others, in this run and in the next: the value of a field, or a hash of the prompt and
///     the reference
/// @param name for people: the value of the field, or the beginning of the prompt
/// @param answers how many answers have an outcome, those included of which it was not asked because a gate had closed
/// @param passed how many of them passed
/// @param failed how many answers have none, because something failed; they count nowhere else
/// @param meanOutcome the mean of the outcomes that have a value; `0` if there are none
/// @param flat whether there are at least two outcomes, all equal, so that group-relative training learns nothing
public record TaskResult(
        String key, String name, int answers, int passed, int failed, double meanOutcome, boolean flat) {

    public TaskResult {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(name, "name");
    }

    /// The share of the answers that passed; nothing where no answer has an outcome.
    public OptionalDouble passRate() {
        return answers == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) passed / answers);
    }

    /// The estimate that at least one of `k` answers passes; nothing where there are fewer.
    public OptionalDouble passAt(int k) {
        return PassAtK.anyOf(k, answers, passed);
    }

    /// Tells whether all answers passed; never true where there are none.
    public boolean isTooEasy() {
        return answers > 0 && passed == answers;
    }

    /// Tells whether no answer passed; never true where there are none.
    public boolean isTooHard() {
        return answers > 0 && passed == 0;
    }
}
