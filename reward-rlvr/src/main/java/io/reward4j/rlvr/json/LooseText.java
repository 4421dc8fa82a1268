package io.reward4j.rlvr.json;

import io.reward4j.rlvr.Similarity;

/// Compares texts as BFCL does: without regard to case, white space, the signs `, . / - _ * ^` and which quotation
/// marks are used, so that `April 1, 2024` is `april 1 2024`. Unlike there, a decimal point between digits and the
/// minus sign of a number count, and texts that are made of such signs alone are compared as they are.
///
/// Stops at the first difference and copies nothing, so that one text can be compared with many.
final class LooseText implements Similarity<String> {

    private static final String IGNORED = ",./-_*^";

    @Override
    public double of(String expected, String actual) {
        int i = next(expected, 0);
        int j = next(actual, 0);
        if (i == expected.length() || j == actual.length()) {
            return expected.equals(actual) ? 1 : 0;
        }
        while (i < expected.length() && j < actual.length()) {
            int a = expected.codePointAt(i);
            int b = actual.codePointAt(j);
            if (a != b && folded(a) != folded(b)) {
                return 0;
            }
            i = next(expected, i + Character.charCount(a));
            j = next(actual, j + Character.charCount(b));
        }
        if (i == expected.length() && j == actual.length()) {
            return 1;
        }
        return 0;
    }

    /// Returns where the first character stands that counts, from `at` on; the text's length where there is none.
    private static int next(String text, int at) {
        int i = at;
        while (i < text.length() && isIgnored(text, i)) {
            i++;
        }
        return i;
    }

    private static boolean isIgnored(String text, int i) {
        char c = text.charAt(i);
        if (Character.isWhitespace(c)) {
            return true;
        }
        if (IGNORED.indexOf(c) < 0) {
            return false;
        }
        boolean decimalPoint = c == '.' && isDigit(text, i - 1) && isDigit(text, i + 1);
        boolean minusSign = c == '-' && isDigit(text, i + 1) && !isLetterOrDigit(text, i - 1);
        return !decimalPoint && !minusSign;
    }

    private static boolean isDigit(String text, int i) {
        return i >= 0 && i < text.length() && Character.isDigit(text.charAt(i));
    }

    private static boolean isLetterOrDigit(String text, int i) {
        return i >= 0 && Character.isLetterOrDigit(text.charAt(i));
    }

    private static int folded(int c) {
        return c == '\'' ? '"' : Character.toLowerCase(Character.toUpperCase(c));
    }
}
