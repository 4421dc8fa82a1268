package io.reward4j;

import java.util.Arrays;
import java.util.OptionalDouble;

/// Makes one value out of the values of several items. Used by [RewardFunction#forEach].
///
/// The value should lie between the lowest and the highest of the items, as those of the factories
/// below do; one that leaves the items' announced range is a failure.
@FunctionalInterface
public interface Aggregation {

    /// Aggregates.
    ///
    /// @param values the items' values in order; never empty, and the implementation's to keep
    double of(double[] values);

    /// The value of no items; empty where nothing was said, which counts as `0`.
    default OptionalDouble whenEmpty() {
        return OptionalDouble.empty();
    }

    /// Returns this aggregation with a value for no items, such as `1` where a completion without
    /// items is right.
    ///
    /// @throws IllegalArgumentException if the value is not finite
    default Aggregation whenEmpty(double value) {
        return new AggregationWithEmpty(this, value);
    }

    /// Returns the arithmetic mean. It does not depend on the order of the items.
    static Aggregation mean() {
        return values -> Sums.sum(values, values.length) / values.length;
    }

    /// Returns the lowest value.
    static Aggregation min() {
        return values -> Arrays.stream(values).min().orElseThrow();
    }

    /// Returns the highest value.
    static Aggregation max() {
        return values -> Arrays.stream(values).max().orElseThrow();
    }
}
