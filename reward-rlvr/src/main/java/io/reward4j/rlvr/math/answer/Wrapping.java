package io.reward4j.rlvr.math.answer;

/// Takes an answer out of what is wrapped around it: boxes, emphasis, signs of mathematics.
public final class Wrapping {

    private Wrapping() {}

    /// The content of the last box, with those that are joined to it by no more than a comma or an
    /// `and`; or the text itself where there is none.
    public static String strip(String text) {
        BoxedAnswer box = BoxedAnswer.last(text);
        if (box != null) {
            return box.joined();
        }
        return ungrouped(unquoted(text.strip()));
    }

    /// Whether two texts are the same but for dollar signs and for white space, which only counts between
    /// letters and digits.
    public static boolean sameText(String a, String b) {
        int i = 0;
        int j = 0;
        while (true) {
            int nextA = skip(a, i);
            int nextB = skip(b, j);
            if (nextA == a.length() || nextB == b.length()) {
                return nextA == a.length() && nextB == b.length();
            }
            boolean differ = a.charAt(nextA) != b.charAt(nextB);
            if (differ || separates(a, i, nextA) != separates(b, j, nextB)) {
                return false;
            }
            i = nextA + 1;
            j = nextB + 1;
        }
    }

    private static boolean separates(String text, int from, int to) {
        return from > 0
                && to > from
                && Character.isLetterOrDigit(text.charAt(from - 1))
                && Character.isLetterOrDigit(text.charAt(to));
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '$')) {
            at++;
        }
        return at;
    }

    private static String unquoted(String text) {
        int from = 0;
        int to = text.length();
        while (to - from > 4 && text.startsWith("**", from) && text.startsWith("**", to - 2)) {
            from = skipSpace(text, from + 2);
            to = skipSpaceBack(text, to - 2);
        }
        return text.substring(Math.min(from, to), to);
    }

    /// A formula without braces around the whole of it: they have no backslash, and so make no set of `${1,3}$`.
    private static String ungrouped(String text) {
        int close = text.length() - 2;
        boolean grouped = text.startsWith("${") && text.startsWith("}$", close) && closing(text, 1) == close;
        if (!grouped) {
            return text;
        }
        String inner = text.substring(2, close);
        if (inner.isBlank()) {
            return text;
        }
        return "$" + inner + "$";
    }

    /// Where the brace closes that opens at a place, or the end of the text.
    private static int closing(String text, int open) {
        int depth = 0;
        int at = open;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == '\\') {
                at++;
            }
            if (depth == 0) {
                return at;
            }
            at++;
        }
        return text.length();
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipSpaceBack(String text, int to) {
        int at = to;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
