package io.reward4j.rlvr.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares what two queries returned: columns by their position, rows in order or as a multiset.
///
/// Null equals null alone, text and bytes equal the same text and bytes. Numbers that are whole on both sides are equal
/// if they are the same; others if they differ by at most `tolerance` times the larger magnitude, or by `1e-12`.
///
/// @param ordered whether the rows have to come in the same order
record ResultComparison(double tolerance, boolean ordered) {

    private static final double NEAR_ZERO = 1e-12;
    /// How many pairs of rows are looked at where rows that differ a little have to be paired.
    private static final int MOST_PAIRS = 1 << 22;

    /// Returns what differs, or an empty text.
    String difference(SqlRun.Rows expected, SqlRun.Rows actual) {
        if (expected.columns() != actual.columns()) {
            return "expected " + counted(expected.columns(), "column") + ", got " + actual.columns();
        }
        if (expected.rows().size() != actual.rows().size()) {
            return "expected " + counted(expected.rows().size(), "row") + ", got " + actual.rows().size();
        }
        if (ordered) {
            return inOrder(expected.rows(), actual.rows());
        }
        return inAnyOrder(expected.rows(), actual.rows());
    }

    private String inOrder(List<List<@Nullable Object>> expected, List<List<@Nullable Object>> actual) {
        for (int i = 0; i < expected.size(); i++) {
            if (!equal(expected.get(i), actual.get(i))) {
                boolean isOrderAlone = inAnyOrder(expected, actual).isEmpty();
                if (isOrderAlone) {
                    return "the rows are right, but not their order";
                }
                return "row " + (i + 1) + " differs";
            }
        }
        return "";
    }

    private String inAnyOrder(List<List<@Nullable Object>> expected, List<List<@Nullable Object>> actual) {
        List<List<@Nullable Object>> missing = without(expected, actual);
        if (missing.isEmpty()) {
            return "";
        }
        List<List<@Nullable Object>> surplus = without(actual, expected);
        missing.sort(RowOrder.INSTANCE);
        surplus.sort(RowOrder.INSTANCE);
        int unpaired = unpaired(missing, surplus);
        return unpaired == 0 ? "" : counted(unpaired, "row") + " of " + expected.size() + " differ";
    }

    /// Returns the rows that are left of some when each of the others has taken one that is the same.
    private static List<List<@Nullable Object>> without(
            List<List<@Nullable Object>> some, List<List<@Nullable Object>> others) {
        Map<List<@Nullable Object>, Integer> counts = new HashMap<>();
        others.forEach(row -> counts.merge(row, 1, Integer::sum));
        List<List<@Nullable Object>> left = new ArrayList<>();
        for (List<@Nullable Object> row : some) {
            int count = counts.getOrDefault(row, 0);
            if (count == 0) {
                left.add(row);
            } else {
                counts.put(row, count - 1);
            }
        }
        return left;
    }

    /// Pairs rows that are equal within the tolerance, each with the first of the others that is left, and counts those
    /// that find none. What is still to be paired after `MOST_PAIRS` looks finds none.
    private int unpaired(List<List<@Nullable Object>> missing, List<List<@Nullable Object>> surplus) {
        List<List<@Nullable Object>> left = new ArrayList<>(surplus);
        int budget = MOST_PAIRS;
        int unpaired = 0;
        for (List<@Nullable Object> row : missing) {
            int at = 0;
            while (at < left.size() && budget > 0 && !equal(row, left.get(at))) {
                at++;
                budget--;
            }
            if (at < left.size() && budget > 0) {
                left.remove(at);
            } else {
                unpaired++;
            }
        }
        return unpaired;
    }

    private boolean equal(List<@Nullable Object> expected, List<@Nullable Object> actual) {
        for (int i = 0; i < expected.size(); i++) {
            if (!equal(expected.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean equal(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Number wanted && actual instanceof Number given
                && !(expected instanceof Long && actual instanceof Long)) {
            return near(wanted.doubleValue(), given.doubleValue());
        }
        return Objects.equals(expected, actual);
    }

    private boolean near(double expected, double actual) {
        double apart = Math.abs(expected - actual);
        double larger = Math.max(Math.abs(expected), Math.abs(actual));
        return expected == actual || apart <= NEAR_ZERO || (larger < Double.POSITIVE_INFINITY
                && apart <= tolerance * larger);
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /// An order of rows in which rows that differ a little in their numbers mostly stand side by side.
    private enum RowOrder implements Comparator<List<@Nullable Object>> {

        INSTANCE;

        @Override
        public int compare(List<@Nullable Object> one, List<@Nullable Object> other) {
            int texts = compare(one, other, false);
            return texts == 0 ? compare(one, other, true) : texts;
        }

        private static int compare(List<@Nullable Object> one, List<@Nullable Object> other, boolean numbers) {
            int result = 0;
            for (int i = 0; i < one.size() && result == 0; i++) {
                Object left = one.get(i);
                Object right = other.get(i);
                boolean areNumbers = left instanceof Number && right instanceof Number;
                if (numbers && areNumbers) {
                    result = Double.compare(((Number) left).doubleValue(), ((Number) right).doubleValue());
                } else if (!areNumbers) {
                    result = kindAndText(left).compareTo(kindAndText(right));
                }
            }
            return result;
        }

        private static String kindAndText(@Nullable Object value) {
            return switch (value) {
                case null -> "0";
                case Number ignored -> "1";
                case String text -> "2" + text;
                default -> "3" + value;
            };
        }
    }
}
