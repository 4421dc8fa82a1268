package io.reward4j.judge.lab.stats;

import java.util.Locale;

/// A number that was estimated from samples, or why there is none. No number in it is ever `NaN` or infinite.
public sealed interface Estimate {

    /// How many samples it comes from.
    int n();

    /// Returns this estimate in few characters: `0.872 [0.836, 0.901]`, or `undefined: ` and the reason.
    String text();

    /// Returns the number.
    ///
    /// @throws IllegalStateException if there is none; the message says why
    default double orThrow() {
        return switch (this) {
            case Known known -> known.value();
            case Undefined undefined -> throw new IllegalStateException(undefined.text());
        };
    }

    /// A number and its 95 % confidence interval.
    ///
    /// @param value the number in these samples
    /// @param low where the interval begins
    /// @param high where it ends
    /// @param n how many samples it comes from
    record Known(double value, double low, double high, int n) implements Estimate {

        /// @throws IllegalArgumentException if a number is not finite, or the interval ends before it begins
        public Known {
            if (!Double.isFinite(value) || !Double.isFinite(low) || !Double.isFinite(high) || low > high) {
                throw new IllegalArgumentException("no estimate: " + value + " in [" + low + ", " + high + "]");
            }
        }

        /// Tells whether the interval holds a number.
        public boolean covers(double number) {
            return low <= number && number <= high;
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", value + 0.0, low + 0.0, high + 0.0);
        }
    }

    /// No number.
    ///
    /// @param reason why, for people
    /// @param n how many samples there were
    record Undefined(String reason, int n) implements Estimate {

        @Override
        public String text() {
            return "undefined: " + reason;
        }
    }
}
