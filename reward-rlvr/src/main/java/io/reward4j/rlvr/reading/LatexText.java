package io.reward4j.rlvr.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// Takes LaTeX's text commands off, and keeps what they hold.
public final class LatexText {

    private static final Set<String> COMMANDS = Set.of(
            "text", "textbf", "textit", "textrm", "textsf", "texttt", "textnormal", "textsc", "emph", "mathrm",
            "mathbf",
            "mathit", "mathsf", "mathtt", "mathnormal", "operatorname", "mbox", "hbox");
    private static final int LONGEST = 12;

    private LatexText() {}

    public static String unwrapped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Deque<Boolean> unwrapped = new ArrayDeque<>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int content = c == '\\' ? contentStart(text, i) : -1;
            if (content >= 0) {
                unwrapped.push(true);
                i = content;
                continue;
            }
            if (c == '\\' && i + 1 < text.length()) {
                plain.append(c).append(text.charAt(i + 1));
                i += 2;
                continue;
            }
            if (c == '{') {
                unwrapped.push(false);
            }
            boolean dropped = c == '}' && !unwrapped.isEmpty() && unwrapped.pop();
            if (!dropped) {
                plain.append(c);
            }
            i++;
        }
        return plain.toString().strip();
    }

    /// Returns where the argument of the text command at `backslash` begins, or `-1`.
    private static int contentStart(String text, int backslash) {
        int end = backslash + 1;
        while (end < text.length() && end - backslash <= LONGEST && Character.isLetter(text.charAt(end))) {
            end++;
        }
        boolean known = COMMANDS.contains(text.substring(backslash + 1, end));
        if (known && end < text.length() && text.charAt(end) == '{') {
            return end + 1;
        }
        return -1;
    }
}
