package io.reward4j;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a [RewardFunction] says of one sample: a number, why, and what it is made of.
///
/// Prints as an indented tree, one line for each component.
///
/// @param value the reward; always finite, never `-0.0`
/// @param rationale why, for people who read logs; may be empty
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

    /// Returns what a [GroupRewardFunction] makes of this reward: another value, the same components, and the value
    /// before any shaping as the metric `unshaped`, so that a trainer can still filter prompts by what was right.
    ///
    /// @param why what was done; follows the rationale
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

        /// The name the part was added under.
        String name();

        /// A part that was scored.
        ///
        /// @param role what the part does to the whole
        /// @param weight the part's weight in the weighted mean; `0` unless it is a term
        /// @param reward what the part's function said
        record Scored(String name, Role role, double weight, Reward reward) implements Component {}

        /// A part that was not asked, because the value was settled without it.
        record Skipped(String name, String reason) implements Component {}

        /// A part that could not be scored.
        ///
        /// @param kind what went wrong
        /// @param reason what went wrong, for people
        /// @param components what the part's own parts had said before
        record Failed(String name, RewardException.Kind kind, String reason, List<Component> components)
                implements Component {

            public Failed {
                components = List.copyOf(components);
            }
        }
    }

    /// What a part does to the whole.
    public enum Role {
        /// Decides whether the whole is worth anything.
        GATE,
        /// Multiplies the whole.
        FACTOR,
        /// Joins the weighted mean.
        TERM,
        /// Is added, and is at most `0`.
        PENALTY,
        /// Is reported only.
        METRIC,
        /// Is one of several like parts of a completion, named `[0]`, `[1]` and so on.
        ITEM
    }
}
