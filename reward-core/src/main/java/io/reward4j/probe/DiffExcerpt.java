package io.reward4j.probe;

import java.util.HexFormat;

/// The place where two texts begin to differ, on one line, with all that is invisible made visible.
final class DiffExcerpt {

    private static final int LONGEST = 200;
    private static final int LEAD = 40;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private DiffExcerpt() {}

    /// Returns the part of `text` about the place where it begins to differ from `other`.
    static String of(String text, String other) {
        int differs = 0;
        int shorter = Math.min(text.length(), other.length());
        while (differs < shorter && text.charAt(differs) == other.charAt(differs)) {
            differs++;
        }
        int from = Math.max(0, differs - LEAD);
        StringBuilder out = new StringBuilder(from > 0 ? "…" : "");
        int at = from;
        while (at < text.length() && out.length() < LONGEST - 12) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            int same = run(text, at, point);
            append(out, point);
            if (same > 3) {
                out.append("(×").append(same).append(')');
                next = at + same * Character.charCount(point);
            }
            at = next;
        }
        return out.append(at < text.length() ? "…" : "").toString();
    }

    private static int run(String text, int from, int point) {
        int count = 0;
        int at = from;
        while (at < text.length() && text.codePointAt(at) == point) {
            at += Character.charCount(point);
            count++;
        }
        return count;
    }

    private static void append(StringBuilder out, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> {
                if (point == '\n') {
                    out.append('⏎');
                } else {
                    code(out, point);
                }
            }
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> code(out, point);
            default -> out.appendCodePoint(point);
        }
    }

    private static void code(StringBuilder out, int point) {
        out.append("⟨U+").append(HEX.toHexDigits(point, point > 0xFFFF ? 6 : 4)).append('⟩');
    }
}
