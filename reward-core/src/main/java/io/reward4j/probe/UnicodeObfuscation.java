package io.reward4j.probe;

import java.util.function.UnaryOperator;

/// Writes a text with other characters that look much the same. Tags such as `<think>` stay: what is said between them
/// would otherwise become the answer.
final class UnicodeObfuscation {

    private static final String LATIN = "ABCEHIJKMOPSTXYaceijopsxy";
    private static final String CYRILLIC = "АВСЕНІЈКМОРЅТХУасеіјорѕху";

    private static final int LONGEST_TAG = 40;

    private UnicodeObfuscation() {}

    static String zeroWidth(String text) {
        return outsideOfTags(text, part -> afterLetters(part, '\u200B'));
    }

    static String marks(String text) {
        return outsideOfTags(text, part -> afterLetters(part, '\u0332'));
    }

    static String homoglyphs(String text) {
        return outsideOfTags(text, UnicodeObfuscation::lookAlike);
    }

    static String fullWidth(String text) {
        return outsideOfTags(text, UnicodeObfuscation::wide);
    }

    private static String lookAlike(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            int at = LATIN.indexOf(c);
            out.append(at < 0 ? (char) c : CYRILLIC.charAt(at));
        });
        return out.toString();
    }

    private static String wide(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().forEach(c -> out.append((char) (c > ' ' && c < 0x7F ? c + 0xFEE0 : c)));
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

    private static String outsideOfTags(String text, UnaryOperator<String> change) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            int end = tagEnd(text, at);
            if (end > at) {
                out.append(change.apply(text.substring(from, at))).append(text, at, end);
                from = end;
                at = end - 1;
            }
        }
        return out.append(change.apply(text.substring(from))).toString();
    }

    /// Returns the end of the tag that begins at `start`, or -1 where none does.
    private static int tagEnd(String text, int start) {
        for (int i = start + 1; i < Math.min(text.length(), start + LONGEST_TAG); i++) {
            char c = text.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if (c == '<' || Character.isWhitespace(c)) {
                return -1;
            }
        }
        return -1;
    }
}
