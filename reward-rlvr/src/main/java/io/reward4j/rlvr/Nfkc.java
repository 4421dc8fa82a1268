package io.reward4j.rlvr;

import java.text.Normalizer;

/// Unicode's normalisation form KC in linear time.
///
/// Putting a run of combining marks in order takes time quadratic in the run, so runs are cut at the
/// length that Unicode's stream-safe text allows (UAX #15, section 13).
final class Nfkc {

    private static final int LONGEST_RUN = 30;

    private Nfkc() {}

    static String of(String text) {
        if (isAscii(text)) {
            return text;
        }
        return cut(Normalizer.normalize(cut(text), Normalizer.Form.NFKC));
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static String cut(String text) {
        StringBuilder cut = new StringBuilder(text.length());
        int run = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            run = isMark(c) ? run + 1 : 0;
            if (run <= LONGEST_RUN) {
                cut.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return cut.length() == text.length() ? text : cut.toString();
    }

    /// A half-width kana mark becomes a combining one.
    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> c == 0xFF9E || c == 0xFF9F;
        };
    }
}
