package io.reward4j.rlvr.math;

import org.jspecify.annotations.Nullable;

/// An integer in plain digits, as most gold answers are: `42`, `-7`, `$12$`. It is compared without being parsed.
///
/// @param sign `-`, `+` or nothing, as written
/// @param digits the digits as written, so few that a `long` holds them
record PlainNumber(String sign, String digits) {

    private static final int MOST_DIGITS = 18;

    /// Reads an answer, or returns `null` where it is anything else.
    static @Nullable PlainNumber of(String answer) {
        int from = 0;
        int to = answer.length();
        if (to > MOST_DIGITS + 3) {
            return null;
        }
        if (to > 1 && answer.charAt(0) == '$' && answer.charAt(to - 1) == '$') {
            from++;
            to--;
        }
        int start = from < to && isSign(answer.charAt(from)) ? from + 1 : from;
        if (start == to || to - start > MOST_DIGITS || !areDigits(answer, start, to)) {
            return null;
        }
        return new PlainNumber(answer.substring(from, start), answer.substring(start, to));
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+';
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    long value() {
        long size = Long.parseLong(digits);
        if (sign.equals("-")) {
            return -size;
        }
        return size;
    }
}
