package io.reward4j.rlvr.shape;

/// White space as Python's `str.split` and `str.strip` see it, so that words are those of the trainers' own code.
final class WhiteSpace {

    private WhiteSpace() {}

    static boolean is(char c) {
        if (c <= ' ') {
            return c >= 0x1C || (c >= '\t' && c <= '\r');
        }
        return c >= 0x85 && (c == 0x85 || Character.isSpaceChar(c));
    }

    /// Counts the words: the longest stretches without white space.
    static int words(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = is(text.charAt(i));
            if (inside == space) {
                inside = !space;
                words += inside ? 1 : 0;
            }
        }
        return words;
    }

    /// Returns the first place at or after `from` that is no white space, or the length of the text.
    static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && is(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// Returns the text without the white space at its ends.
    static String strip(String text) {
        int start = skip(text, 0);
        int end = text.length();
        while (end > start && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
