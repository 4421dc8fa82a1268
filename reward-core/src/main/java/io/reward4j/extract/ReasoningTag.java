package io.reward4j.extract;

import java.util.List;
import java.util.Optional;

/// A tag that opens or closes a model's reasoning, as it stands in a text: from `start` to before `end`.
record ReasoningTag(boolean opens, int start, int end) {

    private static final List<String> OPENING = List.of("<think", "<thinking");
    private static final List<String> CLOSING = List.of("</think", "</thinking");
    private static final List<String> NOVA_OPENING = List.of("<|begin_of_thought|");
    private static final List<String> NOVA_CLOSING = List.of("<|end_of_thought|");

    /// Reads the tag that begins exactly at `start`, in whatever case; white space may stand before its `>`.
    static Optional<ReasoningTag> at(String text, int start) {
        if (text.charAt(start) != '<' || start + 2 >= text.length()) {
            return Optional.empty();
        }
        // two characters tell which tag it can be, which most often is none
        return switch (text.charAt(start + 1)) {
            case 't', 'T' -> tag(true, text, start, OPENING);
            case '/' -> tag(false, text, start, CLOSING);
            case '|' -> switch (text.charAt(start + 2)) {
                case 'b', 'B' -> tag(true, text, start, NOVA_OPENING);
                case 'e', 'E' -> tag(false, text, start, NOVA_CLOSING);
                default -> Optional.empty();
            };
            default -> Optional.empty();
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

    private static Optional<ReasoningTag> tag(boolean opens, String text, int start, List<String> heads) {
        for (String head : heads) {
            if (startsWith(text, start, head)) {
                int end = start + head.length();
                while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                if (end < text.length() && text.charAt(end) == '>') {
                    return Optional.of(new ReasoningTag(opens, start, end + 1));
                }
            }
        }
        return Optional.empty();
    }

    /// Tells whether a head in lower case stands at `start`; only letters of ASCII have a case here.
    private static boolean startsWith(String text, int start, String head) {
        return text.startsWith(head, start)
                || (text.regionMatches(true, start, head, 0, head.length()) && isAscii(text, start, head.length()));
    }

    private static boolean isAscii(String text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }
}
