package io.reward4j.rlvr.instruction;

import java.text.Normalizer;
import java.util.Locale;

/// Texts without what does not matter when words are compared: case, accents, compatibility variants (full width,
/// ligatures), joiners, the shape of apostrophes, and how much white space stands between words.
final class Fold {

    /// Putting marks in order takes time quadratic in their run, so runs are cut (UAX #15, section 13).
    private static final int LONGEST_RUN = 30;

    private Fold() {}

    static String of(String text) {
        boolean plain = isAscii(text);
        String apart = plain ? text : Normalizer.normalize(withoutLongRuns(text), Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (isSpace(c)) {
                if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                    folded.append(' ');
                }
            } else if (c < 0x80 || !isDropped(c)) {
                folded.append(isApostrophe(c) ? '\'' : c);
            }
        }
        String lower = folded.toString().toLowerCase(Locale.ROOT);
        return plain ? lower : Normalizer.normalize(lower, Normalizer.Form.NFC);
    }

    /// Returns a text with the letters of its alphabet in place of those of compatibility variants, and without marks
    /// that make no letter of it.
    static String spelled(String text) {
        if (isAscii(text)) {
            return text;
        }
        String composed = Normalizer.normalize(withoutLongRuns(text), Normalizer.Form.NFKC);
        StringBuilder spelled = new StringBuilder(composed.length());
        composed.chars().filter(c -> !(c >= 0x0300 && c <= 0x036F)).forEach(c -> spelled.append((char) c));
        return spelled.toString();
    }

    static boolean isApostrophe(int c) {
        return c == '\'' || c == '’' || c == 'ʼ' || c == '＇' || c == '‘';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c < 0x80 ? Character.isWhitespace(c) : Character.isSpaceChar(c));
    }

    /// Accents, and what joins or styles characters; not the marks that make another kana or another vowel.
    private static boolean isDropped(char c) {
        return (c >= 0x0300 && c <= 0x036F) || (c >= 0xFE00 && c <= 0xFE0F)
                || Character.getType(c) == Character.FORMAT;
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    static String withoutLongRuns(String text) {
        StringBuilder cut = new StringBuilder(text.length());
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean mark = c >= 0x300 && (Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK || c == 0xFF9E || c == 0xFF9F);
            run = mark ? run + 1 : 0;
            if (run <= LONGEST_RUN) {
                cut.append(c);
            }
        }
        return cut.toString();
    }
}
