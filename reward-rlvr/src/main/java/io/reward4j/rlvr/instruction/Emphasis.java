package io.reward4j.rlvr.instruction;

/// Counts what stands between equal runs of one to three asterisks within a line: behind the opening run and before the
/// closing one stands no space, and something is said between.
final class Emphasis {

    private static final int STRONGEST = 3;

    private Emphasis() {}

    static int count(String text) {
        int count = 0;
        int open = -1;
        int strength = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\n') {
                open = -1;
            }
            if (c != '*') {
                i++;
                continue;
            }
            int end = i;
            while (end < text.length() && text.charAt(end) == '*') {
                end++;
            }
            boolean closes = open >= 0 && end - i == strength && !isSpace(text, i - 1);
            if (closes && says(text, open, i)) {
                count++;
                open = -1;
            } else if (end - i <= STRONGEST && !isSpace(text, end)) {
                open = end;
                strength = end - i;
            }
            i = end;
        }
        return count;
    }

    private static boolean says(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isLetterOrDigit(text.charAt(i)) || Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpace(String text, int i) {
        return i < 0 || i >= text.length() || Character.isWhitespace(text.charAt(i));
    }
}
