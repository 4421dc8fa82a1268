package io.reward4j.report;

import io.reward4j.report.stats.Reservoir;

/// How values are spread. All numbers are finite, and `0` if there are no values.
///
/// @param count how many values there are
/// @param mean their arithmetic mean
/// @param deviation their sample standard deviation (with n − 1); `0` if there are fewer than two
/// @param min the lowest
/// @param lowerQuartile a quarter of the values is at most this; of more than 4,096 values the quartiles are
///     those of 4,096 drawn evenly
/// @param median half of the values are at most this
/// @param upperQuartile three quarters of the values are at most this
/// @param max the highest
public record Distribution(
        long count,
        double mean,
        double deviation,
        double min,
        double lowerQuartile,
        double median,
        double upperQuartile,
        double max) {

    private static final double NORMAL_95 = 1.96;

    /// Collects values by Welford's method (Technometrics 4(3), 1962). Not safe for several threads.
    static final class Collector {

        private final Reservoir reservoir = new Reservoir();
        private long count;
        private double mean;
        private double squares;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        void add(double value) {
            count++;
            double delta = value - mean;
            mean += value / count - mean / count;
            squares += delta * (value - mean);
            min = Math.min(min, value);
            max = Math.max(max, value);
            reservoir.add(value);
        }

        long count() {
            return count;
        }

        /// The sum of the squared distances from the mean.
        double squares() {
            return squares;
        }

        Distribution collect() {
            if (count == 0) {
                return new Distribution(0, 0, 0, 0, 0, 0, 0, 0);
            }
            double deviation = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
            double[] sorted = reservoir.sorted();
            return new Distribution(
                    count,
                    mean,
                    Double.isFinite(deviation) ? deviation : Double.MAX_VALUE,
                    min,
                    Reservoir.quantile(sorted, 0.25),
                    Reservoir.quantile(sorted, 0.5),
                    Reservoir.quantile(sorted, 0.75),
                    max);
        }

        /// Returns how the values, or those of them that were drawn, fall between the lowest and the highest.
        Histogram histogram(int bins) {
            Histogram.Collector histogram = count == 0
                    ? new Histogram.Collector(0, 0, bins)
                    : new Histogram.Collector(min, max, bins);
            for (double value : reservoir.sorted()) {
                histogram.add(value);
            }
            return histogram.collect();
        }
    }

    /// Half of the interval that holds the mean in 95 of 100 runs, by the normal distribution.
    double halfInterval() {
        double half = count < 2 ? 0 : NORMAL_95 * (deviation / Math.sqrt((double) count));
        return Math.min(Double.MAX_VALUE, half);
    }
}
