package io.reward4j.judge;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/// A bounded single line of a text that somebody else wrote, without what must not be shown.
final class MaskedExcerpt {

    private static final int MAX = 300;
    private static final int SHORTEST_RUN = 12;
    /// Any run of at least twice as many less one holds one such window that starts at a multiple of its length.
    private static final int WINDOW = SHORTEST_RUN / 2;
    private static final int MOST_PLACES = 64;
    private static final String ELLIPSIS = "…";

    /// What looks like a key: `sk-…`, `Bearer …` and the like.
    private static final Pattern KEY = Pattern.compile(
            "(?i:\\bbearer\\s+\\S+)|\\b(?:(?:sk|pk|key|hf|gsk|xai)[-_]|AKIA|ABSK|AIza)[A-Za-z0-9_*=+/-]{4,}");

    private MaskedExcerpt() {}

    static String of(String text, List<String> kept) {
        String head = text.length() > 4 * MAX ? text.substring(0, 4 * MAX) : text;
        String line = KEY.matcher(oneLine(head)).replaceAll(ELLIPSIS);
        boolean cut = line.length() > MAX || head.length() < text.length();
        String shown = line.length() > MAX ? line.substring(0, MAX) : line;
        BitSet hidden = new BitSet();
        kept.forEach(secret -> hide(shown, oneLine(secret), hidden));
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < shown.length(); i++) {
            if (!hidden.get(i)) {
                out.append(shown.charAt(i));
            } else if (i == 0 || !hidden.get(i - 1)) {
                out.append(ELLIPSIS);
            }
        }
        return cut ? out + ELLIPSIS : out.toString();
    }

    private static void hide(String shown, String secret, BitSet hidden) {
        for (int start = 0; start + WINDOW <= shown.length(); start += WINDOW) {
            String window = shown.substring(start, start + WINDOW);
            int places = 0;
            for (int at = secret.indexOf(window); at >= 0; at = secret.indexOf(window, at + 1)) {
                if (++places > MOST_PLACES) {
                    hidden.set(start, start + WINDOW);
                    break;
                }
                hideRun(shown, start, secret, at, hidden);
            }
        }
    }

    private static void hideRun(String shown, int start, String secret, int at, BitSet hidden) {
        int before = 0;
        while (start - before > 0 && at - before > 0
                && shown.charAt(start - before - 1) == secret.charAt(at - before - 1)) {
            before++;
        }
        int after = WINDOW;
        while (start + after < shown.length() && at + after < secret.length()
                && shown.charAt(start + after) == secret.charAt(at + after)) {
            after++;
        }
        if (before + after >= SHORTEST_RUN || (at - before == 0 && at + after == secret.length())) {
            hidden.set(start - before, start + after);
        }
    }

    /// White space is one space, and what is neither visible nor a space goes.
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (space && !line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            } else if (!space && isVisible(c)) {
                line.appendCodePoint(c);
            }
        });
        return line.toString().strip();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
