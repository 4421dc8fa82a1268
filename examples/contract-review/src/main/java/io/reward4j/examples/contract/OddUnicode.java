package io.reward4j.examples.contract;

import io.reward4j.Reward;
import io.reward4j.Sample;
import java.util.BitSet;

/// How free a review is of characters that nobody types: control and invisible characters, private use, unassigned,
/// lone surrogates, the replacement character, and marks piled on one letter.
///
/// 1 without any, falling linearly to 0 where one character in twenty of what the reviewer wrote himself is odd. Own
/// words and excerpts that are no copies are counted apart, and the worse counts, so that neither thins out the other.
/// What the contract holds is not odd, since excerpts are copied from it.
final class OddUnicode {

    private static final double WORST_SHARE = 0.05;
    private static final int MOST_MARKS = 3;
    private static final int REPLACEMENT = 0xFFFD;

    private OddUnicode() {}

    static Reward score(Sample sample) {
        Reward words = score(sample, Comments.namedWords(sample));
        Reward excerpts = score(sample, Comments.alteredExcerpts(sample));
        return words.value() <= excerpts.value() ? words : excerpts;
    }

    private static Reward score(Sample sample, String text) {
        int odd = 0;
        int all = 0;
        int marks = 0;
        int first = -1;
        BitSet copied = new BitSet();
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            marks = isMark(c) ? marks + 1 : 0;
            all++;
            if (isOdd(c) || marks > MOST_MARKS) {
                if (copied.isEmpty()) {
                    Documents.contract(sample).codePoints().forEach(copied::set);
                }
                odd += copied.get(c) ? 0 : 1;
                first = first < 0 && odd > 0 ? c : first;
            }
        }
        return odd == 0
                ? Reward.pass()
                : Reward.of(Math.max(0, 1 - odd / (WORST_SHARE * all)),
                        odd + " of " + all + " characters are odd, the first U+" + Integer.toHexString(first));
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.ENCLOSING_MARK;
    }

    private static boolean isOdd(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t' && c != '\r';
            case Character.FORMAT, Character.PRIVATE_USE, Character.UNASSIGNED, Character.SURROGATE -> true;
            default -> c == REPLACEMENT;
        };
    }
}
