package io.reward4j.rlvr.shape;

import java.util.List;
import java.util.Locale;

/// What a text is made of: words, lines, characters or tokens.
final class TextUnits {

    /// What each character of ASCII counts as: `0` for white space, the small letter for a capital one, else
    /// something of its own.
    private static final char[] FOLDED = new char[0x80];

    static {
        for (char c = 1; c < FOLDED.length; c++) {
            FOLDED[c] = WhiteSpace.is(c) ? 0 : Character.toLowerCase(c);
        }
        FOLDED[0] = (char) FOLDED.length;
    }

    private TextUnits() {}

    /// Returns the words in lower case, as Python's `text.lower().split()` finds them.
    static Fingerprints words(String text) {
        char[] chars = text.toCharArray();
        Fingerprints words = new Fingerprints(chars.length / 4);
        long state = Fingerprints.start();
        boolean inside = false;
        for (char c : chars) {
            if (c >= FOLDED.length) {
                return wordsBeyondAscii(text.toLowerCase(Locale.ROOT).toCharArray());
            }
            char folded = FOLDED[c];
            if (folded != 0) {
                inside = true;
                state = Fingerprints.step(state, folded);
            } else if (inside) {
                words.add(state);
                state = Fingerprints.start();
                inside = false;
            }
        }
        if (inside) {
            words.add(state);
        }
        return words;
    }

    private static Fingerprints wordsBeyondAscii(char[] chars) {
        Fingerprints words = new Fingerprints(chars.length / 4);
        int at = 0;
        while (at < chars.length) {
            long state = Fingerprints.start();
            int start = at;
            while (at < chars.length && !WhiteSpace.is(chars[at])) {
                state = Fingerprints.step(state, chars[at++]);
            }
            if (at > start) {
                words.add(state);
            }
            at++;
        }
        return words;
    }

    /// Returns the lines that are not blank, without white space at their ends.
    static Fingerprints lines(String text) {
        Fingerprints lines = new Fingerprints(0);
        int start = 0;
        while (start < text.length()) {
            int end = lineEnd(text, start);
            int from = WhiteSpace.skip(text, start, end);
            int to = end;
            while (to > from && WhiteSpace.is(text.charAt(to - 1))) {
                to--;
            }
            if (from < to) {
                lines.add(read(text, from, to));
            }
            start = end + 1;
        }
        return lines;
    }

    private static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /// Returns the code points that are no white space.
    static Fingerprints characters(String text) {
        Fingerprints characters = new Fingerprints(text.length());
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!WhiteSpace.is(text.charAt(i))) {
                characters.add(Fingerprints.step(Fingerprints.start(), c));
            }
        }
        return characters;
    }

    /// Returns the ids that a tokenizer gave.
    static Fingerprints ids(int[] ids) {
        Fingerprints pieces = new Fingerprints(ids.length);
        for (int id : ids) {
            pieces.add(Fingerprints.step(Fingerprints.start(), id));
        }
        return pieces;
    }

    /// Returns the tokens that a tokenizer gave.
    static Fingerprints tokens(List<String> tokens) {
        Fingerprints pieces = new Fingerprints(tokens.size());
        for (String token : tokens) {
            pieces.add(read(token, 0, token.length()));
        }
        return pieces;
    }

    private static long read(String text, int start, int end) {
        long state = Fingerprints.start();
        for (int i = start; i < end; i++) {
            state = Fingerprints.step(state, text.charAt(i));
        }
        return state;
    }
}
