package io.reward4j.report;

/// How values are spread.
///
/// @param count how many values there are
/// @param mean their arithmetic mean; `0` if there are none
/// @param deviation their sample standard deviation (with n − 1); `0` if there are fewer than two
/// @param min the lowest; `0` if there are none
/// @param max the highest; `0` if there are none
public record Distribution(long count, double mean, double deviation, double min, double max) {

    /// Collects values by Welford's method (Technometrics 4(3), 1962). Not safe for several threads.
    static final class Collector {

        private long count;
        private double mean;
        private double squares;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        void add(double value) {
            count++;
            double delta = value - mean;
            mean += delta / count;
            squares += delta * (value - mean);
            min = Math.min(min, value);
            max = Math.max(max, value);
        }

        long count() {
            return count;
        }

        Distribution collect() {
            if (count == 0) {
                return new Distribution(0, 0, 0, 0, 0);
            }
            double deviation = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
            return new Distribution(count, mean, deviation, min, max);
        }
    }
}
