package io.reward4j.rlvr.shape;

import java.util.List;

/// The mark at the beginning of a line that begins a step.
final class StepMark {

    private static final String AFTER_NUMBERS = ".)．）、:：";
    private static final List<String> WORDS = List.of("step", "ステップ", "手順", "步骤");

    private StepMark() {}

    /// Returns where the step's own text begins, or a negative number where the line `[start, end)` begins no step.
    static int end(String text, int start, int end) {
        int at = WhiteSpace.skip(text, start, end);
        int mark = Math.max(bullet(text, at, end), Math.max(number(text, at, end), word(text, at, end)));
        int content = mark < 0 ? end : WhiteSpace.skip(text, mark, end);
        return content == end ? -1 : content;
    }

    private static int bullet(String text, int at, int end) {
        if (at + 1 >= end) {
            return -1;
        }
        char c = text.charAt(at);
        boolean spaced = (c == '-' || c == '*' || c == '•') && WhiteSpace.is(text.charAt(at + 1));
        if (spaced || c == '・') {
            return at + 1;
        }
        return -1;
    }

    /// A number with a mark after it that is no decimal point.
    private static int number(String text, int at, int end) {
        int mark = OpenR1Steps.digits(text, at, end);
        boolean marked = mark > at && mark < end && AFTER_NUMBERS.indexOf(text.charAt(mark)) >= 0;
        if (marked && OpenR1Steps.digits(text, mark + 1, end) == mark + 1) {
            return mark + 1;
        }
        return -1;
    }

    private static int word(String text, int at, int end) {
        for (String word : WORDS) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                int digits = WhiteSpace.skip(text, at + word.length(), end);
                int after = OpenR1Steps.digits(text, digits, end);
                if (after > digits) {
                    boolean marked = after < end && AFTER_NUMBERS.indexOf(text.charAt(after)) >= 0;
                    return marked ? after + 1 : after;
                }
            }
        }
        return -1;
    }
}
