package io.reward4j.rlvr.text;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.BitSet;

/// How many letters of a text are of which language or script. Used by one thread.
///
/// What cannot be told by a letter alone is decided by its sentence:
/// - Han letters are Japanese where there is a kana for every twelve of them, Korean where Hangul letters
///   outnumber them, and Chinese where there are more than twenty of them or one that Japanese does not have (it is
///   not in JIS X 0208). Those that are still undecided go with the larger number of decided ones in the text.
/// - Latin names are up to three words, each with a capital or of at most two letters, in a sentence where
///   Latin letters are at most twice as many as the others.
final class LetterCount implements LetterReader.Reader {

    private static final int KANA_FOR_HAN = 12;
    private static final int MOST_UNDECIDED = 20;
    private static final int LONGEST_NAME_IN_WORDS = 3;

    /// Places beside those of the scripts.
    private static final int HAN_OF_JAPANESE = Scripts.COUNT;
    private static final int HAN_OF_KOREAN = Scripts.COUNT + 1;
    private static final int HAN_UNDECIDED = Scripts.COUNT + 2;
    private static final int NAMES = Scripts.COUNT + 3;

    private static final BitSet CHINESE_ONLY = chineseOnly();

    private final int[] outside = new int[NAMES + 1];
    private final int[] quoted = new int[NAMES + 1];

    private int kana;
    private int hangul;
    private int latin;
    private int others;
    private int chineseOnly;
    private int hanOutside;
    private int hanQuoted;
    private int namesOutside;
    private int namesQuoted;

    private int runWords;
    private int runLetters;
    private boolean runOfNames = true;
    private boolean runQuoted;
    private int wordLetters;
    private boolean wordHasCapital;

    static LetterCount of(String text) {
        LetterCount count = new LetterCount();
        LetterReader.read(text, count);
        count.decideRest(count.outside, count.quoted);
        return count;
    }

    /// Returns how many letters outside of quotations, or in them, are in a script's language.
    int in(int script, boolean inQuotation) {
        int[] counts = inQuotation ? quoted : outside;
        int undecided = counts[HAN_UNDECIDED];
        if (script == Scripts.KANA) {
            return counts[Scripts.KANA] + counts[HAN_OF_JAPANESE] + undecided;
        }
        if (script == Scripts.HAN) {
            return counts[Scripts.HAN] + counts[Scripts.BOPOMOFO] + undecided;
        }
        if (script == Scripts.HANGUL) {
            return counts[Scripts.HANGUL] + counts[HAN_OF_KOREAN];
        }
        return counts[script] + (script == Scripts.LATIN ? counts[NAMES] : 0);
    }

    /// Returns how many letters there are, less the names unless the script is Latin.
    int all(int script, boolean inQuotation) {
        int[] counts = inQuotation ? quoted : outside;
        int sum = script == Scripts.LATIN ? 0 : -counts[NAMES];
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    /// Returns the script that most letters outside of quotations are in, or in them if there are none outside;
    /// [Scripts#NONE] if there are none at all.
    int mostFrequent() {
        boolean inQuotation = all(Scripts.LATIN, false) == 0;
        int best = Scripts.NONE;
        int most = 0;
        for (int script = 1; script < Scripts.COUNT; script++) {
            int letters = in(script, inQuotation);
            if (letters > most) {
                best = script;
                most = letters;
            }
        }
        return best;
    }

    @Override
    public void letter(int c, int script, boolean inQuotation) {
        if (script == Scripts.LATIN) {
            if (runQuoted != inQuotation) {
                endRun();
                runQuoted = inQuotation;
            }
            wordLetters++;
            wordHasCapital |= Character.isUpperCase(c);
            return;
        }
        endRun();
        if (script == Scripts.HAN) {
            hanOutside += inQuotation ? 0 : 1;
            if (inQuotation) {
                hanQuoted++;
            }
            if (CHINESE_ONLY.get(c)) {
                chineseOnly++;
            }
            return;
        }
        (inQuotation ? quoted : outside)[script]++;
        if (script == Scripts.KANA) {
            kana++;
        }
        if (script == Scripts.HANGUL) {
            hangul++;
        }
        others++;
    }

    @Override
    public void other(char c) {
        if (c == '\'' || c == '’' || (c >= '0' && c <= '9')) {
            return;
        }
        endWord();
        if (!(c == ' ' || c == '-' || c == '&' || c == '.' || c == '/')) {
            endRun();
        }
    }

    @Override
    public void sentenceEnd() {
        endRun();
        boolean mostlyLatin = latin + namesOutside + namesQuoted > 2 * (others + hanOutside + hanQuoted);
        outside[mostlyLatin ? Scripts.LATIN : NAMES] += namesOutside;
        quoted[mostlyLatin ? Scripts.LATIN : NAMES] += namesQuoted;
        int owner = ownerOfHan();
        outside[owner] += hanOutside;
        quoted[owner] += hanQuoted;
        kana = 0;
        hangul = 0;
        latin = 0;
        others = 0;
        chineseOnly = 0;
        hanOutside = 0;
        hanQuoted = 0;
        namesOutside = 0;
        namesQuoted = 0;
    }

    private int ownerOfHan() {
        int han = hanOutside + hanQuoted;
        if (kana * KANA_FOR_HAN >= han && chineseOnly * 4 <= kana) {
            return HAN_OF_JAPANESE;
        }
        if (hangul > han) {
            return HAN_OF_KOREAN;
        }
        if (chineseOnly > 0 || han > MOST_UNDECIDED) {
            return Scripts.HAN;
        }
        return HAN_UNDECIDED;
    }

    private void endWord() {
        if (wordLetters > 0) {
            runWords++;
            runLetters += wordLetters;
            runOfNames &= wordHasCapital || wordLetters <= 2;
            wordLetters = 0;
            wordHasCapital = false;
        }
    }

    private void endRun() {
        endWord();
        if (runLetters == 0) {
            return;
        }
        if (runOfNames && runWords <= LONGEST_NAME_IN_WORDS) {
            namesOutside += runQuoted ? 0 : runLetters;
            namesQuoted += runQuoted ? runLetters : 0;
        } else {
            (runQuoted ? quoted : outside)[Scripts.LATIN] += runLetters;
            latin += runLetters;
        }
        runWords = 0;
        runLetters = 0;
        runOfNames = true;
    }

    private void decideRest(int[] first, int[] second) {
        int japanese = in(Scripts.KANA, false) + in(Scripts.KANA, true);
        int chinese = in(Scripts.HAN, false) + in(Scripts.HAN, true);
        boolean fewAndAlone = japanese == chinese && japanese <= MOST_UNDECIDED;
        if (!fewAndAlone) {
            int owner = japanese > chinese ? HAN_OF_JAPANESE : Scripts.HAN;
            for (int[] counts : new int[][]{first, second}) {
                counts[owner] += counts[HAN_UNDECIDED];
                counts[HAN_UNDECIDED] = 0;
            }
        }
    }

    /// Returns the Han letters of the first plane that Chinese has (GB 18030) and JIS X 0208 has not.
    private static BitSet chineseOnly() {
        BitSet letters = new BitSet();
        if (!Charset.isSupported("Shift_JIS")) {
            return letters;
        }
        CharsetEncoder japanese = Charset.forName("Shift_JIS").newEncoder();
        for (char c = 0x4E00; c <= 0x9FFF; c++) {
            letters.set(c, !japanese.canEncode(c));
        }
        return letters;
    }
}
