package io.reward4j.rlvr.text;

import io.reward4j.rlvr.reading.TracedText;
import java.text.Normalizer;

/// A text without what does not matter when words are quoted, and where each character of it came from.
///
/// Case and compatibility variants are folded; white space, quotation marks, hyphens and invisible characters are left
/// out. Kept are white space and hyphens that a digit follows, so that `5-10` is not `510`.
final class FoldedText {

    private static final int LONGEST = 4;

    private final String original;
    private final TracedText folded;

    private FoldedText(String original) {
        this.original = original;
        this.folded = new TracedText(original.length());
    }

    static FoldedText of(String text) {
        FoldedText folded = new FoldedText(text);
        for (int i = 0; i < text.length(); i++) {
            folded.add(text.charAt(i), i);
        }
        return folded;
    }

    int length() {
        return folded.length();
    }

    char at(int i) {
        return folded.at(i);
    }

    /// Returns where a character came from in the original.
    int start(int i) {
        return folded.origin(i);
    }

    /// Returns the place after the one that a character came from.
    int end(int i) {
        int next = folded.origin(i) + 1;
        boolean pair = next < original.length()
                && Character.isSurrogatePair(original.charAt(next - 1), original.charAt(next));
        return pair ? next + 1 : next;
    }

    private void add(char c, int i) {
        if (c < 0x80) {
            addAscii(c, i);
        } else if ((c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xDFFF)) {
            folded.add(c, i);
        } else if (isSpace(c) || isHyphen(c)) {
            addGap(isHyphen(c) ? '-' : ' ', i);
        } else if (!isDropped(c)) {
            String variant = folded(c);
            for (int j = 0; j < variant.length(); j++) {
                char plain = Character.toLowerCase(variant.charAt(j));
                if (plain < 0x80) {
                    addAscii(plain, i);
                } else {
                    folded.add(plain, i);
                }
            }
        }
    }

    /// One that becomes many, up to 18, is kept: a text of nothing else would take as many times the memory.
    private static String folded(char c) {
        String written = String.valueOf(c);
        String folded = Normalizer.normalize(written, Normalizer.Form.NFKC);
        return folded.length() > LONGEST ? written : folded;
    }

    private void addAscii(char c, int i) {
        if (c >= 'A' && c <= 'Z') {
            folded.add((char) (c + 32), i);
        } else if (c <= ' ' || c == 0x7F || c == '-') {
            addGap(c == '-' ? '-' : ' ', i);
        } else if (!(c == '"' || c == '\'' || c == '`')) {
            folded.add(c, i);
        }
    }

    /// Keeps a gap before a digit, and one of them only.
    private void addGap(char gap, int i) {
        boolean digitNext = i + 1 < original.length() && Character.isDigit(original.charAt(i + 1));
        if (digitNext && !folded.isEmpty() && (gap == '-' || Character.isDigit(folded.last()))) {
            folded.add(gap, i);
        }
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isHyphen(char c) {
        return (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
    }

    private static boolean isDropped(char c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.CONTROL, Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION ->
                true;
            default -> c == '„' || c == '‚' || c == '´' || c == 'ʼ' || c == 0x2032 || c == 0x2033
                    || (c >= 0xFE00 && c <= 0xFE0F);
        };
    }
}
