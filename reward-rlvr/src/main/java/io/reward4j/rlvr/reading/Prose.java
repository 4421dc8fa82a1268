package io.reward4j.rlvr.reading;

import java.util.Set;

/// Tells prose from formulas.
public final class Prose {

    private static final int LONGEST_NAME = 6;
    private static final Set<String> NAMES = Set.of("pi", "sqrt", "sin", "cos", "tan", "log", "ln", "exp", "max", "min",
            "inf", "infty");

    private Prose() {}

    /// Tells whether a text holds a word: two letters or more that are no LaTeX command, none of the
    /// names of mathematics, no argument of `\text`, and no function with its bracket. A text that
    /// has neither a digit nor a command nor a letter holds no formula, and counts as prose.
    public static boolean isIn(String text) {
        boolean formula = false;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            formula |= Character.isLetterOrDigit(c) || c == '\\';
            if (c == '\\') {
                i = skipCommand(text, i + 1);
            } else if (Character.isLetter(c)) {
                int end = lettersEnd(text, i);
                if (isWord(text, i, end)) {
                    return true;
                }
                i = end;
            } else {
                i++;
            }
        }
        return !formula;
    }

    private static boolean isWord(String text, int from, int end) {
        boolean single = end - from == 1 && !Words.isUnspaced(text.charAt(from));
        boolean function = text.startsWith("(", end);
        boolean name = end - from <= LONGEST_NAME && NAMES.contains(text.substring(from, end));
        return !single && !function && !name;
    }

    private static int skipCommand(String text, int nameStart) {
        int end = lettersEnd(text, nameStart);
        if (end == nameStart) {
            return Math.min(nameStart + 1, text.length());
        }
        boolean wordy = text.startsWith("text", nameStart) || text.startsWith("mathrm", nameStart);
        int close = wordy && text.startsWith("{", end) ? text.indexOf('}', end) : -1;
        if (close < 0) {
            return end;
        }
        return close + 1;
    }

    private static int lettersEnd(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
