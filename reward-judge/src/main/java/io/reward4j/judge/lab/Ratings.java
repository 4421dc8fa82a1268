package io.reward4j.judge.lab;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/// Numbers that raters gave to samples: a row for each sample, a column for each judge, repeat or person. Any of them
/// may be missing; a missing one is never a number. Immutable.
public final class Ratings {

    private final List<String> ids;
    private final List<String> names;
    private final double[][] rows;

    /// @param rows the numbers, `NaN` where one is missing
    Ratings(List<String> ids, List<String> names, double[][] rows) {
        this.ids = List.copyOf(ids);
        this.names = List.copyOf(names);
        this.rows = rows;
    }

    /// Returns ratings from numbers by sample for each rater. Samples stand in the order in which they are first met.
    ///
    /// @throws IllegalArgumentException if a number is not finite
    public static Ratings of(Map<String, Map<String, Double>> byRater) {
        Set<String> ids = new LinkedHashSet<>();
        byRater.values().forEach(ratings -> ids.addAll(ratings.keySet()));
        double[][] rows = new double[ids.size()][byRater.size()];
        int row = 0;
        for (String id : ids) {
            int column = 0;
            for (Map.Entry<String, Map<String, Double>> rater : byRater.entrySet()) {
                Double rating = rater.getValue().get(id);
                if (rating != null && !Double.isFinite(rating)) {
                    throw new IllegalArgumentException(
                            "the rating of sample '" + id + "' by '" + rater.getKey() + "' is not finite: " + rating);
                }
                rows[row][column++] = rating == null ? Double.NaN : rating;
            }
            row++;
        }
        return new Ratings(List.copyOf(ids), List.copyOf(byRater.keySet()), rows);
    }

    /// The samples' ids, one for each row.
    public List<String> ids() {
        return ids;
    }

    /// The raters' names, one for each column.
    public List<String> names() {
        return names;
    }

    /// The rating of a sample by a rater; empty where it is missing.
    ///
    /// @throws IndexOutOfBoundsException if there is no such row or column
    public OptionalDouble at(int row, int column) {
        double rating = rows[row][column];
        return Double.isNaN(rating) ? OptionalDouble.empty() : OptionalDouble.of(rating);
    }

    /// How many ratings are missing.
    public int missing() {
        return (int) Arrays.stream(rows).flatMapToDouble(Arrays::stream).filter(Double::isNaN).count();
    }

    /// The ratings by sample of one rater, without those that are missing.
    Map<String, Double> byId(int column) {
        Map<String, Double> byId = new LinkedHashMap<>();
        for (int row = 0; row < rows.length; row++) {
            if (!Double.isNaN(rows[row][column])) {
                byId.put(ids.get(row), rows[row][column]);
            }
        }
        return byId;
    }

    /// The ratings of each sample that are not missing.
    double[][] given() {
        return Arrays.stream(rows).map(row -> Arrays.stream(row).filter(rating -> !Double.isNaN(rating)).toArray())
                .toArray(double[][]::new);
    }

    /// The rows without a missing rating.
    double[][] complete() {
        return Arrays.stream(given()).filter(row -> row.length == names.size()).toArray(double[][]::new);
    }

    /// The samples that two raters rated both.
    PairedScores pairs(int expected, int actual) {
        return PairedScores.of(byId(expected), byId(actual));
    }
}
