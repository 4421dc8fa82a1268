package io.reward4j.judge.lab.measure;

import io.reward4j.judge.lab.stats.Bootstrap;
import io.reward4j.judge.lab.stats.Estimate;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// The interval of a statistic as [Bootstrap] describes it.
final class BcaInterval {

    private static final int MAX_GROUPS = 200;
    private static final double NEEDED = 0.9;

    private BcaInterval() {}

    /// Returns a statistic and its interval.
    static Estimate of(Statistic statistic, Bootstrap bootstrap) {
        int n = statistic.rows();
        if (n < 2) {
            return new Estimate.Undefined("at least 2 samples are needed, there are " + n, n);
        }
        OptionalDouble value = statistic.value();
        if (value.isEmpty()) {
            return new Estimate.Undefined(statistic.undefined(), n);
        }
        double[] drawn = drawn(statistic, bootstrap);
        int resamples = bootstrap.resamples();
        if (drawn.length < NEEDED * resamples) {
            return new Estimate.Undefined(
                    "too few or too similar samples for an interval: " + (resamples - drawn.length) + " of "
                            + resamples + " resamples have no such number (" + statistic.undefined() + ")",
                    n);
        }
        double point = value.getAsDouble();
        double bias = bias(drawn, point);
        double acceleration = acceleration(statistic, point);
        double half = half(n);
        double low = quantile(drawn, adjusted(bias, acceleration, -half));
        double high = quantile(drawn, adjusted(bias, acceleration, half));
        return new Estimate.Known(point, Math.min(low, high), Math.max(low, high), n);
    }

    private static double[] drawn(Statistic statistic, Bootstrap bootstrap) {
        SplittableRandom random = new SplittableRandom(bootstrap.seed());
        int n = statistic.rows();
        int[] times = new int[n];
        double[] drawn = new double[bootstrap.resamples()];
        int defined = 0;
        for (int resample = 0; resample < bootstrap.resamples(); resample++) {
            Arrays.fill(times, 0);
            for (int i = 0; i < n; i++) {
                times[random.nextInt(n)]++;
            }
            OptionalDouble value = statistic.value(times);
            if (value.isPresent()) {
                drawn[defined++] = value.getAsDouble();
            }
        }
        double[] sorted = Arrays.copyOf(drawn, defined);
        Arrays.sort(sorted);
        return sorted;
    }

    /// The normal quantile of the share of resamples below the estimate, half of those equal to it included.
    private static double bias(double[] drawn, double point) {
        double below = 0;
        for (double value : drawn) {
            if (value < point) {
                below++;
            } else if (value == point) {
                below += 0.5;
            }
        }
        double half = 0.5 / drawn.length;
        return Normal.quantile(Math.clamp(below / drawn.length, half, 1 - half));
    }

    /// Leaves out each sample, or each of 200 groups: `Σ d³ / 6 (Σ d²)^1.5` of the distances from the mean.
    static double acceleration(Statistic statistic, double point) {
        int n = statistic.rows();
        int groups = Math.min(n, MAX_GROUPS);
        double[] without = new double[groups];
        double mean = 0;
        int[] times = new int[n];
        for (int group = 0; group < groups; group++) {
            Arrays.fill(times, 1);
            for (int row = group; row < n; row += groups) {
                times[row] = 0;
            }
            without[group] = statistic.value(times).orElse(point);
            mean += without[group] / groups;
        }
        double squares = 0;
        double cubes = 0;
        for (double value : without) {
            double distance = mean - value;
            squares += distance * distance;
            cubes += distance * distance * distance;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    /// `t √(n / (n − 1))`, with the quantile t of Student's distribution to the order of 1 / n.
    private static double half(int n) {
        double z = Normal.quantile(0.975);
        return z * (1 + (z * z + 1) / (4 * (n - 1.0))) * Math.sqrt(n / (n - 1.0));
    }

    private static double adjusted(double bias, double acceleration, double quantile) {
        double z = bias + quantile;
        double shrink = 1 - acceleration * z;
        return Normal.probability(shrink <= 0 ? quantile : bias + z / shrink);
    }

    private static double quantile(double[] sorted, double probability) {
        double at = Math.clamp(probability * (sorted.length + 1) - 1, 0, sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
