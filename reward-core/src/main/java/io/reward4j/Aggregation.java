package io.reward4j;

import java.util.Arrays;
import java.util.OptionalDouble;

/// Combines the values of several items into one. Used by [RewardFunction#forEach].
///
/// The result should be between the lowest and the highest value of the items, as with the factories below. A result
/// outside of the items' announced range is a failure.
@FunctionalInterface
public interface Aggregation {

    /// Returns the combined value.
    ///
    /// @param values the items' values in order; never empty; the implementation may change and keep the array
    double of(double[] values);

    /// The value for no items; if it is empty, the value is `0`.
    default OptionalDouble whenEmpty() {
        return OptionalDouble.empty();
    }

    /// Returns this aggregation with a value for no items, such as `1` if a completion without items is right.
    ///
    /// @throws IllegalArgumentException if the value is not finite
    default Aggregation whenEmpty(double value) {
        return new AggregationWithEmpty(this, value);
    }

    /// Returns the arithmetic mean. It does not depend on the order of the items.
    static Aggregation mean() {
        return values -> Sums.sum(values) / values.length;
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
