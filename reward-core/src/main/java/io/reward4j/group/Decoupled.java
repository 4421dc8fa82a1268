package io.reward4j.group;

import io.reward4j.GroupRewardFunction;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.report.Metric;
import io.reward4j.report.PartState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Standardises each component within the group, and adds them up by weight.
final class Decoupled implements GroupRewardFunction {

    private final Map<String, Double> weights;

    /// @throws IllegalArgumentException as [GroupRewards#decoupled] says
    Decoupled(Map<String, Double> weights) {
        this.weights = Collections.unmodifiableMap(new TreeMap<>(weights));
        this.weights.forEach((name, weight) -> {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("the weight of '" + name + "' must be finite: " + weight);
            }
        });
        if (sizes() == 0) {
            throw new IllegalArgumentException("name at least one component with a weight other than 0: " + weights);
        }
    }

    private double sizes() {
        return weights.values().stream().mapToDouble(Math::abs).sum();
    }

    /// The values of one component over the group.
    ///
    /// @param parts what became of it, by sample
    /// @param scored its value where it has one, by sample
    private record Column(List<PartState> parts, List<Optional<Double>> scored) {

        static Column of(String name, List<Reward> base) {
            List<PartState> parts = new ArrayList<>(base.size());
            List<Optional<Double>> scored = new ArrayList<>(base.size());
            for (Reward reward : base) {
                Optional<Double> value = Metric.of(reward).stream()
                        .filter(metric -> metric.name().equals(name)).map(Metric::value).findFirst();
                scored.add(value);
                parts.add(PartState.of(reward, name));
            }
            if (parts.stream().allMatch(PartState.UNKNOWN::equals)) {
                throw unknown(name, base);
            }
            return new Column(parts, scored);
        }

        private static RewardException unknown(String name, List<Reward> base) {
            Set<String> names = new TreeSet<>();
            base.forEach(reward -> Metric.of(reward).forEach(metric -> names.add(metric.name())));
            return new RewardException(
                    RewardException.Kind.SCORER_FAILED,
                    "no reward of the group has the component '" + name + "'; there are: " + String.join(", ", names));
        }

        void addTo(double[] sums, double weight) {
            double[] there = scored.stream().flatMap(Optional::stream).mapToDouble(Double::doubleValue).toArray();
            if (there.length == 0) {
                return;
            }
            double lowest = Arrays.stream(there).min().getAsDouble();
            int compared = (int) parts.stream().filter(part -> part != PartState.FAILED).count();
            double[] values = Arrays.copyOf(there, compared);
            Arrays.fill(values, there.length, compared, lowest);
            GroupValues group = new GroupValues(values);
            for (int i = 0; i < sums.length; i++) {
                if (parts.get(i) != PartState.FAILED) {
                    sums[i] += weight * group.standardized(scored.get(i).orElse(lowest));
                }
            }
        }
    }

    @Override
    public List<Reward> score(List<Sample> group, List<Reward> base) {
        GroupValues.requireSmall(base.size());
        double[] sums = new double[base.size()];
        weights.forEach((name, weight) -> Column.of(name, base).addTo(sums, weight));
        List<Reward> shaped = new ArrayList<>(base.size());
        for (int i = 0; i < sums.length; i++) {
            shaped.add(base.get(i).shaped(sums[i], "components compared within a group of " + sums.length));
        }
        return shaped;
    }

    @Override
    public Traits traits(Traits base) {
        double most = GroupComparison.MOST_DEVIATIONS * sizes();
        return base.withRange(-most, most);
    }
}
