package io.reward4j.rlvr.reading;

import java.util.List;

/// Cuts an answer out of the line it begins.
public final class Clause {

    private static final List<String> ABBREVIATIONS = List.of("i.e.", "e.g.", "approx.", "resp.", " ca.", " cf.",
            " vs.");

    private Clause() {}

    /// Returns the line up to the end of its first sentence or to a model's special token, without
    /// emphasis, a leading colon, and the signs of mathematics around the whole.
    public static String of(String line) {
        String rest = withoutColons(line.strip());
        String clause = Markup.plain(rest.substring(0, end(rest)));
        return MathSpans.unwrapped(clause);
    }

    /// Returns where the clause ends that begins at a place.
    public static int end(String text, int from) {
        int lineEnd = Lines.end(text, from);
        int start = from;
        while (start < lineEnd && isColonOrSpace(text.charAt(start))) {
            start++;
        }
        return start + end(text.substring(start, lineEnd));
    }

    private static String withoutColons(String text) {
        int from = 0;
        while (from < text.length() && isColonOrSpace(text.charAt(from))) {
            from++;
        }
        if (from == 0) {
            return text;
        }
        return Markup.plain(text.substring(from));
    }

    private static boolean isColonOrSpace(char c) {
        return c == ':' || c == '：' || Character.isWhitespace(c);
    }

    private static int end(String text) {
        int depth = 0;
        boolean math = false;
        boolean paired = hasPairs(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean beforeSpace = i + 1 >= text.length() || !isInner(text.charAt(i + 1));
            switch (c) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                case '$' -> math = paired && !math;
                case '。' -> {
                    return i;
                }
                case '.', '!', '?' -> {
                    if (beforeSpace && !isAbbreviation(text, i) && (depth <= 0 || i + 1 == text.length()) && !math) {
                        return i;
                    }
                }
                case '<' -> {
                    if (text.startsWith("<|", i)) {
                        return i;
                    }
                }
                default -> {
                }
            }
        }
        return text.length();
    }

    /// Whether the full stop at a place, before a space, belongs to a short form such as `i.e.`
    private static boolean isAbbreviation(String text, int at) {
        for (int i = 0; at + 1 < text.length() && i < ABBREVIATIONS.size(); i++) {
            if (text.startsWith(ABBREVIATIONS.get(i), at + 1 - ABBREVIATIONS.get(i).length())) {
                return true;
            }
        }
        return false;
    }

    /// Whether the number of dollar signs is even.
    private static boolean hasPairs(String text) {
        boolean paired = true;
        for (int at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
            paired = !paired;
        }
        return paired;
    }

    private static boolean isInner(char c) {
        return !Character.isWhitespace(c) && c != '*' && c != '<' && c != '"';
    }
}
