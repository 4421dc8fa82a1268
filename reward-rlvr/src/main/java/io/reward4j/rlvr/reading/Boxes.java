package io.reward4j.rlvr.reading;

import io.reward4j.extract.Extraction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds each `\boxed{…}` or `\fbox{…}` of a text in one pass.
public final class Boxes {

    private static final String TRAILING = ".,;:!?";

    private final String text;
    private final int length;

    private int[] openStarts = new int[2];
    private int[] openContents = new int[2];
    private int[] openDepths = new int[2];
    private int open;
    private int depth;

    private int lastStart = -1;
    private int closedStart = -1;
    private final List<Box> closed = new ArrayList<>(2);

    private Boxes(String text) {
        this.text = text;
        this.length = text.length();
    }

    public static Extraction<String> last(String text) {
        Boxes boxes = new Boxes(text);
        boxes.scan();
        if (boxes.lastStart < 0) {
            return Extraction.missing("no \\boxed{…}");
        }
        if (boxes.isTruncated()) {
            return Extraction.missing("the last \\boxed{… is never closed");
        }
        return Extraction.found(boxes.closed.getLast().content(text));
    }

    /// Returns the closed boxes in order; of nested ones the inner.
    public static List<Box> all(String text) {
        if (!mayHaveBox(text)) {
            return List.of();
        }
        Boxes boxes = new Boxes(text);
        boxes.scan();
        return boxes.closed;
    }

    /// Tells whether the text ends within its last box.
    public static boolean endsOpen(String text) {
        if (!mayHaveBox(text)) {
            return false;
        }
        Boxes boxes = new Boxes(text);
        boxes.scan();
        return boxes.isTruncated();
    }

    private static boolean mayHaveBox(String text) {
        return text.contains("box");
    }

    private void scan() {
        int i = nextBackslash(0);
        while (i < length) {
            int next = read(i);
            i = open == 0 ? nextBackslash(next) : next;
        }
    }

    /// Outside of boxes nothing but a backslash matters.
    private int nextBackslash(int from) {
        int at = text.indexOf('\\', from);
        return at < 0 ? length : at;
    }

    /// Reads a character, and returns where to read on.
    private int read(int i) {
        char c = text.charAt(i);
        if (c == '\\') {
            return command(i);
        }
        if (c == '{') {
            depth++;
        } else if (c == '}') {
            closeBrace(i);
        }
        return i + 1;
    }

    /// Returns where to read on after the backslash at `i`.
    private int command(int i) {
        int name = nameEnd(i);
        if (name < 0) {
            return nameEnd(i + 1) < 0 ? i + 2 : i + 1;
        }
        int content = skipSpace(name);
        if (content < length && text.charAt(content) == '{') {
            openBox(i, content + 1);
            return content + 1;
        }
        int end = bareEnd(content);
        if (end > content) {
            close(new Box(i, content, end, end));
            return end;
        }
        return name;
    }

    /// Returns the end of the command's name if it is a box, else `-1`.
    private int nameEnd(int i) {
        int end = -1;
        if (text.startsWith("\\boxed", i)) {
            end = i + 6;
        } else if (text.startsWith("\\fbox", i)) {
            end = i + 5;
        }
        if (end < 0 || (end < length && isAsciiLetter(text.charAt(end)))) {
            return -1;
        }
        return end;
    }

    private void openBox(int start, int content) {
        if (open == openStarts.length) {
            openStarts = Arrays.copyOf(openStarts, open * 2);
            openContents = Arrays.copyOf(openContents, open * 2);
            openDepths = Arrays.copyOf(openDepths, open * 2);
        }
        openStarts[open] = start;
        openContents[open] = content;
        openDepths[open] = depth;
        open++;
        depth++;
        lastStart = start;
    }

    private void closeBrace(int at) {
        depth--;
        if (depth == openDepths[open - 1]) {
            open--;
            close(new Box(openStarts[open], openContents[open], at, at + 1));
        }
    }

    /// Of nested boxes the inner one starts last, and stays.
    private void close(Box box) {
        lastStart = Math.max(lastStart, box.start);
        if (box.start > closedStart) {
            closedStart = box.start;
            closed.add(box);
        }
    }

    /// A box that stays open ends the search, unless a new paragraph has left it behind: TeX
    /// does not let a box run over a paragraph either.
    private boolean isTruncated() {
        if (open == 0) {
            return false;
        }
        int unclosed = openStarts[open - 1];
        return lastStart == unclosed || !Lines.hasBlank(text, unclosed, lastStart);
    }

    /// Returns the end of an argument without braces, such as that of `\boxed 5`, or `start` where
    /// prose follows. It ends with its line, and before the next box.
    private int bareEnd(int start) {
        if (!startsBare(start)) {
            return start;
        }
        int braces = 0;
        int end = start;
        while (end < length) {
            char c = text.charAt(end);
            if (c == '{') {
                braces++;
            } else if (c == '}') {
                braces--;
            }
            if (braces < 0 || stopsBare(end, braces > 0)) {
                break;
            }
            end++;
        }
        while (end > start && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return braces > 0 ? start : end;
    }

    private boolean stopsBare(int i, boolean inBraces) {
        char c = text.charAt(i);
        if (nameEnd(i) >= 0 || Lines.isBreak(c)) {
            return true;
        }
        return !inBraces && (Character.isWhitespace(c) || c == '$' || (c == '\\' && !isCommand(i)));
    }

    private boolean startsBare(int i) {
        if (i >= length) {
            return false;
        }
        char c = text.charAt(i);
        char next = i + 1 < length ? text.charAt(i + 1) : '$';
        if (c == '\\') {
            return isCommand(i) && nameEnd(i) < 0 && !text.startsWith("\\end", i);
        }
        if (c == '-' || c == '+' || c == '.') {
            return isDigit(next) || (c != '.' && (next == '.' || next == '\\'));
        }
        return isDigit(c) || (isAsciiLetter(c) && (next == '$' || next == '\\'));
    }

    private boolean isCommand(int backslash) {
        return backslash + 1 < length && isAsciiLetter(text.charAt(backslash + 1));
    }

    private int skipSpace(int i) {
        int at = i;
        while (at < length && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// A closed box.
    ///
    /// @param from where its content begins
    /// @param to where its content ends
    /// @param end behind its brace
    public record Box(int start, int from, int to, int end) {

        public String content(String text) {
            return text.substring(from, to);
        }
    }
}
