package io.reward4j.extract;

import java.util.List;

/// Where the tokens of lenient JSON end. Each method returns the position behind the token that begins at `at`; where
/// none begins there it returns `at`, and where one never ends, the end of the text.
final class JsonTokens {

    private static final List<String> LITERALS = List.of("true", "false", "null", "True", "False", "None");

    private JsonTokens() {}

    /// A string with the quote that stands at `at`, double or single.
    static int endOfString(String text, int at) {
        char quote = text.charAt(at);
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return i + 1;
            }
            if (c == '\\') {
                i++;
            }
        }
        return text.length();
    }

    static boolean startsComment(String text, int at) {
        return text.startsWith("//", at) || text.startsWith("/*", at);
    }

    static int endOfComment(String text, int at) {
        boolean block = text.charAt(at + 1) == '*';
        int end = block ? text.indexOf("*/", at + 2) : text.indexOf('\n', at);
        return end < 0 ? text.length() : end + (block ? 2 : 1);
    }

    /// A number as in RFC 8259, or a literal of JSON or Python.
    static int endOfScalar(String text, int at) {
        int end = endOfWord(text, at);
        if (end > at) {
            return LITERALS.contains(text.substring(at, Math.min(end, at + 6))) ? end : at;
        }
        int whole = text.charAt(at) == '-' ? at + 1 : at;
        end = endOfDigits(text, whole);
        if (end == whole || (text.charAt(whole) == '0' && end > whole + 1)) {
            return at;
        }
        if (end < text.length() && text.charAt(end) == '.') {
            int fraction = end + 1;
            end = endOfDigits(text, fraction);
            if (end == fraction) {
                return at;
            }
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                exponent++;
            }
            end = endOfDigits(text, exponent);
            if (end == exponent) {
                return at;
            }
        }
        return end;
    }

    /// ASCII letters, digits and `_`, beginning with no digit.
    static int endOfWord(String text, int at) {
        int end = at;
        while (end < text.length() && (isLetter(text.charAt(end)) || (end > at && isDigit(text.charAt(end))))) {
            end++;
        }
        return end;
    }

    static boolean hasLineBreak(String text, int from, int to) {
        int lineFeed = text.indexOf('\n', from, to);
        return lineFeed >= 0 || text.indexOf('\r', from, to) >= 0;
    }

    private static int endOfDigits(String text, int at) {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
