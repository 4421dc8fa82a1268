package io.reward4j.judge.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// How often each actual value came with each expected one.
///
/// @param classes the names of the classes: values, or `below 0.5` and `0.5 or more` where there are more than seven
/// @param counts a row for each expected class with a number for each actual one
public record Confusion(List<String> classes, List<List<Integer>> counts) {

    private static final int MAX_CLASSES = 7;

    public Confusion {
        classes = List.copyOf(classes);
        counts = counts.stream().map(List::copyOf).toList();
    }

    static Confusion of(PairedScores pairs, double passMark) {
        double[] values = DoubleStream.concat(Arrays.stream(pairs.expected()), Arrays.stream(pairs.actual()))
                .distinct().sorted().toArray();
        boolean few = values.length <= MAX_CLASSES;
        List<String> classes = few
                ? Arrays.stream(values).mapToObj(Confusion::number).toList()
                : List.of("below " + number(passMark), number(passMark) + " or more");
        int[][] counts = new int[classes.size()][classes.size()];
        for (int i = 0; i < pairs.size(); i++) {
            int expected = few ? Arrays.binarySearch(values, pairs.expected()[i]) : side(pairs.expected()[i], passMark);
            int actual = few ? Arrays.binarySearch(values, pairs.actual()[i]) : side(pairs.actual()[i], passMark);
            counts[expected][actual]++;
        }
        return new Confusion(
                classes, Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList());
    }

    private static int side(double value, double passMark) {
        return value >= passMark ? 1 : 0;
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        return String.format(Locale.ROOT, "%.4g", value);
    }

    List<String> header() {
        List<String> header = new ArrayList<>(List.of("label \\ judge"));
        header.addAll(classes);
        return header;
    }

    List<List<String>> rows() {
        return IntStream.range(0, classes.size()).mapToObj(row -> {
            List<String> cells = new ArrayList<>(List.of(classes.get(row)));
            counts.get(row).forEach(count -> cells.add(Integer.toString(count)));
            return cells;
        }).toList();
    }
}
