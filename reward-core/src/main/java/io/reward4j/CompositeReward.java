package io.reward4j;

import io.reward4j.Reward.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/// A reward made of named parts, of five kinds:
///
/// - a **gate** must reach its minimum, or the whole reward is the floor and nothing after it runs;
/// - a **factor**, in `[0, 1]`, multiplies;
/// - a **term** joins the weighted mean;
/// - a **penalty**, at most `0`, is added;
/// - a **metric** is reported and changes nothing.
///
/// ```java
/// RewardFunction reward = CompositeReward.builder()
///         .gate("schema", schema)
///         .factor("length", inBounds)
///         .term("language", 1, language)
///         .term("rubric", 4, judge)
///         .penalty("overlong", overlong)
///         .build();
/// ```
///
/// With factors `f`, terms `v` of weights `w` and penalties `p`, the value is
/// `Π f · Σ wv / Σ w + Σ p`; the mean of no terms is `1`. Weights have no unit: only their ratios
/// count. The order in which terms are declared does not change the value, to the last bit.
///
/// **Order.** Parts that only compute run first, in declared order. Then gates that wait for the
/// outside world run one by one, and then the other waiting parts at the same time. Whatever can no
/// longer change the value is skipped: everything after a closed gate, and, where a factor is `0`,
/// all but penalties (and the gates that could still lower the value). Components are reported in
/// declared order.
///
/// **Failure.** A part that fails, fails the whole with the part's name: a mean of the parts that
/// happened to work would be a number on another scale. Only a metric's failure is merely reported.
///
/// The [traits][#traits()] follow from those of the parts; of an answer it reads what any of its parts reads.
/// Instances are immutable, and safe for use by several threads where their parts are.
public final class CompositeReward implements RewardFunction {

    private final List<Part> parts;
    private final double floor;
    private final Traits traits;

    private CompositeReward(Builder builder) {
        this.parts = List.copyOf(builder.parts);
        Traits open = CompositeArithmetic.of(parts);
        this.floor = builder.floor.orElse(CompositeArithmetic.floor(open));
        boolean gated = parts.stream().anyMatch(part -> part.role() == Role.GATE);
        this.traits = gated ? open.including(floor) : open;
    }

    /// Returns a builder with no parts.
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Reward score(Sample sample) {
        return CheckedScoring.outermost(this, sample, () -> new CompositeEvaluation(this, sample).run());
    }

    /// The range that the value can reach, whether any part blocks, and the sum of the parts' calls.
    @Override
    public Traits traits() {
        return traits;
    }

    List<Part> parts() {
        return parts;
    }

    double floor() {
        return floor;
    }

    /// Builds a composite reward. Not safe for use by several threads.
    ///
    /// The name of a part is its metric's name: each is used once, is not blank, and holds neither `/`
    /// nor `[`, which join and count names in metrics. Any other is an [IllegalArgumentException].
    public static final class Builder {

        private final List<Part> parts = new ArrayList<>();
        private OptionalDouble floor = OptionalDouble.empty();

        private Builder() {}

        /// Adds a gate that opens at `1`: where it scores less, the reward is the floor.
        ///
        /// @throws IllegalArgumentException if the name cannot be used, or the gate could never open or close
        public Builder gate(String name, RewardFunction function) {
            return gate(name, 1, function);
        }

        /// Adds a gate that opens at `minimum`: where it scores less, the reward is the floor.
        ///
        /// @throws IllegalArgumentException if the name cannot be used, or the gate could never open or close
        public Builder gate(String name, double minimum, RewardFunction function) {
            return add(name, Role.GATE, 0, minimum, function);
        }

        /// Does what [#gate(String, double, RewardFunction)] does with a whole number, which Kotlin does not widen.
        ///
        /// @throws IllegalArgumentException if the name cannot be used, or the gate could never open or close
        public Builder gate(String name, int minimum, RewardFunction function) {
            return gate(name, (double) minimum, function);
        }

        /// Adds a factor that multiplies the weighted mean.
        ///
        /// @throws IllegalArgumentException if the name cannot be used, or the announced range leaves `[0, 1]`
        public Builder factor(String name, RewardFunction function) {
            return add(name, Role.FACTOR, 0, 0, function);
        }

        /// Adds a term to the weighted mean. One of weight `0` is a [metric][#metric]: reported, and without a say in
        /// the value.
        ///
        /// @throws IllegalArgumentException if the name cannot be used, or the weight is negative or not finite
        public Builder term(String name, double weight, RewardFunction function) {
            return weight == 0 ? metric(name, function) : add(name, Role.TERM, weight, 0, function);
        }

        /// Does what [#term(String, double, RewardFunction)] does with a whole number, which Kotlin does not widen.
        ///
        /// @throws IllegalArgumentException if the name cannot be used, or the weight is negative
        public Builder term(String name, int weight, RewardFunction function) {
            return term(name, (double) weight, function);
        }

        /// Adds a penalty that is added to the whole.
        ///
        /// @throws IllegalArgumentException if the name cannot be used, or the announced range is not all at
        ///     most `0`
        public Builder penalty(String name, RewardFunction function) {
            return add(name, Role.PENALTY, 0, 0, function);
        }

        /// Adds a part that is reported and never changes the value; its failure never fails the whole.
        ///
        /// @throws IllegalArgumentException if the name cannot be used
        public Builder metric(String name, RewardFunction function) {
            return add(name, Role.METRIC, 0, 0, function);
        }

        /// Sets the value of a sample that a gate turned away. The default is the lowest value that the
        /// whole can reach, or `0` where it can reach only one, so that a closed gate never pays.
        ///
        /// @throws IllegalArgumentException if the value is not finite
        public Builder floor(double floor) {
            if (!Double.isFinite(floor)) {
                throw new IllegalArgumentException("the floor must be finite: " + floor);
            }
            this.floor = OptionalDouble.of(floor);
            return this;
        }

        /// Builds the reward function.
        ///
        /// @throws IllegalStateException if there is no part but metrics
        public CompositeReward build() {
            if (parts.stream().allMatch(part -> part.role() == Role.METRIC)) {
                throw new IllegalStateException(
                        "a composite reward needs a part that decides its value: a gate, a factor,"
                                + " a penalty, or a term of a weight above 0");
            }
            return new CompositeReward(this);
        }

        private Builder add(String name, Role role, double weight, double minimum, RewardFunction function) {
            Objects.requireNonNull(name, "the name of a part is null");
            Objects.requireNonNull(function, () -> "the function of part '" + name + "' is null");
            if (parts.stream().anyMatch(part -> part.name().equals(name))) {
                throw new IllegalArgumentException("part '" + name + "' was already added; give this one another name");
            }
            parts.add(new Part(name, role, weight, minimum, function, function.traits(), CodeWatch.of(function)));
            return this;
        }
    }
}
