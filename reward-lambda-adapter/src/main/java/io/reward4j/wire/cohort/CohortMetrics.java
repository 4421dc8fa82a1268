package io.reward4j.wire.cohort;

import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.List;

/// Says of each reward whom it was compared with.
///
/// @param compared how many samples with a reward were compared
/// @param isShort whether some siblings were missing
/// @param isShaped whether the group reward was applied
record CohortMetrics(int compared, boolean isShort, boolean isShaped) {

    Outcome on(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Scored(Sample sample, Reward reward) -> new Outcome.Scored(sample, on(reward));
            case Outcome.Failed failed -> failed;
        };
    }

    private Reward on(Reward reward) {
        List<Component> components = new ArrayList<>(reward.components());
        components.add(metric("cohort_size", compared));
        components.add(metric("cohort_short", isShort ? 1 : 0));
        components.add(metric("cohort_unshaped", isShaped ? 0 : 1));
        return new Reward(reward.value(), reward.rationale(), components);
    }

    private static Component metric(String name, double value) {
        return new Component.Scored(name, Role.METRIC, 0, Reward.of(value));
    }
}
