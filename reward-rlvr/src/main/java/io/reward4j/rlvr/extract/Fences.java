package io.reward4j.rlvr.extract;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import io.reward4j.rlvr.reading.Lines;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the last complete fenced block of a language, as CommonMark draws blocks.
record Fences(String language) implements Extractor<String> {

    private static final int SHORTEST = 3;

    Fences {
        language = language.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public Extraction<String> extract(String text) {
        OpenFence open = null;
        OpenFence found = null;
        int foundEnd = 0;
        int line = 0;
        while (line < text.length()) {
            int end = Lines.end(text, line);
            int next = end + (text.startsWith("\r\n", end) ? 2 : 1);
            OpenFence fence = fence(text, line, end, Math.min(next, text.length()));
            if (fence != null && open == null) {
                open = fence.mayOpen() ? fence : null;
            } else if (fence != null && open != null && fence.closes(open)) {
                if (language.isEmpty() || language.equals(open.language())) {
                    found = open;
                    foundEnd = line;
                }
                open = null;
            }
            line = next;
        }
        if (found == null) {
            return Extraction.missing("no fenced block" + (language.isEmpty() ? "" : " of " + language));
        }
        return Extraction.found(found.content(text, foundEnd));
    }

    private static @Nullable OpenFence fence(String text, int line, int end, int next) {
        int start = line;
        while (start < end && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        char mark = start < end ? text.charAt(start) : ' ';
        if (mark != '`' && mark != '~') {
            return null;
        }
        int info = start;
        while (info < end && text.charAt(info) == mark) {
            info++;
        }
        if (info - start < SHORTEST) {
            return null;
        }
        return new OpenFence(mark, info - start, start - line, text.substring(info, end).strip(), next);
    }

    /// A line that may open or close a block.
    ///
    /// @param indent how far it is indented, and its block with it
    /// @param content where the next line begins
    private record OpenFence(char mark, int length, int indent, String info, int content) {

        boolean mayOpen() {
            return mark == '~' || info.indexOf('`') < 0;
        }

        boolean closes(OpenFence open) {
            return mark == open.mark && length >= open.length && info.isEmpty();
        }

        String language() {
            int end = 0;
            while (end < info.length() && !Character.isWhitespace(info.charAt(end)) && info.charAt(end) != '{') {
                end++;
            }
            return info.substring(0, end).toLowerCase(Locale.ROOT);
        }

        /// Returns the lines up to `end`, less the indentation of the fence, without the last break.
        String content(String text, int end) {
            StringBuilder lines = new StringBuilder(Math.max(0, end - content));
            int line = content;
            while (line < end) {
                int start = line;
                while (start - line < indent && start < end
                        && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
                    start++;
                }
                int lineEnd = Lines.end(text, start);
                line = Math.min(end, lineEnd + (text.startsWith("\r\n", lineEnd) ? 2 : 1));
                lines.append(text, start, lineEnd);
                if (line < end) {
                    lines.append('\n');
                }
            }
            return lines.toString();
        }
    }
}
