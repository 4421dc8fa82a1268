package io.reward4j.rlvr.reading;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import java.util.ArrayList;
import java.util.List;

/// Reads the last complete element of a name, or all of them, in one pass and without any parser.
public record Tags(String name) implements Extractor<String> {

    public Tags {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a tag's name is made of letters, digits and -_.: but was '" + name + "'"
                            + (name.startsWith("<") ? "; write it without the brackets, as in tag(\"answer\")" : ""));
        }
    }

    /// Takes the place of an element's content.
    @FunctionalInterface
    private interface Contents {
        void add(int from, int to);
    }

    @Override
    public Extraction<String> extract(String text) {
        int[] last = {-1, -1};
        forEach(text, (from, to) -> {
            last[0] = from;
            last[1] = to;
        });
        if (last[0] < 0) {
            return missing();
        }
        return Extraction.found(text.substring(last[0], last[1]).strip());
    }

    /// Reads the contents of all elements, in order.
    public Extractor<List<String>> all() {
        return text -> {
            List<String> contents = new ArrayList<>();
            forEach(text, (from, to) -> contents.add(text.substring(from, to).strip()));
            if (contents.isEmpty()) {
                return missing();
            }
            return Extraction.found(List.copyOf(contents));
        };
    }

    private <T> Extraction<T> missing() {
        return Extraction.missing("no <".concat(name).concat(">…</").concat(name).concat(">"));
    }

    private void forEach(String text, Contents contents) {
        int open = -1;
        for (int i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
            boolean closes = text.startsWith("/", i + 1);
            int end = tagEnd(text, closes ? i + 2 : i + 1);
            if (end < 0) {
                continue;
            }
            if (!closes) {
                open = end;
            } else if (open >= 0) {
                contents.add(open, i);
                open = -1;
            }
        }
    }

    /// Returns where a tag ends whose name starts at `at`, or `-1` if it is another, closes itself
    /// or has no end.
    private int tagEnd(String text, int at) {
        int afterName = at + name.length();
        if (!text.startsWith(name, at) || afterName >= text.length()) {
            return -1;
        }
        char next = text.charAt(afterName);
        if (next != '>' && !Character.isWhitespace(next)) {
            return -1;
        }
        for (int i = afterName; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '>') {
                if (text.charAt(i - 1) == '/') {
                    return -1;
                }
                return i + 1;
            }
            if (c == '<') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isName(String name) {
        for (int at = 0; at < name.length(); at += Character.charCount(name.codePointAt(at))) {
            if (!isNamePart(name.codePointAt(at))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isNamePart(int c) {
        return Character.isLetterOrDigit(c) || "-_.:".indexOf(c) >= 0;
    }
}
