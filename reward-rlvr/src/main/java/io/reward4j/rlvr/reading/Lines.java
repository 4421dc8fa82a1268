package io.reward4j.rlvr.reading;

/// Where lines begin and end.
public final class Lines {

    private Lines() {}

    public static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    /// Returns the end of the line that `from` stands in, without its line break.
    public static int end(String text, int from) {
        int end = from;
        while (end < text.length() && !isBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// Returns the start of the next line that is not blank, or the length of the text.
    public static int nextFilled(String text, int from) {
        int at = end(text, from);
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// Tells whether a blank line stands between two places.
    public static boolean hasBlank(String text, int from, int to) {
        boolean blank = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                if (blank) {
                    return true;
                }
                blank = true;
            } else if (!Character.isWhitespace(c)) {
                blank = false;
            }
        }
        return false;
    }
}
