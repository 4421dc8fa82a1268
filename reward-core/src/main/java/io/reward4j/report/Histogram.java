package io.reward4j.report;

import java.util.ArrayList;
import java.util.List;

/// How many values fall into each of several equal parts of a range.
///
/// @param min the lower end of the first bin
/// @param max the upper end of the last bin, which belongs to it
/// @param counts how many values fall into each bin, from the lowest; the lower end of a bin belongs
///     to it
public record Histogram(double min, double max, List<Long> counts) {

    public Histogram {
        counts = List.copyOf(counts);
    }

    /// Where the bin with this index begins, and the one before it ends.
    public double from(int bin) {
        double share = (double) bin / counts.size();
        return min * (1 - share) + max * share;
    }

    /// Counts values into bins. Not safe for several threads.
    static final class Collector {

        private final double min;
        private final double max;
        private final long[] counts;

        Collector(double min, double max, int bins) {
            this.min = min;
            this.max = max;
            this.counts = new long[bins];
        }

        void add(double value) {
            double share = max > min ? (value / 2 - min / 2) / (max / 2 - min / 2) : 0;
            counts[Math.clamp((long) (share * counts.length), 0, counts.length - 1)]++;
        }

        Histogram collect() {
            List<Long> list = new ArrayList<>(counts.length);
            for (long count : counts) {
                list.add(count);
            }
            return new Histogram(min, max, list);
        }
    }
}
