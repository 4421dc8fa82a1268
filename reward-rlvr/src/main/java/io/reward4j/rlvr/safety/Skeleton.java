package io.reward4j.rlvr.safety;

import io.reward4j.rlvr.reading.TracedText;
import java.text.Normalizer;

/// A text as it looks to a reader who wants to read a word into it, and where each character came from.
///
/// Compatibility variants (NFKC), case, accents, letters of other scripts that look like Latin ones (after the
/// confusables of Unicode TS #39, a small part of them) are folded; invisible characters are left out; a run of white
/// space is one space.
final class Skeleton {

    /// One character that becomes more, up to 18, is kept: a text of nothing else would take as many times the memory.
    private static final int LONGEST = 6;

    private static final char DROPPED = 0;
    private static final char SLOW = 0xFFFF;
    private static final String LOOK_ALIKES = "аaеeоoрpсcуyхxіiјjѕsԁdһhԛqԝwӏlвbнhкkмmтt"
            + "αaοoρpνvιiκkτtυuχxεeηnβbγyζzμm" + "ıiɑaɡgօoսuհhոnøołl";
    private static final char[] FOLDED = table();

    private final TracedText plain;

    private Skeleton(TracedText plain) {
        this.plain = plain;
    }

    static Skeleton of(String text) {
        Skeleton skeleton = new Skeleton(new TracedText(text.length()));
        for (int i = 0; i < text.length(); i++) {
            char folded = FOLDED[text.charAt(i)];
            if (folded == SLOW) {
                i += skeleton.addSlowly(text, i) - 1;
            } else if (folded != DROPPED) {
                skeleton.put(folded, i);
            }
        }
        return skeleton;
    }

    int length() {
        return plain.length();
    }

    char at(int i) {
        return plain.at(i);
    }

    /// Returns where a character came from in the original.
    int start(int i) {
        return plain.origin(i);
    }

    @Override
    public String toString() {
        return plain.toString();
    }

    /// Returns how many characters of the text were taken.
    private int addSlowly(String text, int i) {
        int c = text.codePointAt(i);
        boolean voicing = c == 0x3099 || c == 0x309A || c == 0xFF9E || c == 0xFF9F;
        if (voicing && !plain.isEmpty()) {
            String composed = Normalizer.normalize(plain.last() + Character.toString(c), Normalizer.Form.NFKC);
            plain.replaceLast(composed.charAt(0));
            return 1;
        }
        String written = Character.toString(c);
        String decomposed = Normalizer.normalize(written, Normalizer.Form.NFKD);
        String folded = decomposed.length() > LONGEST ? written : decomposed;
        for (int j = 0; j < folded.length(); j++) {
            char letter = FOLDED[folded.charAt(j)];
            if (letter == SLOW) {
                put(folded.charAt(j), i);
            } else if (letter != DROPPED) {
                put(letter, i);
            }
        }
        return Character.charCount(c);
    }

    private void put(char c, int i) {
        boolean isSecondSpace = c == ' ' && !plain.isEmpty() && plain.last() == ' ';
        if (!isSecondSpace) {
            plain.add(c, i);
        }
    }

    /// What each character of the first plane becomes, if it becomes one.
    private static char[] table() {
        char[] table = new char[1 << 16];
        for (int c = 0; c < table.length; c++) {
            table[c] = fold((char) c);
        }
        for (int i = 0; i < LOOK_ALIKES.length(); i += 2) {
            char like = LOOK_ALIKES.charAt(i);
            table[like] = LOOK_ALIKES.charAt(i + 1);
            table[Character.toUpperCase(like)] = LOOK_ALIKES.charAt(i + 1);
        }
        return table;
    }

    private static char fold(char c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return ' ';
        }
        if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3041 && c <= 0x30FF && c != 0x3099
                && c != 0x309A && c != 0x309F && c != 0x30FF)) {
            return c;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.ENCLOSING_MARK -> DROPPED;
            case Character.NON_SPACING_MARK ->
                c == 0x3099 || c == 0x309A ? SLOW : c < 0x0370 || c >= 0x1AB0 ? DROPPED : c;
            case Character.SURROGATE -> SLOW;
            default -> {
                if (c == 0xFF9E || c == 0xFF9F) {
                    yield SLOW;
                }
                if (c == 0x3164 || c == 0x115F || c == 0x1160 || c == 0xFFA0) {
                    yield DROPPED;
                }
                String folded = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
                yield folded.length() == 1 ? Character.toLowerCase(folded.charAt(0)) : SLOW;
            }
        };
    }
}
