package io.reward4j.rlvr.math.answer;

import io.reward4j.rlvr.reading.NegationCues;
import java.util.Optional;
import java.util.function.Predicate;

/// A value that a response sets in bold type, as `So he has **12** apples.`
final class BoldValue {

    private static final int LONGEST = 60;
    private static final String MARK = "**";

    private BoldValue() {}

    /// Returns the last bold value that is neither a heading nor denied.
    static Optional<Claim> last(String text, Predicate<String> mathematics) {
        int close = text.lastIndexOf(MARK);
        int open = markBefore(text, close);
        while (open >= 0) {
            boolean value = isValue(text, open + MARK.length(), close, mathematics);
            if (value) {
                if (NegationCues.standBefore(text, open)) {
                    return Optional.empty();
                }
                return Optional.of(new Claim(text.substring(open + MARK.length(), close).strip(), open, close));
            }
            close = text.lastIndexOf(MARK, open - 1);
            open = markBefore(text, close);
        }
        return Optional.empty();
    }

    private static int markBefore(String text, int close) {
        if (close <= 0) {
            return -1;
        }
        return text.lastIndexOf(MARK, close - 1);
    }

    private static boolean isValue(String text, int from, int to, Predicate<String> mathematics) {
        if (to - from > LONGEST || to <= from || text.startsWith(":", to + MARK.length())) {
            return false;
        }
        String bold = text.substring(from, to).strip();
        boolean begins = !bold.isEmpty()
                && (Character.isDigit(bold.charAt(0)) || "+-−\\$√".indexOf(bold.charAt(0)) >= 0);
        return begins && !bold.endsWith(":") && !isHeading(bold) && mathematics.test(bold);
    }

    /// Whether the text is numbered, as `1. Add both sides`.
    private static boolean isHeading(String bold) {
        int end = 0;
        while (end < bold.length() && Character.isDigit(bold.charAt(end))) {
            end++;
        }
        boolean mark = end > 0 && end + 1 < bold.length() && ".)".indexOf(bold.charAt(end)) >= 0;
        return mark && Character.isWhitespace(bold.charAt(end + 1));
    }
}
