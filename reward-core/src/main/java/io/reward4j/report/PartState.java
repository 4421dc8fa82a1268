package io.reward4j.report;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import java.util.List;

/// What became of a part of a reward, by the name of its [Metric].
public enum PartState {
    /// It has a value.
    SCORED,
    /// It was not asked, because a gate had closed or a factor was 0, or the answer holds no item of it.
    NOT_ASKED,
    /// It could not be scored.
    FAILED,
    /// The reward has no such part.
    UNKNOWN;

    /// Returns the state of a part, such as `correct` or `comments/grounded`.
    public static PartState of(Reward reward, String name) {
        return find(reward.components(), name);
    }

    /// Items are looked through, as their metrics are averaged; one that has a value is enough.
    private static PartState find(List<Component> components, String name) {
        PartState state = UNKNOWN;
        for (Component component : components) {
            PartState found = find(component, name);
            if (found.compareTo(state) < 0) {
                state = found;
            }
        }
        return state;
    }

    private static PartState find(Component component, String name) {
        boolean isItem = component.name().startsWith("[");
        boolean isBelow = name.startsWith(component.name() + "/");
        if (!(isItem || isBelow || name.equals(component.name()))) {
            return UNKNOWN;
        }
        return switch (component) {
            case Component.Skipped skipped -> NOT_ASKED;
            case Component.Failed failed -> FAILED;
            case Component.Scored scored when isItem -> find(scored.reward().components(), name);
            case Component.Scored scored when !isBelow -> SCORED;
            case Component.Scored scored when scored.reward().components().isEmpty() -> NOT_ASKED;
            case Component.Scored scored ->
                find(scored.reward().components(), name.substring(scored.name().length() + 1));
        };
    }
}
