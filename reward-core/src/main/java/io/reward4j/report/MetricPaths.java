package io.reward4j.report;

import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Flattens a component tree into metrics.
final class MetricPaths {

    private static final int FEW = 16;

    private final Map<String, Mean> means = new LinkedHashMap<>();

    private MetricPaths() {}

    static List<Metric> flatten(List<Component> components) {
        if (isFlat(components)) {
            return ofFlat(components);
        }
        MetricPaths paths = new MetricPaths();
        paths.add("", components);
        List<Metric> metrics = new ArrayList<>(paths.means.size());
        paths.means.forEach((name, mean) -> metrics.add(new Metric(name, mean.role, mean.value())));
        return metrics;
    }

    /// Tells whether every component is a part without parts, so that paths are names and names differ.
    private static boolean isFlat(List<Component> components) {
        if (components.size() > FEW) {
            return false;
        }
        for (Component component : components) {
            boolean leaf = switch (component) {
                case Component.Scored scored ->
                    scored.role() != Role.ITEM && scored.reward().components().isEmpty();
                case Component.Skipped skipped -> true;
                case Component.Failed failed -> failed.components().isEmpty();
            };
            if (!leaf || occursTwice(component.name(), components)) {
                return false;
            }
        }
        return true;
    }

    private static boolean occursTwice(String name, List<Component> components) {
        int count = 0;
        for (Component component : components) {
            if (component.name().equals(name)) {
                count++;
            }
        }
        return count > 1;
    }

    private static List<Metric> ofFlat(List<Component> components) {
        List<Metric> metrics = new ArrayList<>(components.size());
        for (Component component : components) {
            if (component instanceof Component.Scored scored) {
                metrics.add(new Metric(scored.name(), scored.role(), scored.reward().value()));
            }
        }
        return metrics;
    }

    private void add(String path, List<Component> components) {
        for (Component component : components) {
            switch (component) {
                case Component.Scored scored when scored.role() == Role.ITEM ->
                    add(path, scored.reward().components());
                case Component.Scored scored -> {
                    String name = path + scored.name();
                    means.computeIfAbsent(name, key -> new Mean(scored.role())).add(scored.reward().value());
                    add(name + "/", scored.reward().components());
                }
                case Component.Skipped skipped -> {
                }
                case Component.Failed failed when failed.name().startsWith("[") -> add(path, failed.components());
                case Component.Failed failed -> add(path + failed.name() + "/", failed.components());
            }
        }
    }

    private static final class Mean {

        private final Role role;
        private double mean;
        private long count;

        Mean(Role role) {
            this.role = role;
        }

        /// Averages step by step, so that no sum overflows.
        void add(double value) {
            count++;
            mean += value / count - mean / count;
        }

        double value() {
            return mean;
        }
    }
}
