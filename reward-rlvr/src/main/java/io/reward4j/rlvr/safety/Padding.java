package io.reward4j.rlvr.safety;

import io.reward4j.Sample;
import java.util.HashSet;
import java.util.Set;

/// How much of a completion is padding.
final class Padding {

    private static final int LONGEST_RUN = 8;
    private static final int SHORTEST_LINE = 4;

    private Padding() {}

    static double share(Sample sample) {
        String text = sample.completion();
        if (text.isEmpty()) {
            return 0;
        }
        Set<String> seen = new HashSet<>();
        int padding = 0;
        int line = 0;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            int next = end < 0 ? text.length() : end + 1;
            String stripped = text.substring(line, next).strip();
            boolean again = stripped.length() >= SHORTEST_LINE && !seen.add(stripped);
            padding += again ? next - line : paddingIn(text, line, next);
            line = next;
        }
        return (double) padding / text.length();
    }

    private static int paddingIn(String text, int from, int to) {
        int padding = 0;
        int run = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean continues = i > 0 && (c == text.charAt(i - 1) || (isSpace(c) && isSpace(text.charAt(i - 1))));
            if (!continues) {
                run = 1;
            } else {
                run = (i == from ? runBefore(text, from) : run) + 1;
            }
            if (run > LONGEST_RUN || isInvisible(c)) {
                padding++;
            }
        }
        return padding;
    }

    /// Returns how long a run of white space or of one character before `from` is, up to what matters.
    private static int runBefore(String text, int from) {
        int i = from - 1;
        while (i > 0 && from - i <= LONGEST_RUN && (text.charAt(i - 1) == text.charAt(i)
                || (isSpace(text.charAt(i)) && isSpace(text.charAt(i - 1))))) {
            i--;
        }
        return from - i;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isInvisible(char c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT -> true;
            case Character.CONTROL -> !Character.isWhitespace(c);
            default -> c == 0x3164 || c == 0x115F || c == 0x1160 || c == 0x2800;
        };
    }
}
