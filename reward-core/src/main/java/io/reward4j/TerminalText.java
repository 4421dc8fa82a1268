package io.reward4j;

import io.reward4j.text.TerminalControls;

/// Writes text for terminals, logs and other places where people read it as it is.
///
/// What a model wrote may steer a terminal (ANSI sequences), turn the order of what follows around (bidirectional
/// controls) or hide in it. Whatever does is a space here, so that columns stay where they are; line feeds are kept.
/// Summaries, explanations, reports of probes and printed rewards are written this way.
public final class TerminalText {

    private TerminalText() {}

    /// Returns the text with spaces for all that is invisible or steers: Unicode's categories `Cc`, `Cf`, `Cs`, `Zl`
    /// and `Zp`. It is as long as before.
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
