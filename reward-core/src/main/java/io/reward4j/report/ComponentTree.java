package io.reward4j.report;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.report.stats.Covariance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Collects what the components of many rewards did, in declared order, under the names and with the values of
/// [Metric]. Components beyond the first 1,000 names are left out. Not safe for several threads.
final class ComponentTree {

    static final int MOST = 1_000;
    private static final int BINS = 10;

    private final Node root = new Node();
    private final List<Node> touched = new ArrayList<>();
    private int size;

    /// Takes in the components of a sample that has a reward.
    void scored(Reward reward) {
        walk(root, reward.components(), true);
        for (Node node : touched) {
            node.settle(reward.value());
        }
        touched.clear();
    }

    /// Takes in what failed in a sample that has none.
    void failed(List<Component> components) {
        walk(root, components, false);
    }

    /// @param squares the squared distances of the rewards from their mean
    Map<String, ComponentSummary> collect(double squares) {
        Map<String, ComponentSummary> summaries = new LinkedHashMap<>();
        collect(root, "", squares, true, summaries);
        return summaries;
    }

    private void walk(Node parent, List<Component> components, boolean counted) {
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            boolean item = component.name().startsWith("[");
            Node node = item ? parent : child(parent, component.name(), i);
            if (node == null) {
                continue;
            }
            switch (component) {
                case Component.Scored scored -> {
                    if (counted && !item) {
                        add(node, scored);
                    }
                    walk(node, scored.reward().components(), counted);
                }
                case Component.Skipped skipped -> node.skipped += counted && !item ? 1 : 0;
                case Component.Failed failed -> {
                    node.failed += item ? 0 : 1;
                    walk(node, failed.components(), counted);
                }
            }
        }
    }

    private void add(Node node, Component.Scored scored) {
        node.role = scored.role();
        node.weight = scored.weight();
        if (node.pending == 0) {
            touched.add(node);
        }
        node.add(scored.reward().value());
    }

    /// Returns the child of this name, which is most often the one in this place.
    private @Nullable Node child(Node parent, String name, int place) {
        if (place < parent.names.size() && parent.names.get(place).equals(name)) {
            return parent.children.get(place);
        }
        int index = parent.names.indexOf(name);
        if (index >= 0) {
            return parent.children.get(index);
        }
        if (size == MOST) {
            return null;
        }
        size++;
        Node node = new Node();
        parent.names.add(name);
        parent.children.add(node);
        return node;
    }

    private static void collect(
            Node parent, String path, double squares, boolean decides, Map<String, ComponentSummary> summaries) {
        double sum = 0;
        for (Node node : parent.children) {
            sum += decides ? node.explained(squares) : 0;
        }
        for (int i = 0; i < parent.children.size(); i++) {
            Node node = parent.children.get(i);
            String name = path + parent.names.get(i);
            boolean deciding = decides && node.role != Role.METRIC;
            OptionalDouble share = deciding && sum > 0
                    ? OptionalDouble.of(node.explained(squares) / sum)
                    : OptionalDouble.empty();
            summaries.putIfAbsent(name, node.summary(share));
            collect(node, name + "/", squares, deciding, summaries);
        }
    }

    private static final class Node {

        final List<String> names = new ArrayList<>();
        final List<Node> children = new ArrayList<>();
        final Distribution.Collector values = new Distribution.Collector();
        final Covariance withReward = new Covariance();
        @Nullable
        Role role;
        double weight;
        long skipped;
        long failed;
        double mean;
        int pending;

        /// Adds a value of the sample at hand; those of several items are averaged.
        void add(double value) {
            pending++;
            mean += value / pending - mean / pending;
        }

        void settle(double reward) {
            values.add(mean);
            withReward.add(mean, reward);
            mean = 0;
            pending = 0;
        }

        /// The share of the reward's variance that goes with this component; `0` for metrics.
        double explained(double squares) {
            if (role == Role.METRIC) {
                return 0;
            }
            double r = withReward.correlation(squares).orElse(0);
            return r * r;
        }

        ComponentSummary summary(OptionalDouble share) {
            return new ComponentSummary(
                    Optional.ofNullable(role), weight, values.collect(), values.histogram(BINS), skipped, failed,
                    share);
        }
    }
}
