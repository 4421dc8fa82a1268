package io.reward4j.text;

/// Puts texts into one line: what people read of failures, others read line by line.
public final class OneLine {

    private OneLine() {}

    /// Returns the text, of which at most `longest` characters are left and then `…`. Whatever breaks a line, steers a
    /// terminal or cannot be seen becomes a space, as does any run of white space.
    public static String of(String text, int longest) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), longest) + 1);
        boolean spaced = true;
        for (int i = 0; i < text.length();) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            boolean visible = isVisible(point);
            if (visible && line.length() + Character.charCount(point) > longest) {
                return line.append('…').toString();
            }
            if (visible) {
                line.appendCodePoint(point);
            } else if (!spaced && line.length() < longest) {
                line.append(' ');
            }
            spaced = !visible;
        }
        return line.toString().stripTrailing();
    }

    private static boolean isVisible(int point) {
        return Character.getType(point) != Character.SPACE_SEPARATOR && !TerminalControls.isOne(point);
    }
}
