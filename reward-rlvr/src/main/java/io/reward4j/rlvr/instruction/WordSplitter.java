package io.reward4j.rlvr.instruction;

import com.ibm.icu.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;

/// The words of a text: runs of letters, digits and marks. An apostrophe or a hyphen between letters does not part a
/// word (`don't`, `well-known`), nor a point or a comma between digits (`3.14`, `1,000`), nor points between single
/// letters (`U.S.`).
///
/// Scripts that write no spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are parted with the dictionaries of ICU:
/// the first 65,536 characters of a text, and after them each two characters are one word, which bounds the time.
final class WordSplitter {

    private static final int MOST_LOOKED_UP = 1 << 16;
    private static final int LONGEST_RUN = 1 << 12;

    private final String text;
    private int[] bounds = new int[64];
    private int count;
    private int lookedUp;

    private WordSplitter(String text) {
        this.text = text;
    }

    static WordSplitter of(String text) {
        WordSplitter words = new WordSplitter(text);
        words.scan();
        return words;
    }

    int count() {
        return count;
    }

    int start(int word) {
        return bounds[2 * word];
    }

    int end(int word) {
        return bounds[2 * word + 1];
    }

    String text(int word) {
        return text.substring(start(word), end(word));
    }

    /// Returns a word as it is compared with others.
    String folded(int word) {
        String text = text(word);
        String folded = Fold.of(text);
        return folded.isEmpty() ? text : folded;
    }

    /// Returns the first word that begins at `place` or behind it, or [#count()].
    int from(int place) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start(middle) < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Tells whether a character is of a script that writes no spaces between words.
    static boolean isUnspaced(int c) {
        return c >= 0x0E00 && (Character.isIdeographic(c) || c <= 0x0EFF || (c >= 0x1000 && c <= 0x109F)
                || (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3041 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF)
                || (c >= 0xFF66 && c <= 0xFF9F));
    }

    private void scan() {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (!isPart(c) || isMark(c)) {
                i += Character.charCount(c);
            } else if (isUnspaced(c)) {
                i = unspaced(i);
            } else {
                int end = spaced(i);
                add(i, end);
                i = end;
            }
        }
    }

    /// Returns the end of a word that begins at `start`.
    private int spaced(int start) {
        int i = start;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean within = (isPart(c) && !isUnspaced(c)) || c == 0x200C || c == 0x200D || joins(c, start, i);
            if (!within) {
                break;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    /// Tells whether a sign at `i` stands between two parts of one word.
    private boolean joins(int c, int start, int i) {
        if (i == start || i + 1 >= text.length()) {
            return false;
        }
        char before = text.charAt(i - 1);
        char after = text.charAt(i + 1);
        if (isUnspaced(after)) {
            return false;
        }
        return switch (c) {
            case '.' -> (isDigit(before) && isDigit(after)) || (isSingle(start, i) && isLetter(after) && endsSingle(i));
            case ',' -> isDigit(before) && isDigit(after);
            case '-', '\u2010', '\u2011' -> isPart(before) && isPart(after);
            default -> Fold.isApostrophe(c) && isLetter(before) && isLetter(after);
        };
    }

    /// Tells whether the letter before `i` stands alone.
    private boolean isSingle(int start, int i) {
        return isLetter(text.charAt(i - 1)) && (i - 1 == start || text.charAt(i - 2) == '.');
    }

    /// Tells whether the letter after `i` stands alone.
    private boolean endsSingle(int i) {
        return i + 2 >= text.length() || !isPart(text.charAt(i + 2));
    }

    private int unspaced(int start) {
        int end = start;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (!isPart(c) || !(isUnspaced(c) || isMark(c))) {
                break;
            }
            end += Character.charCount(c);
        }
        int known = Math.min(end, start + MOST_LOOKED_UP - lookedUp);
        for (int from = start; from < known; from += LONGEST_RUN) {
            lookUp(from, Math.min(known, from + LONGEST_RUN));
        }
        lookedUp += Math.max(0, known - start);
        for (int from = Math.max(start, known); from < end; from += 2) {
            add(from, Math.min(end, from + 2));
        }
        return end;
    }

    /// Throws unless ICU4J is there. Checks ask for it when they are made: an answer with one Chinese word must not be
    /// the first to find that it is missing.
    ///
    /// @throws IllegalStateException if it is missing
    static void requireBreaks() {
        try {
            BreakIterator.getWordInstance(Locale.ROOT);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "instructions count words with ICU4J, which is missing: add com.ibm.icu:icu4j to the dependencies",
                    e);
        }
    }

    private void lookUp(int from, int to) {
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
        breaks.setText(text.substring(from, to));
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            add(from + start, from + end);
            start = end;
        }
    }

    private void add(int start, int end) {
        if (2 * count + 2 > bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[2 * count] = start;
        bounds[2 * count + 1] = end;
        count++;
    }

    private static boolean isPart(int c) {
        if (c < 0x80) {
            return isAsciiLetter(c) || isDigit(c);
        }
        return Character.isLetterOrDigit(c) || isMark(c);
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> !(c >= 0xFE00 && c <= 0xFE0F);
            default -> false;
        };
    }

    private static boolean isLetter(int c) {
        return c < 0x80 ? isAsciiLetter(c) : Character.isLetter(c);
    }

    private static boolean isAsciiLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
