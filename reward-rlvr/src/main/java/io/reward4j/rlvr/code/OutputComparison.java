package io.reward4j.rlvr.code;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/// Decides whether what a program wrote is right.
///
/// An implementation reads hostile text of up to the runner's limit of output; it must be total, and quick.
@FunctionalInterface
public interface OutputComparison {

    /// Tells whether `actual` is right.
    ///
    /// @param input what the program read
    /// @param expected what it should have written, or what else the reference has there
    /// @param actual what it wrote
    boolean accepts(String input, String expected, String actual);

    /// Returns the comparison of tokens: what stands between white space has to be equal, wherever the lines break.
    static OutputComparison tokens() {
        return (input, expected, actual) -> tokens(expected).equals(tokens(actual));
    }

    /// Returns the comparison of lines: each has to be equal but for white space at its end. Empty lines at the end do
    /// not count.
    static OutputComparison lines() {
        return (input, expected, actual) -> lines(expected).equals(lines(actual));
    }

    /// Returns the comparison of tokens in which numbers may differ: two tokens that are decimal numbers are equal
    /// where they differ by no more than `tolerance`, or by no more than `tolerance` times the expected one. All others
    /// have to be equal as texts.
    ///
    /// @throws IllegalArgumentException if the tolerance is negative or not finite
    static OutputComparison numbers(double tolerance) {
        if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
            throw new IllegalArgumentException("a tolerance is a number from 0 on: " + tolerance);
        }
        return (input, expected, actual) -> {
            List<String> gold = tokens(expected);
            List<String> written = tokens(actual);
            if (gold.size() != written.size()) {
                return false;
            }
            for (int i = 0; i < gold.size(); i++) {
                if (!gold.get(i).equals(written.get(i)) && !near(gold.get(i), written.get(i), tolerance)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static List<String> tokens(String text) {
        StringTokenizer tokens = new StringTokenizer(text, " \t\n\r\f\u000B");
        List<String> all = new ArrayList<>();
        while (tokens.hasMoreTokens()) {
            all.add(tokens.nextToken());
        }
        return all;
    }

    private static List<String> lines(String text) {
        return text.stripTrailing().lines().map(String::stripTrailing).toList();
    }

    private static boolean near(String expected, String actual, double tolerance) {
        double gold = number(expected);
        double written = number(actual);
        double difference = Math.abs(gold - written);
        return difference <= tolerance || difference <= tolerance * Math.abs(gold);
    }

    /// Reads a decimal number; `NaN`, which is near nothing, where there is none.
    private static double number(String token) {
        int longest = 40;
        if (token.length() > longest || !token.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
            return Double.NaN;
        }
        return new BigDecimal(token).doubleValue();
    }
}
