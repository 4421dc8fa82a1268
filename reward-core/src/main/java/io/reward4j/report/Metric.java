package io.reward4j.report;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import java.util.List;
import java.util.Objects;

/// A named number out of a reward's component tree.
///
/// @param name the names of the parts on the way, joined by `/`, such as `comments/grounded`
/// @param role what the part does to the whole
/// @param value the part's value; finite
public record Metric(String name, Role role, double value) {

    public Metric {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
    }

    /// Returns the metrics of a reward's components, in declared order, each name once.
    ///
    /// The items of a completion have no metrics of their own: the parts of like name in them are
    /// averaged over the items that have them. A part that was skipped or failed has no metric.
    public static List<Metric> of(Reward reward) {
        return of(reward.components());
    }

    /// Returns the metrics of components, as [#of(Reward)] does.
    public static List<Metric> of(List<Component> components) {
        return MetricPaths.flatten(components);
    }
}
