package io.reward4j.rlvr.shape;

import java.util.List;

/// The expression that open-r1 counts steps with, as a scanner. No two of its alternatives begin alike or overlap.
final class OpenR1Steps {

    private static final String STEP = "Step ";
    private static final List<String> WORDS = List.of("First,", "Second,", "Next,", "Finally,");

    private OpenR1Steps() {}

    static int count(String text) {
        int count = followedBy(text, 0, '.') ? 1 : 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\n' -> count += isBullet(text, i + 1) ? 1 : 0;
                case 'S', 'F', 'N' -> count += isWord(text, i) ? 1 : 0;
                default -> {
                }
            }
        }
        return count;
    }

    private static boolean isBullet(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '*');
    }

    private static boolean isWord(String text, int at) {
        if (text.startsWith(STEP, at)) {
            return followedBy(text, at + STEP.length(), ':');
        }
        for (int i = 0; i < WORDS.size(); i++) {
            if (text.startsWith(WORDS.get(i), at)) {
                return true;
            }
        }
        return false;
    }

    /// Tells whether digits stand at `from`, and `mark` after them.
    private static boolean followedBy(String text, int from, char mark) {
        int end = digits(text, from, text.length());
        return end > from && end < text.length() && text.charAt(end) == mark;
    }

    /// Returns the end of the decimal digits, of any script, that begin at `from`.
    static int digits(String text, int from, int limit) {
        int at = from;
        while (at < limit && Character.isDigit(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }
}
