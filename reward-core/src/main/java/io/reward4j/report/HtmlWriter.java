package io.reward4j.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/// Writes HTML that is well-formed XML as well. Every text is escaped, and what is invisible, steers the
/// direction of writing, or cannot stand in XML is shown by its code point, such as `⟨U+202E⟩`. A text is cut
/// after 4,000 characters, wherever it comes from.
final class HtmlWriter {

    private static final int LONGEST = 4_000;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /// Opens an element.
    ///
    /// @param attributes names and values by turns
    HtmlWriter open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /// Closes the element that was opened last.
    HtmlWriter close() {
        String tag = open.pop();
        out.append("</").append(tag).append(isInline(tag) ? ">" : ">\n");
        return this;
    }

    /// Writes an element that holds a text.
    HtmlWriter leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /// Writes an element that never has content.
    HtmlWriter single(String tag, String... attributes) {
        start(tag, attributes);
        out.append(" />\n");
        return this;
    }

    HtmlWriter text(String text) {
        escape(text);
        return this;
    }

    /// Writes a style sheet as it is.
    ///
    /// @throws IllegalArgumentException if it holds `<` or `&`, which mean different things in HTML and XML
    HtmlWriter style(String css) {
        if (css.indexOf('<') >= 0 || css.indexOf('&') >= 0) {
            throw new IllegalArgumentException("a style sheet must hold neither < nor &");
        }
        out.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    /// What was written, once every element is closed.
    String html() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private static boolean isInline(String tag) {
        return switch (tag) {
            case "span", "strong", "code", "a", "pre" -> true;
            default -> false;
        };
    }

    private void escape(String whole) {
        String text = Excerpt.cut(whole, LONGEST);
        for (int i = 0; i < text.length();) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append(i < text.length() && text.charAt(i) == '\n' ? "" : "\n");
                default -> {
                    if (isHarmless(point)) {
                        out.appendCodePoint(point);
                    } else {
                        out.append("⟨U+").append(HEX.toHexDigits(point, point > 0xFFFF ? 6 : 4)).append('⟩');
                    }
                }
            }
        }
    }

    /// Tells whether a character is seen as what it is. The joiners of emoji and scripts are.
    private static boolean isHarmless(int point) {
        if (point == '\n' || point == '\t' || point == 0x200C || point == 0x200D) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> (point & 0xFFFE) != 0xFFFE;
        };
    }
}
