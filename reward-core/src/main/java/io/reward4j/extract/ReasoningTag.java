package io.reward4j.extract;

import org.jspecify.annotations.Nullable;

/// A tag that opens or closes a model's reasoning, as it stands in a text: from `start` to before `end`.
record ReasoningTag(boolean opens, int start, int end) {

    /// Reads the tag that begins exactly at `start`, in whatever case; white space may stand before its `>`.
    static @Nullable ReasoningTag at(String text, int start) {
        if (text.charAt(start) != '<' || start + 6 >= text.length()) {
            return null;
        }
        // a few characters tell which tag it can be, which most often is none
        return switch (text.charAt(start + 1)) {
            case 't', 'T' -> tag(true, text, start, isI(text, start + 6) ? "<thinking" : "<think");
            case '/' -> tag(false, text, start, isI(text, start + 7) ? "</thinking" : "</think");
            case '|' -> switch (text.charAt(start + 2)) {
                case 'b', 'B' -> tag(true, text, start, "<|begin_of_thought|");
                case 'e', 'E' -> tag(false, text, start, "<|end_of_thought|");
                default -> null;
            };
            default -> null;
        };
    }

    private static boolean isI(String text, int at) {
        return at < text.length() && (text.charAt(at) == 'i' || text.charAt(at) == 'I');
    }

    /// Finds the first tag at or after `from`.
    static @Nullable ReasoningTag next(String text, int from) {
        for (int i = text.indexOf('<', from); i >= 0; i = text.indexOf('<', i + 1)) {
            ReasoningTag tag = at(text, i);
            if (tag != null) {
                return tag;
            }
        }
        return null;
    }

    private static @Nullable ReasoningTag tag(boolean opens, String text, int start, String head) {
        int end = start + head.length();
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        // the end of a tag is looked at first: other tags that begin alike are longer
        boolean ends = end < text.length() && text.charAt(end) == '>';
        return ends && startsWith(text, start, head) ? new ReasoningTag(opens, start, end + 1) : null;
    }

    /// Tells whether a head in lower case stands at `start`; only letters of ASCII have a case here.
    private static boolean startsWith(String text, int start, String head) {
        if (text.startsWith(head, start)) {
            return true;
        }
        for (int i = 0; i < head.length(); i++) {
            char c = text.charAt(start + i);
            if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != head.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
