package io.reward4j.rlvr.reading;

import io.reward4j.extract.Extraction;
import java.util.ArrayList;
import java.util.List;

/// Finds the last complete span of mathematics: `$…$`, `$$…$$`, `\(…\)` or `\[…\]`.
///
/// A single dollar opens a span only before something other than a space, and closes one only after
/// such and not before a digit, so that prices are no mathematics. No such span holds a blank line.
public final class MathSpans {

    private final String text;
    private int dollar = -1;
    private int dollars = -1;
    private int round = -1;
    private int square = -1;
    private final List<Span> closed = new ArrayList<>();

    private MathSpans(String text) {
        this.text = text;
    }

    public static Extraction<String> last(String text) {
        MathSpans spans = new MathSpans(text);
        spans.scan();
        if (spans.closed.isEmpty()) {
            return Extraction.missing("no mathematics");
        }
        return Extraction.found(spans.closed.getLast().content(text));
    }

    /// Returns the complete spans in order.
    public static List<Span> all(String text) {
        MathSpans spans = new MathSpans(text);
        spans.scan();
        return spans.closed;
    }

    /// Returns what a span holds if it is the whole of the text, else the text.
    public static String unwrapped(String text) {
        MathSpans spans = new MathSpans(text);
        spans.scan();
        Span last = spans.closed.isEmpty() ? new Span(-1, -1) : spans.closed.getLast();
        boolean whole = last.from >= 0
                && last.from <= 2
                && last.to >= text.length() - 2
                && last.from == text.length() - last.to
                && last.from == spans.firstOpen();
        return whole ? last.content(text) : text;
    }

    /// Returns where the content of a span begins that begins with the text.
    private int firstOpen() {
        if (text.startsWith("$$") || text.startsWith("\\(") || text.startsWith("\\[")) {
            return 2;
        }
        return text.startsWith("$") ? 1 : -1;
    }

    private void scan() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                escape(i);
                i += 2;
            } else if (c == '$') {
                i = dollar(i);
            } else {
                if (c == '\n' && i > 0 && text.charAt(i - 1) == '\n') {
                    dollar = -1;
                }
                i++;
            }
        }
    }

    private void escape(int i) {
        char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        switch (next) {
            case '(' -> round = i + 2;
            case '[' -> square = i + 2;
            case ')' -> {
                close(round, i);
                round = -1;
            }
            case ']' -> {
                close(square, i);
                square = -1;
            }
            default -> {
            }
        }
    }

    private int dollar(int i) {
        boolean twice = text.startsWith("$$", i);
        if (dollars >= 0 && twice) {
            close(dollars, i);
            dollars = -1;
            return i + 2;
        }
        if (dollar >= 0 && closesInline(i)) {
            close(dollar, i);
            dollar = -1;
            return i + 1;
        }
        if (twice) {
            dollars = i + 2;
            return i + 2;
        }
        dollar = i + 1 < text.length() && !Character.isWhitespace(text.charAt(i + 1)) ? i + 1 : -1;
        return i + 1;
    }

    private boolean closesInline(int i) {
        boolean beforeDigit = i + 1 < text.length() && Character.isDigit(text.charAt(i + 1));
        return i > dollar && !Character.isWhitespace(text.charAt(i - 1)) && !beforeDigit;
    }

    private void close(int start, int end) {
        if (start >= 0 && start < end) {
            closed.add(new Span(start, end));
        }
    }

    /// What stands between two signs of mathematics.
    public record Span(int from, int to) {

        /// Returns the mathematics without white space around it.
        public String content(String text) {
            return text.substring(from, to).strip();
        }
    }
}
