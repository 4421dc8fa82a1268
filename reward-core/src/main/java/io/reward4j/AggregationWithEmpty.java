package io.reward4j;

import java.util.Objects;
import java.util.OptionalDouble;

/// An aggregation with a value for no items.
record AggregationWithEmpty(Aggregation items, double empty) implements Aggregation {

    AggregationWithEmpty {
        Objects.requireNonNull(items, "items");
        if (!Double.isFinite(empty)) {
            throw new IllegalArgumentException("the value of no items must be finite: " + empty);
        }
    }

    @Override
    public double of(double[] values) {
        return items.of(values);
    }

    @Override
    public OptionalDouble whenEmpty() {
        return OptionalDouble.of(empty);
    }
}
