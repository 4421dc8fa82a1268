package io.reward4j.judge.lab.measure;

import java.util.Arrays;

/// The distinct values of a column in ascending order, and which of them each row has.
///
/// @param values the distinct values
/// @param of the index in `values` for each row
@SuppressWarnings("ArrayRecordComponent") // compared with nothing, and never leaves this package
record Levels(double[] values, int[] of) {

    /// Returns the levels of a column.
    static Levels of(double[] column) {
        return of(column, distinct(column));
    }

    /// Returns the levels of a column among given distinct values in ascending order, which hold all of its own.
    static Levels of(double[] column, double[] distinct) {
        int[] of = new int[column.length];
        for (int i = 0; i < column.length; i++) {
            of[i] = Arrays.binarySearch(distinct, column[i] + 0.0);
        }
        return new Levels(distinct, of);
    }

    /// Returns the distinct values of columns in ascending order.
    static double[] distinct(double[]... columns) {
        return Arrays.stream(columns).flatMapToDouble(Arrays::stream).map(value -> value + 0.0).sorted().distinct()
                .toArray();
    }

    /// Returns how often each level occurs where each row is taken some times.
    long[] counts(int[] times) {
        long[] counts = new long[values.length];
        for (int i = 0; i < of.length; i++) {
            counts[of[i]] += times[i];
        }
        return counts;
    }

    /// Returns the midrank of each level, given how often it occurs: the mean of the ranks that its values share.
    static double[] midranks(long[] counts) {
        double[] ranks = new double[counts.length];
        long before = 0;
        for (int level = 0; level < counts.length; level++) {
            ranks[level] = before + (counts[level] + 1) / 2.0;
            before += counts[level];
        }
        return ranks;
    }
}
