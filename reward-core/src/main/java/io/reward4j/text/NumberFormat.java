package io.reward4j.text;

import java.time.Duration;
import java.util.Locale;

/// Writes numbers for people, the same in every locale.
public final class NumberFormat {

    private NumberFormat() {}

    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// Three decimals, or scientific where these say too little or too much.
    public static String decimal(double value) {
        double size = Math.abs(value);
        boolean odd = size >= 1e7 || (size < 0.0005 && size > 0);
        return String.format(Locale.ROOT, odd ? "%.2e" : "%.3f", value);
    }

    /// A number in few characters, for the ends of a range.
    public static String brief(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return Long.toString((long) value);
        }
        String text = decimal(value);
        int end = text.length();
        while (text.indexOf('e') < 0 && text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, end);
    }

    public static String signed(double value) {
        return String.format(Locale.ROOT, "%+.3f", value + 0.0);
    }

    /// Whole per cents, of which `0` and `100` mean none and all.
    public static String percent(double share) {
        double percent = 100 * share;
        if (percent > 0 && percent < 1) {
            return "< 1 %";
        }
        if (Math.round(percent) == 100 && share < 1) {
            return "> 99 %";
        }
        return Math.round(percent) + " %";
    }

    public static String duration(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.0f ms", seconds * 1000);
        }
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return String.format(Locale.ROOT, "%,.0f min", seconds / 60);
    }
}
