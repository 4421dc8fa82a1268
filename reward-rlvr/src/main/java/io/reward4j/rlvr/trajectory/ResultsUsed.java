package io.reward4j.rlvr.trajectory;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.TrajectoryCall;
import io.reward4j.rlvr.trajectory.Values.Amount;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// The share of the values in the answer that stand in a tool's result.
record ResultsUsed() implements RewardFunction {

    private static final int MOST = 1_000;
    private static final int MOST_SHOWN = 3;

    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        Set<Object> missing = new LinkedHashSet<>();
        Values.in(sample.completion(), value -> {
            boolean counts = !(value instanceof Amount amount && amount.isSmall());
            if (counts && missing.size() < MOST) {
                missing.add(value);
            }
        });
        int all = missing.size();
        if (all == 0) {
            return Reward.of(1, "the answer has no values");
        }
        WantedValues wanted = new WantedValues(missing);
        for (TrajectoryCall call : TrajectoryCall.in(sample.messages())) {
            call.result().ifPresent(result -> wanted.takeOut(result.content()));
        }
        String why = missing.isEmpty()
                ? ""
                : "in no result: " + missing.stream().limit(MOST_SHOWN).map(Object::toString).collect(
                        Collectors.joining(", "));
        return Reward.of((all - missing.size()) / (double) all, why);
    }

    @Override
    public Traits traits() {
        return Rule.TRAITS;
    }
}
