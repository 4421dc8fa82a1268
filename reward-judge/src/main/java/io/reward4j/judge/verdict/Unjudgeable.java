package io.reward4j.judge.verdict;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import java.util.List;
import java.util.function.Supplier;

/// What an answer is worth that a judge's model cannot read. Whoever writes the answer can bring that about, so that it
/// is no outage.
///
/// @param worth in `[0, 1]`
public record Unjudgeable(double worth) {

    public static final Unjudgeable WORST = new Unjudgeable(0);

    public Unjudgeable {
        if (!(worth >= 0 && worth <= 1)) {
            throw new IllegalArgumentException(
                    "the worth of an answer that cannot be judged is in [0, 1], not " + worth);
        }
    }

    /// Returns the reward, or the one for an answer that cannot be judged.
    public Reward orElse(Supplier<Reward> judging) {
        try {
            return judging.get();
        } catch (RewardException e) {
            if (e.kind() != Kind.UNJUDGEABLE_ANSWER) {
                throw e;
            }
            return new Reward(
                    worth,
                    "the judge cannot read this answer: " + e.getMessage(),
                    List.of(new Component.Scored("unjudgeable", Role.METRIC, 0, Reward.of(1))));
        }
    }
}
