package io.reward4j.rlvr.shape;

/// White space as Python's `str.split` and `str.strip` see it, so that words are those of the trainers' own code.
final class WhiteSpace {

    private static final boolean[] ASCII = new boolean[0x80];

    static {
        for (char c : "\t\n\u000B\f\r\u001C\u001D\u001E\u001F ".toCharArray()) {
            ASCII[c] = true;
        }
    }

    private WhiteSpace() {}

    static boolean is(char c) {
        return c < ASCII.length ? ASCII[c] : c == 0x85 || Character.isSpaceChar(c);
    }

    /// Counts the words: the longest stretches without white space.
    static int words(String text) {
        int words = 0;
        int before = 1;
        for (int i = 0; i < text.length(); i++) {
            int space = is(text.charAt(i)) ? 1 : 0;
            words += before & ~space;
            before = space;
        }
        return words;
    }

    /// Returns the first place in `[from, end)` that is no white space, or `end`.
    static int skip(String text, int from, int end) {
        int at = from;
        while (at < end && is(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// Returns the text without the white space at its ends.
    static String strip(String text) {
        int end = text.length();
        int start = skip(text, 0, end);
        while (end > start && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
