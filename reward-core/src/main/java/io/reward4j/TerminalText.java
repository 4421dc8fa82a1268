package io.reward4j;

import io.reward4j.text.TerminalControls;

/// Writes text for terminals, logs and other places where people read it as it is.
///
/// Text of a model may control a terminal (ANSI sequences), change the order of other text (bidirectional controls) or
/// contain invisible characters. All of these become spaces, so that columns keep their place; line feeds are kept.
/// Summaries, explanations, reports of probes and printed rewards are written this way.
public final class TerminalText {

    private TerminalText() {}

    /// Returns the text with spaces instead of control and invisible characters: Unicode's categories `Cc`, `Cf`, `Cs`,
    /// `Zl` and `Zp`. Its length does not change.
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length();) {
            int point = text.codePointAt(i);
            int size = Character.charCount(point);
            if (point == '\n' || !TerminalControls.isOne(point)) {
                safe.appendCodePoint(point);
            } else {
                safe.repeat(' ', size);
            }
            i += size;
        }
        return safe.toString();
    }
}
