package io.reward4j.judge.lab;

import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.List;

/// Outcomes for tests.
final class Outcomes {

    private Outcomes() {}

    /// Returns an outcome for each value, of samples `s0`, `s1` and so on; a `NaN` is one that failed.
    static List<Outcome> of(double... values) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            outcomes.add(of("s" + i, values[i]));
        }
        return outcomes;
    }

    private static Outcome of(String id, double value) {
        Sample sample = Sample.of("question", "answer").withId(id);
        if (Double.isNaN(value)) {
            return new Outcome.Failed(sample, new RewardException(Kind.JUDGE_UNAVAILABLE, "no reply"));
        }
        Component half = new Component.Scored("half", Role.TERM, 1, Reward.of(value / 2));
        Component aside = new Component.Scored("aside", Role.METRIC, 0, Reward.of(7));
        return new Outcome.Scored(sample, new Reward(value, "", List.of(half, aside)));
    }
}
