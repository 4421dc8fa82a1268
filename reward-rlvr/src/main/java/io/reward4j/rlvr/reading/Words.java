package io.reward4j.rlvr.reading;

/// What a word is made of.
public final class Words {

    private Words() {}

    /// Tells whether a code point belongs to a word: a letter, a digit, or a mark on one.
    public static boolean isPart(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    /// Tells whether a code point is of a script that writes no spaces between words.
    public static boolean isUnspaced(int c) {
        return c >= 0x0E00
                && (Character.isIdeographic(c)
                        || (c >= 0x3005 && c <= 0x30FF)
                        || (c >= 0x31F0 && c <= 0x31FF)
                        || (c >= 0x0E00 && c <= 0x0EFF)
                        || (c >= 0x1000 && c <= 0x109F)
                        || (c >= 0x1780 && c <= 0x17FF));
    }

    /// Tells whether a word may begin or end at `index`: no two letters of one word meet there.
    public static boolean isBoundary(String text, int index) {
        if (index <= 0 || index >= text.length()) {
            return true;
        }
        int before = text.codePointBefore(index);
        int after = text.codePointAt(index);
        return !isPart(before) || !isPart(after) || isUnspaced(before) || isUnspaced(after);
    }
}
