package io.reward4j.rlvr.extract;

/// Cuts an answer out of the line it begins.
final class Clause {

    private Clause() {}

    /// Returns the line up to the end of its first sentence or to a model's special token, without
    /// emphasis, a leading colon, and the signs of mathematics around the whole.
    static String of(String line) {
        String rest = line.strip();
        while (rest.startsWith(":") || rest.startsWith("：")) {
            rest = Markup.plain(rest.substring(1));
        }
        String clause = Markup.plain(rest.substring(0, end(rest)));
        return MathSpans.unwrapped(clause);
    }

    private static int end(String text) {
        int depth = 0;
        boolean math = false;
        boolean paired = text.chars().filter(c -> c == '$').count() % 2 == 0;
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
                    if (beforeSpace && (depth <= 0 || i + 1 == text.length()) && !math) {
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

    private static boolean isInner(char c) {
        return !Character.isWhitespace(c) && c != '*' && c != '<' && c != '"';
    }
}
