package io.reward4j.rlvr.instruction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The lines of a text as Markdown sees them: which are code, headings, items of lists, dividers, or plain text.
final class Layout {

    /// What a line is.
    enum Kind {
        BLANK, CODE, HEADING, BULLET, NUMBERED, DIVIDER, PLAIN
    }

    /// A line of the text.
    ///
    /// @param start where it begins
    /// @param end where it ends, the break left aside
    /// @param kind what it is
    /// @param content where its content begins: behind the white space and the mark of a heading or an item
    /// @param mark the mark of a bullet, else `0`
    record Line(int start, int end, Kind kind, int content, char mark) {

        boolean isItem() {
            return kind == Kind.BULLET || kind == Kind.NUMBERED;
        }

        boolean isProse() {
            return isItem() || kind == Kind.PLAIN;
        }

        String content(String text) {
            return text.substring(content, end);
        }
    }

    private static final String BULLETS = "-*+•‣◦▪●○";

    private final String text;
    private final List<Line> lines = new ArrayList<>();
    private int fence;
    private char fenceMark;

    private Layout(String text) {
        this.text = text;
    }

    static Layout of(String text) {
        Layout layout = new Layout(text);
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end;
            layout.add(start, next > start && text.charAt(next - 1) == '\r' ? next - 1 : next);
            start = next + 1;
        }
        return layout;
    }

    List<Line> lines() {
        return lines;
    }

    /// The stretches of lines between blank ones, as Markdown parts paragraphs. Code is one with what it adjoins.
    List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        int start = -1;
        int end = 0;
        for (Line line : lines) {
            if (line.kind() != Kind.BLANK) {
                if (start < 0) {
                    start = line.start();
                }
                end = line.end();
            } else if (start >= 0) {
                paragraphs.add(text.substring(start, end).strip());
                start = -1;
            }
        }
        if (start >= 0) {
            paragraphs.add(text.substring(start, end).strip());
        }
        return paragraphs;
    }

    /// The parts between lines that are dividers of this mark.
    List<String> divided(char mark) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (Line line : lines) {
            if (line.kind() == Kind.DIVIDER && text.substring(line.start(), line.end()).indexOf(mark) >= 0) {
                parts.add(text.substring(start, line.start()));
                start = line.end();
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /// The text with spaces in place of code, fenced or between backticks, so that places stay the same.
    String withoutCode() {
        char[] chars = text.toCharArray();
        for (Line line : lines) {
            if (line.kind() == Kind.CODE) {
                Arrays.fill(chars, line.start(), line.end(), ' ');
            } else {
                blankSpans(chars, line.start(), line.end());
            }
        }
        return new String(chars);
    }

    private static void blankSpans(char[] chars, int start, int end) {
        int open = -1;
        for (int i = start; i < end; i++) {
            if (chars[i] == '`' && open < 0) {
                open = i;
            } else if (chars[i] == '`') {
                Arrays.fill(chars, open, i + 1, ' ');
                open = -1;
            }
        }
    }

    private void add(int start, int end) {
        int first = start;
        while (first < end && isSpace(text.charAt(first))) {
            first++;
        }
        lines.add(line(start, end, first));
    }

    private Line line(int start, int end, int first) {
        int ticks = Math.max(run(first, end, '`'), run(first, end, '~'));
        if (fence > 0) {
            boolean closes = ticks >= fence && text.charAt(first) == fenceMark && first + ticks == end(first, end);
            if (closes) {
                fence = 0;
            }
            return new Line(start, end, first == end ? Kind.BLANK : Kind.CODE, first, '\0');
        }
        if (ticks >= 3) {
            fence = ticks;
            fenceMark = text.charAt(first);
            return new Line(start, end, Kind.CODE, first, '\0');
        }
        if (first == end) {
            return new Line(start, end, Kind.BLANK, first, '\0');
        }
        if (isDivider(first, end)) {
            return new Line(start, end, Kind.DIVIDER, end, '\0');
        }
        int hashes = run(first, end, '#');
        if (hashes > 0 && hashes <= 6 && isGap(first + hashes, end)) {
            return new Line(start, end, Kind.HEADING, skipSpace(first + hashes, end), '\0');
        }
        char mark = text.charAt(first);
        if (BULLETS.indexOf(mark) >= 0 && isBullet(mark, first, end)) {
            return new Line(start, end, Kind.BULLET, skipSpace(first + 1, end), mark);
        }
        int number = numberEnd(first, end);
        if (number > first) {
            return new Line(start, end, Kind.NUMBERED, skipSpace(number, end), '\0');
        }
        return new Line(start, end, Kind.PLAIN, first, '\0');
    }

    /// Tells whether something stands behind the mark: after a gap, or after none where it is no emphasis and no
    /// number.
    private boolean isBullet(char mark, int first, int end) {
        int behind = first + 1;
        if (behind >= end) {
            return false;
        }
        if (isSpace(text.charAt(behind))) {
            return skipSpace(behind, end) < end;
        }
        boolean says = Character.isLetter(text.codePointAt(behind));
        return switch (mark) {
            case '*' -> says && text.substring(behind, end).indexOf('*') < 0;
            case '-' -> says;
            case '+' -> false;
            default -> true;
        };
    }

    /// Returns the end of a number of a list such as `1.` or `2)`, or `first`.
    private int numberEnd(int first, int end) {
        int i = first;
        while (i < end && i - first < 9 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        boolean closed = i > first && i < end && (text.charAt(i) == '.' || text.charAt(i) == ')');
        if (closed && i + 1 < end && isSpace(text.charAt(i + 1))) {
            return i + 1;
        }
        return first;
    }

    /// Tells whether a line is three or more of one of `*`, `-` and `_`, with nothing but spaces between.
    private boolean isDivider(int first, int end) {
        char mark = text.charAt(first);
        if (mark != '*' && mark != '-' && mark != '_') {
            return false;
        }
        int marks = 0;
        for (int i = first; i < end; i++) {
            char c = text.charAt(i);
            if (c != mark && !isSpace(c)) {
                return false;
            }
            if (c == mark) {
                marks++;
            }
        }
        return marks >= 3;
    }

    private boolean isGap(int i, int end) {
        return i == end || isSpace(text.charAt(i));
    }

    private int skipSpace(int from, int end) {
        int i = from;
        while (i < end && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int end(int from, int end) {
        int last = end;
        while (last > from && isSpace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private int run(int start, int end, char mark) {
        int i = start;
        while (i < end && text.charAt(i) == mark) {
            i++;
        }
        return i - start;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || Character.isSpaceChar(c) || Character.isWhitespace(c);
    }
}
