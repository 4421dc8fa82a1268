package io.reward4j.report.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Keeps up to 4,096 of any number of values: all of them, or an even draw with a fixed seed, so that
/// equal runs draw equally (Li, *Reservoir-sampling algorithms of time complexity O(n(1 + log(N/n)))*,
/// ACM TOMS 20(4), 1994, algorithm L). Not safe for several threads.
public final class Reservoir {

    /// How many values are kept.
    public static final int SIZE = 4_096;
    private static final long SEED = 20_261_121;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private double[] values = new double[16];
    private long seen;
    private long next;
    private double weight = 1;

    /// Adds a finite value.
    public void add(double value) {
        if (seen < SIZE) {
            if (seen == values.length) {
                values = Arrays.copyOf(values, 2 * values.length);
            }
            values[(int) seen] = value;
            if (seen == SIZE - 1) {
                skip();
            }
        } else if (seen == next) {
            values[random.nextInt(SIZE)] = value;
            skip();
        }
        seen++;
    }

    /// The values that were kept, in ascending order.
    public double[] sorted() {
        double[] kept = Arrays.copyOf(values, (int) Math.min(seen, SIZE));
        Arrays.sort(kept);
        return kept;
    }

    private void skip() {
        weight *= Math.exp(Math.log(1 - random.nextDouble()) / SIZE);
        double left = Math.floor(Math.log(1 - random.nextDouble()) / Math.log1p(-weight));
        next = seen + 1 + (long) Math.min(left, Long.MAX_VALUE / 2.0);
    }

    /// Returns a quantile of ascending values, read between neighbours in proportion (Hyndman and Fan, The
    /// American Statistician 50(4), 1996, definition 7); `0` if there are none.
    public static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        double position = share * (sorted.length - 1);
        int below = (int) position;
        double part = position - below;
        return part == 0 ? sorted[below] : sorted[below] * (1 - part) + sorted[below + 1] * part;
    }
}
