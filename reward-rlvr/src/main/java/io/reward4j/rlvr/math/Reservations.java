package io.reward4j.rlvr.math;

import java.util.Locale;
import java.util.Set;

/// Finds the words that take a value back or turn it into another, as in `it is not 5`, `12 or 13`,
/// `the opposite is 5` and `5 is wrong`.
final class Reservations {

    private static final int REACH = 4;
    private static final int LONGEST_SENTENCE = 80;
    private static final Set<String> NEGATIONS = Set.of("not", "never", "cannot", "neither", "nor", "except",
            "different", "instead", "anything", "wrong", "incorrect");
    private static final Set<String> TURNS = Set.of("opposite", "negative", "reciprocal", "inverse", "square", "cube",
            "half", "double", "twice", "excluded", "false", "no");
    private static final Set<String> NEAR = Set.of("or", "than", "least", "most", "between", "no", "below", "above",
            "under", "vs", "versus", "without");
    private static final Set<String> NEW_CLAUSES = Set.of("but", "so", "therefore", "thus", "hence", "then", "because",
            "since", "answer", "it's");
    private static final Set<String> REJECTIONS = Set.of("wrong", "incorrect");

    private Reservations() {}

    /// Whether the text has a word that negates.
    static boolean negate(String text) {
        return has(text, NEGATIONS);
    }

    /// Whether the text has a word that negates, or one that makes another value of a value.
    static boolean turn(String text) {
        return negate(text) || has(text, TURNS);
    }

    /// Whether the words close before a value negate it or make it one of several.
    static boolean standBefore(String text, int value) {
        return precede(text, value, REACH, true);
    }

    /// Whether a value is the last of several in a row, as in `5, 6 and 7`.
    static boolean list(String text, int value) {
        int end = skipBack(text, value, " $");
        if (text.startsWith("and", end - 3)) {
            end = skipBack(text, end - 3, " $,");
        } else {
            int comma = skipBack(text, end, ",;");
            if (comma == end) {
                return false;
            }
            end = skipBack(text, comma, " $");
        }
        return end > 0 && Character.isDigit(text.charAt(end - 1));
    }

    private static int skipBack(String text, int from, String skipped) {
        int at = from;
        while (at > 0 && skipped.indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    /// Whether one of the two words before a value negates it.
    static boolean touch(String text, int value) {
        return precede(text, value, 2, false);
    }

    /// Whether the rest of the sentence rejects what stands before it.
    static boolean follow(String text, int from) {
        int end = from;
        while (end < text.length() && end < from + LONGEST_SENTENCE && ".\n;".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return has(text.substring(from, end), REJECTIONS);
    }

    private static boolean precede(String text, int value, int reach, boolean several) {
        int end = value;
        int words = 0;
        while (end > 0 && words < reach) {
            char c = text.charAt(end - 1);
            if ("\n;:=。".indexOf(c) >= 0 || (words > 0 && ".,".indexOf(c) >= 0)) {
                return false;
            }
            int start = end;
            while (start > 0 && isWordPart(text.charAt(start - 1))) {
                start--;
            }
            if (start == end) {
                end--;
                continue;
            }
            String word = text.substring(start, end).toLowerCase(Locale.ROOT);
            if (NEW_CLAUSES.contains(word)) {
                return false;
            }
            if (isNegation(word) || (several && words < 3 && NEAR.contains(word))) {
                return true;
            }
            end = start;
            words++;
        }
        return false;
    }

    private static boolean has(String text, Set<String> wanted) {
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isWordPart(text.charAt(end))) {
                end++;
            }
            String word = text.substring(at, end).toLowerCase(Locale.ROOT);
            if (wanted.contains(word) || (wanted.equals(NEGATIONS) && isNegation(word))) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }

    private static boolean isNegation(String word) {
        return NEGATIONS.contains(word) || word.endsWith("n't") || word.endsWith("n’t");
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '\'' || c == '’';
    }
}
