package io.reward4j.rlvr;

import java.text.Normalizer;

/// Unicode's normalisation form KC in linear time.
///
/// Putting a run of combining marks in order takes time quadratic in the run, so runs are cut at the
/// length that Unicode's stream-safe text allows (UAX #15, section 13). A text of which so many
/// characters become many (two ligatures 18 and 8, words in a square up to six, others at most four) that they make it
/// more than four times as long is left as it is.
final class Nfkc {

    private static final int LONGEST_RUN = 30;
    private static final int MOST_TIMES = 4;
    private static final int SHORT = 1024;

    private Nfkc() {}

    static String of(String text) {
        if (isAscii(text) || weight(text) > Math.max(SHORT, (long) MOST_TIMES * text.length())) {
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

    /// How long the text becomes, if all characters but those that become the most stay one.
    private static long weight(String text) {
        long weight = 0;
        for (int i = 0; i < text.length(); i++) {
            weight += weight(text.charAt(i));
        }
        return weight;
    }

    private static int weight(char c) {
        if (c == 0xFDFA) {
            return 18;
        }
        if (c == 0xFDFB) {
            return 8;
        }
        if (c >= 0x3300 && c <= 0x33FF) {
            return 6;
        }
        return 1;
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
