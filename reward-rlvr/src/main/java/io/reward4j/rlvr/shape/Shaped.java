package io.reward4j.rlvr.shape;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import java.util.ArrayList;
import java.util.List;

/// What shaping makes of a reward: another value, the same components, and the value before any shaping as the metric
/// `unshaped`, so that a trainer can still filter prompts by what was right.
final class Shaped {

    private static final String UNSHAPED = "unshaped";

    private Shaped() {}

    static Reward of(Reward base, double value, String why) {
        List<Component> components = new ArrayList<>(base.components());
        if (components.stream().noneMatch(component -> component.name().equals(UNSHAPED))) {
            components.add(new Component.Scored(UNSHAPED, Role.METRIC, 0, Reward.of(base.value())));
        }
        return new Reward(value, base.rationale().isEmpty() ? why : base.rationale() + "; " + why, components);
    }
}
