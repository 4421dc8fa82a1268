package io.reward4j.judge.lab.measure;

import io.reward4j.judge.lab.stats.Bootstrap;
import io.reward4j.judge.lab.stats.Estimate;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// A number that is computed from rows of data, each of them taken a number of times: once each for the data
/// themselves, and as often as it was drawn for a resample. Immutable and safe for use by several threads.
public final class Statistic {

    private final int rows;
    private final String undefined;
    private final ToDoubleFunction<int[]> function;

    private Statistic(int rows, String undefined, ToDoubleFunction<int[]> function) {
        this.rows = rows;
        this.undefined = undefined;
        this.function = function;
    }

    /// Returns a statistic.
    ///
    /// @param rows how many rows there are
    /// @param undefined says when there is no such number, such as `all values are equal`
    /// @param function gives the number for the times that each row is taken; anything that is not finite where there
    ///     is none. It must neither change nor keep the array
    public static Statistic of(int rows, String undefined, ToDoubleFunction<int[]> function) {
        return new Statistic(
                rows, Objects.requireNonNull(undefined, "undefined"), Objects.requireNonNull(function, "function"));
    }

    /// Returns the arithmetic mean of values.
    ///
    /// @throws IllegalArgumentException if a value is not finite
    public static Statistic mean(double... values) {
        double[] checked = Columns.checked("the values", values);
        return of(checked.length, "there are no values", times -> {
            double mean = 0;
            long count = 0;
            for (int i = 0; i < checked.length; i++) {
                if (times[i] > 0) {
                    count += times[i];
                    mean += (checked[i] - mean) * times[i] / count;
                }
            }
            return count == 0 ? Double.NaN : mean;
        });
    }

    /// Returns the number and its interval.
    public Estimate estimate(Bootstrap bootstrap) {
        return BcaInterval.of(this, bootstrap);
    }

    /// How many rows there are.
    int rows() {
        return rows;
    }

    /// The number for the data themselves; empty where there is none.
    OptionalDouble value() {
        int[] once = new int[rows];
        Arrays.fill(once, 1);
        return value(once);
    }

    /// The number where each row is taken some times; empty where there is none.
    OptionalDouble value(int[] times) {
        double number = function.applyAsDouble(times);
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /// Says when there is no such number.
    String undefined() {
        return undefined;
    }
}
