package io.reward4j.rlvr.shape;

import io.reward4j.Sample;
import java.util.List;
import java.util.function.Function;

/// The lengths of a group's completions. Does not depend on their order.
final class GroupLengths {

    private final int[] lengths;
    private final int shortest;
    private final int longest;
    private final double mean;

    private GroupLengths(int[] lengths) {
        int min = Integer.MAX_VALUE;
        int max = 0;
        long sum = 0;
        for (int length : lengths) {
            min = Math.min(min, length);
            max = Math.max(max, length);
            sum += length;
        }
        this.lengths = lengths;
        this.shortest = min;
        this.longest = max;
        this.mean = (double) sum / lengths.length;
    }

    static GroupLengths of(List<Sample> group, Function<Sample, String> text, LengthUnit unit) {
        int[] lengths = new int[group.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = unit.count(text.apply(group.get(i)));
        }
        return new GroupLengths(lengths);
    }

    int at(int index) {
        return lengths[index];
    }

    int span() {
        return longest - shortest;
    }

    /// How far a length is from the shortest, as a share of the span; `1` for the longest.
    double beyondShortest(int index) {
        return (double) (lengths[index] - shortest) / span();
    }

    /// How far a length is below the mean, as a share of the span; negative above it.
    double belowMean(int index) {
        return (mean - lengths[index]) / span();
    }

    String describe(int index) {
        return lengths[index] + " among " + shortest + " to " + longest;
    }
}
