package io.reward4j.rlvr.json.schema;

/// Rewrites a regular expression of ECMA-262 (with its `u` flag) in the syntax of RE2. Used by one
/// thread.
final class EcmaSyntax {

    private static final String SPACE = "\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}"
            + "\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";
    private static final String NO_SPACE = "\\x{0}-\\x{8}\\x{e}-\\x{1f}!-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}"
            + "\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}"
            + "\\x{ff00}-\\x{10ffff}";
    private static final String ANY = "[\\x{0}-\\x{10ffff}]";
    private static final String NONE = "[^\\x{0}-\\x{10ffff}]";
    private static final String NO_LINE_END = "[^\\n\\r\\x{2028}\\x{2029}]";

    private final String pattern;
    private final StringBuilder re2 = new StringBuilder();
    private int at;
    private boolean inClass;

    private EcmaSyntax(String pattern) {
        this.pattern = pattern;
    }

    /// @throws IllegalArgumentException if the pattern has what RE2 lacks
    static String toRe2(String pattern) {
        return new EcmaSyntax(pattern).rewrite();
    }

    private String rewrite() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '\\') {
                escape();
            } else if (inClass) {
                inClass = c != ']';
                re2.append(c == '[' ? "\\[" : c);
                at++;
            } else {
                plain(c);
            }
        }
        return re2.toString();
    }

    private void plain(char c) {
        if (c == '[') {
            openClass();
        } else if (c == '.') {
            re2.append(NO_LINE_END);
            at++;
        } else if (c == '(' && pattern.startsWith("(?", at)) {
            group();
        } else {
            re2.append(c);
            at++;
        }
    }

    private void openClass() {
        if (pattern.startsWith("[]", at)) {
            re2.append(NONE);
            at += 2;
        } else if (pattern.startsWith("[^]", at)) {
            re2.append(ANY);
            at += 3;
        } else {
            inClass = true;
            re2.append('[');
            at++;
            if (pattern.startsWith("^", at)) {
                re2.append('^');
                at++;
            }
        }
    }

    private void group() {
        for (String look : new String[]{"(?=", "(?!", "(?<=", "(?<!"}) {
            if (pattern.startsWith(look, at)) {
                throw refused("'" + look + "' looks around, which cannot be done in linear time");
            }
        }
        boolean named = pattern.startsWith("(?<", at);
        re2.append(named ? "(?P<" : "(?");
        at += named ? 3 : 2;
    }

    private void escape() {
        if (at + 1 == pattern.length()) {
            throw refused("it ends with a backslash");
        }
        char c = pattern.charAt(at + 1);
        at += 2;
        switch (c) {
            case 's' -> re2.append(inClass ? SPACE : "[" + SPACE + "]");
            case 'S' -> re2.append(inClass ? NO_SPACE : "[^" + SPACE + "]");
            case 'd', 'D', 'w', 'W', 't', 'n', 'v', 'f', 'r', 'x' -> re2.append('\\').append(c);
            case 'b', 'B' -> re2.append(inClass ? "\\x{8}" : "\\" + c);
            case '0' -> re2.append("\\x{0}");
            case 'c' -> control();
            case 'u' -> unicode();
            case 'p', 'P' -> property(c);
            case '1', '2', '3', '4', '5', '6', '7', '8', '9', 'k' -> throw refused(
                    "'\\" + c + "' refers back, which cannot be done in linear time");
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw refused("'\\" + c + "' is no escape of ECMA-262");
                }
                re2.append(c < 0x80 ? "\\" : "").append(c);
            }
        }
    }

    private void control() {
        char letter = at < pattern.length() ? pattern.charAt(at) : ' ';
        if ((letter | 0x20) < 'a' || (letter | 0x20) > 'z') {
            throw refused("'\\c' needs a letter");
        }
        codePoint(letter % 32);
        at++;
    }

    private void unicode() {
        if (pattern.startsWith("{", at)) {
            int end = pattern.indexOf('}', at);
            codePoint(hex(at + 1, end));
            at = end + 1;
            return;
        }
        int c = hex(at, at + 4);
        at += 4;
        if (Character.isHighSurrogate((char) c) && pattern.startsWith("\\u", at)) {
            int low = hex(at + 2, at + 6);
            if (Character.isLowSurrogate((char) low)) {
                c = Character.toCodePoint((char) c, (char) low);
                at += 6;
            }
        }
        codePoint(c);
    }

    private int hex(int from, int to) {
        try {
            return Integer.parseUnsignedInt(pattern, from, Math.max(to, 0), 16);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw refused("'\\u' needs four hexadecimal digits");
        }
    }

    private void property(char c) {
        int end = pattern.startsWith("{", at) ? pattern.indexOf('}', at) : -1;
        if (end < 0) {
            throw refused("'\\" + c + "' needs a name in braces");
        }
        re2.append('\\').append(c).append('{').append(UnicodeProperties.shortName(pattern.substring(at + 1, end)))
                .append('}');
        at = end + 1;
    }

    private void codePoint(int c) {
        re2.append("\\x{").append(Integer.toHexString(c)).append('}');
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("the pattern '" + pattern + "' cannot be used: " + why);
    }
}
