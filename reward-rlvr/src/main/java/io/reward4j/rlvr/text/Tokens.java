package io.reward4j.rlvr.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The tokens of a text, for metrics that compare tokens.
final class Tokens {

    private Tokens() {}

    /// Returns runs of letters and digits in lower case.
    static List<String> words(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        int start = 0;
        int i = 0;
        while (i < lower.length()) {
            int c = lower.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean unspaced = isUnspaced(c);
            if (unspaced || !(Character.isLetterOrDigit(c) || isMark(c))) {
                add(words, lower, start, i);
                if (unspaced && Character.isLetterOrDigit(c)) {
                    words.add(lower.substring(i, next));
                }
                start = next;
            }
            i = next;
        }
        add(words, lower, start, lower.length());
        return words;
    }

    /// Returns words and signs as mteval-v13a splits them.
    static List<String> wordsAndSigns(String text) {
        List<String> tokens = new ArrayList<>();
        int start = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (space || stands(text, i, c)) {
                add(tokens, text, start, i);
                if (!space) {
                    tokens.add(text.substring(i, next));
                }
                start = next;
            }
            i = next;
        }
        add(tokens, text, start, text.length());
        return tokens;
    }

    /// Tells whether a character is a token of its own.
    private static boolean stands(String text, int i, int c) {
        if (isUnspaced(c)) {
            return true;
        }
        return switch (c) {
            case '.', ',' -> !(isDigit(text, i - 1) && isDigit(text, i + 1));
            case '-' -> isDigit(text, i - 1);
            case '\'' -> false;
            default -> c < 0x80 && c > ' ' && !Character.isLetterOrDigit(c);
        };
    }

    private static boolean isDigit(String text, int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /// Tells whether a character is of a script that writes no spaces: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
    static boolean isUnspaced(int c) {
        return c >= 0x0E00 && (Character.isIdeographic(c) || (c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F)
                || (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3001 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF)
                || (c >= 0xFF01 && c <= 0xFF9F));
    }

    private static void add(List<String> tokens, String text, int start, int end) {
        if (start < end) {
            tokens.add(text.substring(start, end));
        }
    }
}
