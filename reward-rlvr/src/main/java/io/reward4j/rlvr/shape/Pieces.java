package io.reward4j.rlvr.shape;

import java.util.List;
import java.util.Locale;

/// What a text is made of: words, lines, characters or tokens.
final class Pieces {

    private static final int ASCII = 0x80;

    private Pieces() {}

    /// Returns the words in lower case, as Python's `text.lower().split()` finds them.
    static Fingerprints words(String text) {
        char[] chars = text.toCharArray();
        Fingerprints words = new Fingerprints(chars.length / 4);
        return words(chars, words) < ASCII
                ? words
                : lowerCaseWords(text.toLowerCase(Locale.ROOT).toCharArray());
    }

    private static Fingerprints lowerCaseWords(char[] chars) {
        Fingerprints words = new Fingerprints(chars.length / 4);
        words(chars, words);
        return words;
    }

    /// Adds the words, capital letters of ASCII as small ones. Returns all characters, or-ed together.
    private static int words(char[] chars, Fingerprints words) {
        int all = 0;
        long state = Fingerprints.start();
        boolean inside = false;
        for (char c : chars) {
            all |= c;
            if (!WhiteSpace.is(c)) {
                inside = true;
                state = Fingerprints.step(state, c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
            } else if (inside) {
                words.add(state);
                state = Fingerprints.start();
                inside = false;
            }
        }
        if (inside) {
            words.add(state);
        }
        return all;
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
