package io.reward4j.rlvr.text;

/// Reads a text letter by letter and leaves out what is in no language: code between fences or
/// backticks, URLs, markup tags, LaTeX commands, and the keys of JSON. Tells which letters stand in quotation.
///
/// One pass: a search for an end that was not found is not made again before the place where it gave up.
/// Used once, by one thread.
final class LetterReader {

    /// Takes what is read.
    interface Reader {

        /// A letter of a script.
        void letter(int c, int script, boolean quoted);

        /// Anything else that is not left out. Line breaks and the stop at the end of a sentence are among it.
        void other(char c);

        /// The end of a clause that stands by itself: a line, a sentence.
        void sentenceEnd();
    }

    private static final int LONGEST_SPAN = 2_000;
    private static final int LONGEST_TAG = 100;

    /// Quotation marks that open, and at the same place those that close.
    private static final String OPENING = "\"“「『«„";
    private static final String CLOSING = "\"”」』»“";

    private final String text;
    private final Reader reader;
    private final boolean json;
    private final int[] noneBefore = new int[OPENING.length() + 2];
    private int quoteEnd;

    private LetterReader(String text, Reader reader) {
        this.text = text;
        this.reader = reader;
        int first = 0;
        while (first < text.length() && text.charAt(first) <= ' ') {
            first++;
        }
        this.json = text.startsWith("{", first) || text.startsWith("[", first);
    }

    static void read(String text, Reader reader) {
        new LetterReader(text, reader).run();
    }

    private void run() {
        int length = text.length();
        boolean lineStart = true;
        int i = 0;
        while (i < length) {
            char c = text.charAt(i);
            int next = special(c) ? skip(i, c, lineStart) : i;
            if (next > i) {
                reader.other(' ');
                i = next;
                lineStart = false;
                continue;
            }
            int code = Character.isHighSurrogate(c) ? text.codePointAt(i) : c;
            int script = Scripts.of(code);
            next = i + Character.charCount(code);
            if (script == Scripts.NONE) {
                reader.other(c);
                if (ends(c, next)) {
                    reader.sentenceEnd();
                }
                lineStart = c == '\n' || c == '\r' || (lineStart && (c == ' ' || c == '\t'));
            } else {
                reader.letter(code, script, i < quoteEnd);
                lineStart = false;
            }
            i = next;
        }
        reader.sentenceEnd();
    }

    private boolean ends(char c, int next) {
        return switch (c) {
            case '\n', '\r', '。', '！', '？', '!', '?', '，' -> true;
            case '.' -> next == text.length() || text.charAt(next) <= ' ';
            default -> false;
        };
    }

    private static boolean special(char c) {
        return switch (c) {
            case '`', '~', '<', '\\', '>', 'h', 'H', 'w', 'W', '"' -> true;
            default -> c > 0x7F && OPENING.indexOf(c) >= 0;
        };
    }

    /// Returns the end of what is left out from `i` on, or `i`. Notes where a quotation ends.
    private int skip(int i, char c, boolean lineStart) {
        return switch (c) {
            case '`' -> lineStart && run(i, c) >= 3 ? fenced(i, c) : inline(i);
            case '~' -> lineStart && run(i, c) >= 3 ? fenced(i, c) : i;
            case '<' -> tag(i);
            case '\\' -> command(i);
            case 'h', 'H', 'w', 'W' -> url(i);
            case '>' -> {
                if (lineStart) {
                    quoteEnd = Math.max(quoteEnd, lineEnd(i));
                }
                yield i;
            }
            case '"' -> json ? key(i) : quotation(i, c);
            default -> quotation(i, c);
        };
    }

    private int fenced(int start, char mark) {
        int length = run(start, mark);
        int line = lineEnd(start);
        while (line < text.length()) {
            int first = line + 1;
            while (first < text.length() && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
                first++;
            }
            int closing = run(first, mark);
            if (closing >= length) {
                return first + closing;
            }
            line = lineEnd(first);
        }
        return text.length();
    }

    private int inline(int start) {
        int length = run(start, '`');
        int kind = OPENING.length() + Math.min(length, 2) - 1;
        if (start < noneBefore[kind]) {
            return start + length;
        }
        int limit = Math.min(text.length(), start + LONGEST_SPAN);
        int i = start + length;
        while (i < limit && !paragraphEnds(i)) {
            int closing = run(i, '`');
            if (closing == length) {
                return i + closing;
            }
            i += Math.max(1, closing);
        }
        noneBefore[kind] = i;
        return start + length;
    }

    private int quotation(int i, char c) {
        int kind = OPENING.indexOf(c);
        if (i < quoteEnd || i < noneBefore[kind]) {
            return i;
        }
        int limit = Math.min(text.length(), i + LONGEST_SPAN);
        for (int end = i + 1; end < limit && !paragraphEnds(end); end++) {
            if (text.charAt(end) == CLOSING.charAt(kind)) {
                quoteEnd = end + 1;
                return i;
            }
        }
        noneBefore[kind] = limit;
        return i;
    }

    /// Leaves out a string that a colon follows.
    private int key(int i) {
        int limit = Math.min(text.length(), i + LONGEST_TAG);
        for (int end = i + 1; end < limit && text.charAt(end) != '\n'; end++) {
            if (text.charAt(end) == '"') {
                int colon = end + 1;
                while (colon < limit && text.charAt(colon) == ' ') {
                    colon++;
                }
                if (colon < limit && text.charAt(colon) == ':') {
                    return colon;
                }
                return i;
            }
        }
        return i;
    }

    private int tag(int i) {
        int limit = Math.min(text.length(), i + LONGEST_TAG);
        int first = i + 1;
        if (first >= limit || !(isAsciiLetter(text.charAt(first)) || "/|!".indexOf(text.charAt(first)) >= 0)) {
            return i;
        }
        for (int end = first; end < limit; end++) {
            char c = text.charAt(end);
            if (c == '>') {
                return end + 1;
            }
            if (c == '<' || c == '\n' || c > 0x7F) {
                return i;
            }
        }
        return i;
    }

    private int command(int i) {
        int end = i + 1;
        while (end < text.length() && isAsciiLetter(text.charAt(end))) {
            end++;
        }
        return end == i + 1 ? i : end;
    }

    private int url(int i) {
        boolean inWord = i > 0 && isAsciiLetter(text.charAt(i - 1));
        if (inWord || !(starts(i, "http://") || starts(i, "https://") || starts(i, "www."))) {
            return i;
        }
        int end = i;
        while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) < 0x7F
                && "\"<>)`".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private boolean starts(int i, String head) {
        return text.regionMatches(true, i, head, 0, head.length());
    }

    private boolean paragraphEnds(int i) {
        return text.charAt(i) == '\n' && i + 1 < text.length() && text.charAt(i + 1) <= ' '
                && (text.charAt(i + 1) == '\n' || text.startsWith("\r\n", i + 1));
    }

    private int run(int start, char mark) {
        int end = start;
        while (end < text.length() && text.charAt(end) == mark) {
            end++;
        }
        return end - start;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
