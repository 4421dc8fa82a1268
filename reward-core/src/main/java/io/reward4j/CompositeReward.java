package io.reward4j;

import io.reward4j.Reward.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/// A reward made of named parts, of five kinds:
///
/// - a **gate** must reach its minimum; otherwise the whole reward is the floor, and nothing after the gate runs;
/// - a **factor**, in `[0, 1]`, multiplies the value;
/// - a **term** is part of the weighted mean;
/// - a **penalty**, at most `0`, is added to the value;
/// - a **metric** is reported and does not change the value.
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
/// **Order.** Parts of code alone run first, in declared order. Then the gates that wait for something outside of the
/// process run one by one. Then all other waiting parts run at the same time. A part that can no longer change the
/// value is skipped: everything after a closed gate, and, if a factor is `0`, everything but penalties and the gates
/// that could still lower the value. Components are reported in declared order.
///
/// **Failure.** If a part fails, the whole fails, and the message names the part: a mean over the other parts would be
/// a number on another scale. The failure of a metric is only reported.
///
/// The [traits][#traits()] follow from those of the parts. A composite reads the union of what its parts read of an
/// answer. Instances are immutable, and safe for use by several threads if their parts are.
public final class CompositeReward implements RewardFunction {

    private final List<Part> parts;
    private final CompositeArithmetic arithmetic;
    private final double floor;
    private final Traits traits;

    private CompositeReward(Builder builder) {
        this.parts = List.copyOf(builder.parts);
        this.arithmetic = new CompositeArithmetic(parts);
        Traits open = arithmetic.traits();
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
        Context context = Context.current();
        return context.scoring()
                ? evaluated(sample, context)
                : CheckedScoring.outermost(this, sample, () -> evaluated(sample, context));
    }

    private Reward evaluated(Sample sample, Context context) {
        return new CompositeEvaluation(this, sample, context).run();
    }

    /// The range that the value can reach, whether any part blocks, and the sum of the parts' calls.
    @Override
    public Traits traits() {
        return traits;
    }

    List<Part> parts() {
        return parts;
    }

    CompositeArithmetic arithmetic() {
        return arithmetic;
    }

    double floor() {
        return floor;
    }

    /// Builds a composite reward. Not safe for use by several threads.
    ///
    /// The name of a part is also the name of its metric. It must be unique and not blank, and must not contain `/` or
    /// `[`, which have a meaning in the names of metrics. Otherwise an [IllegalArgumentException] is thrown.
    public static final class Builder {

        private final List<Part> parts = new ArrayList<>();
        private OptionalDouble floor = OptionalDouble.empty();

        private Builder() {}

        /// Adds a gate that opens at `1`: if it scores less, the reward is the floor.
        ///
        /// @throws IllegalArgumentException if the name cannot be used, or the gate could never open or close
        public Builder gate(String name, RewardFunction function) {
            return gate(name, 1, function);
        }

        /// Adds a gate that opens at `minimum`: if it scores less, the reward is the floor.
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

        /// Adds a term to the weighted mean. A term of weight `0` is a [metric][#metric]: it is reported and does not
        /// change the value.
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

        /// Adds a part that is reported and never changes the value. If it fails, the whole does not fail.
        ///
        /// @throws IllegalArgumentException if the name cannot be used
        public Builder metric(String name, RewardFunction function) {
            return add(name, Role.METRIC, 0, 0, function);
        }

        /// Sets the value of a sample with a closed gate. The default is the lowest value that the whole can reach, or
        /// `0` if it can reach only one value, so that a closed gate is never an advantage.
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
        /// @throws IllegalStateException if all parts are metrics
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
