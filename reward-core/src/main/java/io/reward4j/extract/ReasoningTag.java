package io.reward4j.extract;

import java.util.List;
import java.util.Optional;

/// A tag that opens or closes a model's reasoning, as it stands in a text: from `start` to before `end`.
record ReasoningTag(boolean opens, int start, int end) {

    private static final List<String> OPENING = List.of("<think", "<thinking", "<|begin_of_thought|");
    private static final List<String> CLOSING = List.of("</think", "</thinking", "<|end_of_thought|");

    /// Reads the tag that begins exactly at `start`, in whatever case; white space may stand before its `>`.
    static Optional<ReasoningTag> at(String text, int start) {
        if (text.charAt(start) != '<' || !mayBegin(text, start + 1)) {
            return Optional.empty();
        }
        int end = end(text, start, OPENING);
        if (end >= 0) {
            return Optional.of(new ReasoningTag(true, start, end));
        }
        end = end(text, start, CLOSING);
        return end >= 0 ? Optional.of(new ReasoningTag(false, start, end)) : Optional.empty();
    }

    /// Tells by one character whether a tag may begin here, which most often it does not.
    private static boolean mayBegin(String text, int next) {
        if (next >= text.length()) {
            return false;
        }
        return switch (text.charAt(next)) {
            case '/', '|', 't', 'T' -> true;
            default -> false;
        };
    }

    /// Finds the first tag at or after `from`.
    static Optional<ReasoningTag> next(String text, int from) {
        for (int i = text.indexOf('<', from); i >= 0; i = text.indexOf('<', i + 1)) {
            Optional<ReasoningTag> tag = at(text, i);
            if (tag.isPresent()) {
                return tag;
            }
        }
        return Optional.empty();
    }

    private static int end(String text, int start, List<String> heads) {
        for (String head : heads) {
            if (text.regionMatches(true, start, head, 0, head.length())) {
                int end = start + head.length();
                while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                if (end < text.length() && text.charAt(end) == '>') {
                    return end + 1;
                }
            }
        }
        return -1;
    }
}
