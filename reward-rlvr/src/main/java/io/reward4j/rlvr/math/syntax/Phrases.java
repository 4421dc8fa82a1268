package io.reward4j.rlvr.math.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads the phrases of a language that name a set of numbers, as `all real numbers except 3` and `there is no
/// solution`.
public final class Phrases {

    private static final int LONGEST = 120;
    private static final List<String> REALS = List.of("all real numbers", "all reals", "any real number",
            "every real number", "all real values", "all real x", "the set of all real numbers", "the real numbers",
            "real numbers");
    private static final List<String> TEXT_MARKS = List.of("\\text{", "\\textrm{", "\\mathrm{", "\\textbf{",
            "\\mbox{");
    private static final List<String> EXCEPTIONS = List.of("except for", "except", "other than", "but not", "excluding",
            "not equal to", "apart from", "without");
    private static final Set<String> OF_NO_SOLUTION = Set.of("there", "is", "are", "exists", "exist", "the", "equation",
            "equations", "system", "inequality", "has", "have", "no", "real", "solution", "solutions");

    private Phrases() {}

    /// The set as mathematics, or the text itself where it names none.
    public static String spelledOut(String text) {
        if (text.length() > LONGEST || !(text.contains("eal") || text.contains("olution"))) {
            return text;
        }
        String plain = withoutMarks(text);
        if (isNoSolution(plain)) {
            return "\\emptyset";
        }
        return excepted(plain, text);
    }

    private static boolean isNoSolution(String plain) {
        List<String> words = Arrays.asList(plain.split(" ", -1));
        boolean denied = words.contains("no") && (words.contains("solution") || words.contains("solutions"));
        return denied && OF_NO_SOLUTION.containsAll(words);
    }

    private static String excepted(String plain, String text) {
        for (String set : REALS) {
            if (!plain.startsWith(set)) {
                continue;
            }
            String rest = plain.substring(set.length()).strip();
            if (set.endsWith(" x") && !rest.isEmpty() && rest.charAt(0) == '\\') {
                return "x " + rest;
            }
            for (String exception : EXCEPTIONS) {
                int at = rest.indexOf(exception);
                boolean named = at == 0 || (at > 0 && at <= 5);
                if (named && at + exception.length() < rest.length()) {
                    return "\\mathbb{R}\\setminus\\{" + value(rest.substring(at + exception.length())) + "\\}";
                }
            }
        }
        return text;
    }

    /// What is left out, without the name before it.
    private static String value(String excepted) {
        String value = excepted.strip();
        int equals = value.indexOf('=');
        return (equals >= 0 ? value.substring(equals + 1) : value).replace(" and ", ", ").replace(" or ", ", ").strip();
    }

    /// The text in small letters, without the marks of text, of mathematics and of the end.
    private static String withoutMarks(String text) {
        String plain = text;
        for (String mark : TEXT_MARKS) {
            if (plain.contains(mark)) {
                plain = plain.replace(mark, " ").replace("}", " ");
            }
        }
        plain = plain.replace("$", " ").replace("~", " ").replace("\\ ", " ").strip();
        while (plain.endsWith(".") || plain.endsWith("!")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        return joined(plain.toLowerCase(Locale.ROOT));
    }

    /// The words with one space between them.
    private static String joined(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && !isSpace(text.charAt(to))) {
                to++;
            }
            if (to > from) {
                joined.append(joined.isEmpty() ? "" : " ").append(text, from, to);
            }
            from = to + 1;
        }
        return joined.toString();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
