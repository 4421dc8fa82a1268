package io.reward4j.rlvr.trajectory;

import java.util.BitSet;
import java.util.Set;

/// Values that are looked for in many long texts. Used by one thread.
///
/// Values of a text are read only where one that is wanted has the same two first characters: most texts are passed
/// over at the cost of looking at each character.
final class WantedValues {

    private static final int ASCII = 128;
    private static final int END = 0;

    private final Set<Object> wanted;
    private final BitSet starts = new BitSet(ASCII * ASCII);

    /// @param wanted values as [Values] passes them on; changed by [#takeOut]
    WantedValues(Set<Object> wanted) {
        this.wanted = wanted;
        for (Object value : wanted) {
            char[] text = value.toString().toCharArray();
            if (isAscii(text, 0) && isAscii(text, 1)) {
                starts.set(start(text, 0));
            }
        }
    }

    /// Takes those values that stand in a text out of the set.
    void takeOut(String text) {
        if (!wanted.isEmpty()) {
            Values.scan(text, this::mayBeWanted, wanted::remove);
        }
    }

    /// A number may begin with zeros that do not count, and a comma may belong to it.
    private boolean mayBeWanted(char[] text, int start) {
        boolean isUnclear = text[start] == '0' || !isAscii(text, start) || !isAscii(text, start + 1)
                || (start + 1 < text.length && text[start + 1] == ',');
        return isUnclear || starts.get(start(text, start));
    }

    private static boolean isAscii(char[] text, int i) {
        return i >= text.length || text[i] < ASCII;
    }

    /// The two first characters of a value, in capital letters; the second is [#END] where the value, or the whole part
    /// of a number, ends.
    private static int start(char[] text, int start) {
        int second = start + 1;
        boolean isPart = second < text.length && Character.isLetterOrDigit(text[second]);
        return upper(text[start]) * ASCII + (isPart ? upper(text[second]) : END);
    }

    private static int upper(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - ('a' - 'A');
        }
        return c;
    }
}
