package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.number.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Takes an answer out of what is wrapped around it: boxes, emphasis, quotes.
final class Wrapping {

    private static final int MAX_GLUE = 40;
    private static final int LONGEST_NAME = 5;
    private static final Set<String> ALTERNATIVES = Set.of("or", "also", "else", "maybe", "perhaps", "possibly",
            "alternatively", "vs");

    private Wrapping() {}

    /// The content of the last box, with those that are joined to it by no more than a comma or an
    /// `and`; or the text itself where there is none.
    static String strip(String text) {
        int last = Math.max(text.lastIndexOf("\\boxed"), text.lastIndexOf("\\fbox"));
        return last < 0 || Reservations.touch(text, last) ? unquoted(text.strip()) : boxed(text);
    }

    /// Whether two texts are the same but for dollar signs and for white space, which only counts between
    /// letters and digits.
    static boolean sameText(String a, String b) {
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
        String inner = text;
        while (inner.length() > 4 && inner.startsWith("**") && inner.endsWith("**")) {
            inner = inner.substring(2, inner.length() - 2).strip();
        }
        return inner;
    }

    private static String boxed(String text) {
        List<String> contents = lastBoxes(text);
        return contents.isEmpty() ? text.strip() : strippedOnce(String.join(" , ", contents));
    }

    /// The contents of the last box and of those that are joined to it, in order.
    static List<String> lastBoxes(String text) {
        List<String> contents = new ArrayList<>();
        int end = 0;
        int at = next(text, 0);
        while (at >= 0) {
            int open = at + (text.startsWith("\\boxed", at) ? 6 : 5);
            while (open < text.length() && text.charAt(open) == ' ') {
                open++;
            }
            int close = open < text.length() && text.charAt(open) == '{' ? closing(text, open) : token(text, open);
            if (close < 0) {
                break;
            }
            if (contents.size() > Budget.MAX_ITEMS || (!contents.isEmpty() && !isGlue(text, end, at))) {
                contents.clear();
            }
            boolean braced = text.charAt(open) == '{';
            contents.add(text.substring(braced ? open + 1 : open, close));
            end = braced ? close + 1 : close;
            at = next(text, end);
        }
        return contents;
    }

    private static String strippedOnce(String content) {
        return content.contains("\\boxed") ? content.replace("\\boxed", "") : content;
    }

    private static int next(String text, int from) {
        int at = text.indexOf("box", from);
        while (at >= 0 && !(text.startsWith("\\boxed", at - 1) || text.startsWith("\\fbox", at - 2))) {
            at = text.indexOf("box", at + 1);
        }
        return at < 0 ? -1 : text.charAt(at - 1) == '\\' ? at - 1 : at - 2;
    }

    /// The end of an argument without braces.
    private static int token(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at == from ? -1 : at;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// Whether at most `x=` or `x_1 =` stands there, the name of the next value.
    private static boolean isNothingOrName(String glue) {
        int end = glue.endsWith("=") ? glue.length() - 1 : 0;
        boolean name = end > 0 && end <= LONGEST_NAME && Character.isLetter(glue.charAt(0));
        for (int i = 1; name && i < end; i++) {
            char c = glue.charAt(i);
            name = c == '_' || c == ' ' || Character.isDigit(c);
        }
        return glue.isEmpty() || name;
    }

    /// Whether nothing but words such as `or maybe` stands between two boxes.
    private static boolean isAlternative(String glue) {
        boolean open = glue.strip().equals("/");
        int at = 0;
        while (at < glue.length()) {
            int end = at;
            while (end < glue.length() && Character.isLetter(glue.charAt(end))) {
                end++;
            }
            if (end > at && !ALTERNATIVES.contains(glue.substring(at, end))) {
                return false;
            }
            open |= end > at;
            if (end < glue.length() && "$ ,()/".indexOf(glue.charAt(end)) < 0) {
                return false;
            }
            at = end + 1;
        }
        return open;
    }

    private static boolean isGlue(String text, int from, int to) {
        if (to - from > MAX_GLUE) {
            return false;
        }
        String glue = text.substring(from, to);
        if (isAlternative(glue)) {
            return true;
        }
        for (String noise : List.of("\\text", "\\quad", "\\qquad", "and", "or", "\\(", "\\)", "\\[", "\\]", "\\,", "$",
                ",", ";", "{", "}", "\\ ")) {
            glue = glue.replace(noise, "");
        }
        return isNothingOrName(glue.strip());
    }
}
