package io.reward4j.probe;

import java.util.function.IntPredicate;

/// Writes a text with other characters that look much the same.
final class Lettering {

    private static final String LATIN = "ABCEHIJKMOPSTXYaceijopsxy";
    private static final String CYRILLIC = "АВСЕНІЈКМОРЅТХУасеіјорѕху";

    private Lettering() {}

    static String zeroWidth(String text) {
        return afterLetters(text, '\u200B');
    }

    static String marks(String text) {
        return afterLetters(text, '\u0332');
    }

    static String homoglyphs(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            int at = LATIN.indexOf(c);
            out.append(at < 0 ? (char) c : CYRILLIC.charAt(at));
        });
        return out.toString();
    }

    static String fullWidth(String text) {
        IntPredicate ascii = c -> c > ' ' && c < 0x7F;
        StringBuilder out = new StringBuilder(text.length());
        text.chars().forEach(c -> out.append((char) (ascii.test(c) ? c + 0xFEE0 : c)));
        return out.toString();
    }

    private static String afterLetters(String text, char more) {
        StringBuilder out = new StringBuilder(2 * text.length());
        text.codePoints().forEach(c -> {
            out.appendCodePoint(c);
            if (Character.isLetter(c)) {
                out.append(more);
            }
        });
        return out.toString();
    }
}
