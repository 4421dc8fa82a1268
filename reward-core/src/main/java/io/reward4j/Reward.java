package io.reward4j;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The result of a [RewardFunction] for one sample: a number, the reason for it, and its components.
///
/// Prints as an indented tree, one line for each component.
///
/// @param value the reward; always finite, never `-0.0`
/// @param rationale the reason, for people who read logs; may be empty
/// @param components the parts of a composite reward in declared order; empty for a simple one
public record Reward(double value, String rationale, List<Component> components) {

    private static final String UNSHAPED = "unshaped";

    public Reward {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a reward must be finite: " + value);
        }
        value += 0.0;
        Objects.requireNonNull(rationale, "rationale");
        components = List.copyOf(components);
    }

    /// Returns a simple reward.
    ///
    /// @throws IllegalArgumentException if the value is not finite
    public static Reward of(double value, String rationale) {
        return new Reward(value, rationale, List.of());
    }

    /// Returns a simple reward that needs no explanation.
    ///
    /// @throws IllegalArgumentException if the value is not finite
    public static Reward of(double value) {
        return of(value, "");
    }

    /// Returns a simple reward of a whole number, which Kotlin does not widen.
    public static Reward of(int value, String rationale) {
        return of((double) value, rationale);
    }

    /// Returns a simple reward of a whole number, which Kotlin does not widen.
    public static Reward of(int value) {
        return of((double) value);
    }

    /// Returns `1`.
    public static Reward pass() {
        return of(1);
    }

    /// Returns `0`, with the reason.
    public static Reward fail(String rationale) {
        return of(0, rationale);
    }

    /// Returns this reward with another value.
    ///
    /// @throws IllegalArgumentException if the value is not finite
    @CheckReturnValue
    public Reward withValue(double value) {
        return new Reward(value, rationale, components);
    }

    /// Returns this reward after a [GroupRewardFunction] changed it: with another value and the same components. The
    /// value before any change is added as the metric `unshaped`, so that a trainer can still filter prompts by it.
    ///
    /// @param why what was done; is added to the rationale
    /// @throws IllegalArgumentException if the value is not finite
    public Reward shaped(double value, String why) {
        Reward other = new Reward(value, rationale.isEmpty() ? why : rationale + "; " + why, components);
        if (components.stream().anyMatch(component -> component.name().equals(UNSHAPED))) {
            return other;
        }
        return other.withMore(List.of(new Component.Scored(UNSHAPED, Role.METRIC, 0, of(this.value))));
    }

    Reward withMore(List<Component> more) {
        List<Component> all = new ArrayList<>(components);
        all.addAll(more);
        return new Reward(value, rationale, all);
    }

    /// Returns this reward and its components as an indented tree, values to three decimals, no line
    /// break at the end.
    @Override
    public String toString() {
        return toString("reward");
    }

    /// Returns the same tree as [#toString()] with `name` on its first line instead of `reward`.
    public String toString(String name) {
        return RewardTree.print(name, this);
    }

    /// A named part of a composite reward.
    public sealed interface Component {

        /// The name under which the part was added.
        String name();

        /// A part that was scored.
        ///
        /// @param role how the part contributes to the whole
        /// @param weight the part's weight in the weighted mean; `0` unless it is a term
        /// @param reward the result of the part's function
        record Scored(String name, Role role, double weight, Reward reward) implements Component {}

        /// A part that was not computed, because it could no longer change the value.
        record Skipped(String name, String reason) implements Component {}

        /// A part that could not be scored.
        ///
        /// @param kind the kind of the failure
        /// @param reason what went wrong, for people
        /// @param components the part's own components that were scored before it failed
        record Failed(String name, RewardException.Kind kind, String reason, List<Component> components)
                implements Component {

            public Failed {
                components = List.copyOf(components);
            }
        }
    }

    /// How a part contributes to the whole.
    public enum Role {
        /// Closes the whole reward if it is below its minimum.
        GATE,
        /// Multiplies the whole.
        FACTOR,
        /// Joins the weighted mean.
        TERM,
        /// Is added, and is at most `0`.
        PENALTY,
        /// Is reported only.
        METRIC,
        /// Is one of several items of a completion, named `[0]`, `[1]` and so on.
        ITEM
    }
}
