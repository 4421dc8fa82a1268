package io.reward4j.probe;

import io.reward4j.Traits;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes numbers for people, the same in every locale.
final class TraitsText {

    private TraitsText() {}

    /// At most three decimals.
    static String brief(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        String text = decimal(value);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, end);
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String signed(double value) {
        return String.format(Locale.ROOT, "%+.3f", value + 0.0);
    }

    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    static String range(Traits traits) {
        return "[" + brief(traits.min()) + ", " + brief(traits.max()) + "]";
    }

    static String reads(Traits traits) {
        return traits.reads().stream().map(content -> content.id().replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    static String calls(Traits traits) {
        return switch (traits.maxCalls()) {
            case 0 -> "no calls";
            case 1 -> "at most 1 call";
            case Traits.UNBOUNDED -> "an unbounded number of calls";
            default -> "at most " + traits.maxCalls() + " calls";
        };
    }
}
