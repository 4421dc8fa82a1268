package io.reward4j.group;

import io.reward4j.RewardException;
import java.util.Arrays;

/// The values of a group and how they are spread. Nothing depends on their order, and no sum overflows.
final class GroupValues {

    private static final double ROUNDING = 1e-12;

    private final double[] values;
    private final double size;
    private final double mean;
    private final double deviation;

    /// @param values finite
    GroupValues(double[] values) {
        this.values = values.clone();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        this.size = sorted.length == 0 ? 0 : Math.max(Math.abs(sorted[0]), Math.abs(sorted[last]));
        boolean flat = sorted.length < 2 || sorted[last] / size - sorted[0] / size <= ROUNDING || size == 0;
        this.mean = relativeMean(sorted, size);
        this.deviation = flat ? 0 : relativeDeviation(sorted, size, mean);
    }

    /// @throws RewardException if the group is too large
    static void requireSmall(int samples) {
        if (samples > GroupRewards.LARGEST_GROUP) {
            throw new RewardException(
                    RewardException.Kind.REFUSED_INPUT,
                    "a group of " + samples + " samples; at most " + GroupRewards.LARGEST_GROUP + " are compared");
        }
    }

    private static double relativeMean(double[] sorted, double size) {
        double sum = 0;
        for (double value : sorted) {
            sum += size == 0 ? 0 : value / size;
        }
        return sorted.length == 0 ? 0 : sum / sorted.length;
    }

    private static double relativeDeviation(double[] sorted, double size, double mean) {
        double[] squares = new double[sorted.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = Math.pow(sorted[i] / size - mean, 2);
        }
        Arrays.sort(squares);
        return Math.sqrt(Arrays.stream(squares).sum() / (sorted.length - 1));
    }

    int count() {
        return values.length;
    }

    /// Tells whether there is nothing to compare: fewer than two values, or equal ones.
    boolean isFlat() {
        return deviation == 0;
    }

    /// How far a value is from the mean.
    double centered(double value) {
        return isFlat() ? 0 : (value / size - mean) * size;
    }

    /// How far a value is from the mean of the others.
    double leaveOneOut(double value) {
        return isFlat() ? 0 : centered(value) / (values.length - 1) * values.length;
    }

    /// How far a value is from the mean, in sample standard deviations.
    double standardized(double value) {
        return isFlat() ? 0 : (value / size - mean) / deviation;
    }

    /// The share of the others that a value is above, of which equal ones count half.
    double rank(double value) {
        if (isFlat()) {
            return 0.5;
        }
        double below = -0.5;
        for (double other : values) {
            if (other < value) {
                below++;
            }
            below += other == value ? 0.5 : 0;
        }
        return below / (values.length - 1);
    }
}
