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
        List<Metric> metrics = new ArrayList<>(components.size());
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            if (i == FEW || !isLeaf(component) || occursBefore(i, components)) {
                return ofTree(components);
            }
            if (component instanceof Component.Scored scored) {
                metrics.add(new Metric(scored.name(), scored.role(), scored.reward().value()));
            }
        }
        return metrics;
    }

    /// Tells whether a component is a part without parts, whose path is its name.
    private static boolean isLeaf(Component component) {
        if (component instanceof Component.Scored scored) {
            return scored.role() != Role.ITEM && scored.reward().components().isEmpty();
        }
        return component instanceof Component.Skipped
                || (component instanceof Component.Failed failed && failed.components().isEmpty());
    }

    private static boolean occursBefore(int index, List<Component> components) {
        String name = components.get(index).name();
        for (int i = 0; i < index; i++) {
            if (components.get(i).name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static List<Metric> ofTree(List<Component> components) {
        MetricPaths paths = new MetricPaths();
        paths.add("", components);
        List<Metric> metrics = new ArrayList<>(paths.means.size());
        paths.means.forEach((name, mean) -> metrics.add(new Metric(name, mean.role, mean.value())));
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
