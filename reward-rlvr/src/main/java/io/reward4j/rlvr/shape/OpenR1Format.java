package io.reward4j.rlvr.shape;

/// The two expressions of open-r1 as scanners. Where an expression could go on from several places, the first of
/// them leaves the most to what follows, so no way back is needed.
final class OpenR1Format {

    private static final String HEAD = "<think>\n";
    private static final String MIDDLE = "\n</think>\n<answer>\n";
    private static final String TAIL = "\n</answer>";
    private static final String FENCE = "```";

    private OpenR1Format() {}

    /// `^<think>\n.*?\n</think>\n<answer>\n.*?\n</answer>$`
    static boolean matches(String text) {
        int answer = answer(text);
        return answer >= 0 && endsAfter(text, answer);
    }

    /// ``^<think>\n.*?\n</think>\n<answer>\n.*?```language.*?```.*?\n</answer>$``
    static boolean matchesCode(String text, String language) {
        int answer = answer(text);
        if (answer < 0) {
            return false;
        }
        int open = text.indexOf(FENCE + language, answer);
        if (open < 0) {
            return false;
        }
        int close = text.indexOf(FENCE, open + FENCE.length() + language.length());
        return close >= 0 && endsAfter(text, close + FENCE.length());
    }

    /// Returns where the answer begins, or a negative number.
    private static int answer(String text) {
        if (!text.startsWith(HEAD)) {
            return -1;
        }
        int middle = text.indexOf(MIDDLE, HEAD.length());
        return middle < 0 ? -1 : middle + MIDDLE.length();
    }

    /// Tells whether the closing tag stands at the end of any line at or after `from`: what `$` means in
    /// multi-line mode.
    private static boolean endsAfter(String text, int from) {
        for (int at = text.indexOf(TAIL, from); at >= 0; at = text.indexOf(TAIL, at + 1)) {
            int end = at + TAIL.length();
            if (end == text.length() || text.charAt(end) == '\n') {
                return true;
            }
        }
        return false;
    }
}
