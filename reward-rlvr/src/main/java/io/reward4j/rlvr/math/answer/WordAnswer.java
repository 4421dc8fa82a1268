package io.reward4j.rlvr.math.answer;

import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.syntax.Command;
import io.reward4j.rlvr.reading.Cues;
import io.reward4j.rlvr.reading.NegationCues;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Compares answers that are words, such as `no solution`, without regard to case and to LaTeX's marks
/// of text.
public final class WordAnswer {

    private static final int ASCII = 128;
    private static final int LONGEST_SYMBOL = 3;
    private static final Set<String> SHORT_WORDS = Set.of("yes", "no");
    private static final int RESPONSE_WORDS = 8;
    private static final int LONGEST_PHRASE = 60;
    private static final int SHORTEST_PHRASE = 3;
    private static final List<String> VERBS = List.of(" is ", " are ", " equals ");
    private static final List<String> SUBJECTS = List.of("the ", "her ", "his ", "its ", "their ", "there");
    private static final List<String> MARKS_OF_LETTERS = List.of("\\angle", "∠", "\\text", "\\mathrm", "$", "{",
            "}");
    private static final Map<String, String> PHRASES = Map.ofEntries(Map.entry("allrealnumbers", "\\mathbb{R}"),
            Map.entry("allreals", "\\mathbb{R}"), Map.entry("allrealvalues", "\\mathbb{R}"),
            Map.entry("nosolution", "\\emptyset"), Map.entry("nosolutions", "\\emptyset"),
            Map.entry("norealsolution", "\\emptyset"), Map.entry("norealsolutions", "\\emptyset"),
            Map.entry("emptyset", "\\emptyset"), Map.entry("theemptyset", "\\emptyset"),
            Map.entry("doesnotexist", "\\text{DNE}"), Map.entry("dne", "\\text{DNE}"));

    private WordAnswer() {}

    /// Whether both say the same in words of more letters than a product of variables would have.
    public static boolean isSame(String a, String b) {
        return !isFormula(a) && !isFormula(b) && a.length() <= Budget.MAX_LENGTH && b.length() <= Budget.MAX_LENGTH
                && isWord(a) && isWord(b)
                && plain(a).equals(plain(b));
    }

    /// Whether braces in the text do more than to group words.
    private static boolean isFormula(String text) {
        return text.indexOf('^') >= 0 || text.indexOf('_') >= 0 || text.contains("\\frac") || text.contains("\\sqrt");
    }

    /// Whether the texts are the same capital letters in another order, as `ACB` and `CAB`, or numerals such
    /// as `IV` and `VI`; but a path may be read from either end, as `ABC` and `CBA`.
    public static boolean isAnagram(String a, String b) {
        if (a.length() > LONGEST_PHRASE || b.length() > LONGEST_PHRASE) {
            return false;
        }
        String left = letters(a);
        if (left.isEmpty()) {
            return false;
        }
        String right = letters(b);
        boolean roman = isRoman(left);
        return left.length() == right.length() && !left.equals(right) && (left.length() > 2 || roman)
                && (roman || !new StringBuilder(left).reverse().toString().equals(right));
    }

    private static boolean isRoman(String letters) {
        for (int i = 0; i < letters.length(); i++) {
            if ("IVX".indexOf(letters.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// The capital letters of a text that has nothing else, but for the sign of an angle or of text.
    private static String letters(String text) {
        if (!mayBeLetters(text)) {
            return "";
        }
        String plain = text;
        for (String mark : MARKS_OF_LETTERS) {
            plain = plain.replace(mark, "");
        }
        String letters = plain.strip();
        for (int i = 0; i < letters.length(); i++) {
            if (letters.charAt(i) < 'A' || letters.charAt(i) > 'Z') {
                return "";
            }
        }
        return letters;
    }

    private static boolean mayBeLetters(String text) {
        boolean capital = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean upper = c >= 'A' && c <= 'Z';
            boolean marks = (c >= 'a' && c <= 'z') || c >= ASCII || c <= ' ' || "\\${}".indexOf(c) >= 0;
            if (!upper && !marks) {
                return false;
            }
            capital |= upper;
        }
        return capital;
    }

    /// Whether a text has so many words that it is a response rather than an answer.
    public static boolean isLong(String text) {
        int words = 0;
        for (int i = 1; i < text.length() && words < RESPONSE_WORDS; i++) {
            if (Character.isWhitespace(text.charAt(i)) && Character.isLetter(text.charAt(i - 1))) {
                words++;
            }
        }
        return words >= RESPONSE_WORDS;
    }

    /// What a short sentence says of its subject, as `42` of `The number of ways is 42.`; any other text
    /// is returned as it is.
    public static String said(String text) {
        int verb = -1;
        int end = 0;
        for (String word : VERBS) {
            int at = text.indexOf(word);
            if (at > 0 && (verb < 0 || at < verb)) {
                verb = at;
                end = at + word.length();
            }
        }
        if (verb < 0 || verb > LONGEST_PHRASE) {
            return text;
        }
        String subject = text.substring(0, verb).toLowerCase(Locale.ROOT);
        boolean plain = Cues.anyStarts(subject, SUBJECTS) && areWords(subject) && !NegationCues.turn(subject);
        if (plain) {
            return text.substring(end).strip();
        }
        return text;
    }

    private static boolean areWords(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != ' ' && !Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether the text begins with a number or a formula rather than with a subject, be it `$x$`.
    public static boolean beginsWithValue(String text) {
        int at = 0;
        while (at < text.length() && "$( \\".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.startsWith("frac", at) || text.startsWith("sqrt", at)
                || (at < text.length() && (Character.isDigit(text.charAt(at)) || "+-−".indexOf(text.charAt(at)) >= 0))
                || (at + 2 < text.length() && text.substring(at + 1).stripLeading().startsWith("="));
    }

    private static boolean isWord(String text) {
        return hasWord(text) || (text.length() <= LONGEST_PHRASE && SHORT_WORDS.contains(plain(text)));
    }

    private static boolean hasWord(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = Character.isLetter(text.charAt(i)) ? run + 1 : 0;
            boolean command = i >= run && text.charAt(i - run) == '\\';
            if (run > LONGEST_SYMBOL && !command) {
                return true;
            }
        }
        return false;
    }

    /// The set that a phrase such as `all real numbers` names, or the text itself.
    public static String spelledOut(String text) {
        if (text.length() > LONGEST_PHRASE || !hasPhrase(text)) {
            return text;
        }
        return PHRASES.getOrDefault(plain(text).replace(" ", ""), text);
    }

    /// Whether a text has the letters of the shortest phrase, and no digit, which none of them has.
    private static boolean hasPhrase(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                return false;
            }
            if (Character.isLetter(c)) {
                letters++;
            }
        }
        return letters >= SHORTEST_PHRASE;
    }

    /// Whether this is the sign of a decimal or of a derivative, as in `1.5` and `f'`.
    private static boolean isPartOfValue(String text, int at) {
        char c = text.charAt(at);
        boolean beforeDigit = at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        if (c == '.' || c == ',') {
            return beforeDigit && (c == '.' || (at > 0 && Character.isDigit(text.charAt(at - 1))));
        }
        return c == '\'' && at > 0 && Character.isLetter(text.charAt(at - 1))
                && (at == 1 || !Character.isLetter(text.charAt(at - 2)))
                && (at + 1 == text.length() || !Character.isLetter(text.charAt(at + 1)));
    }

    /// Whether a digit follows another one that it does not touch, as in `3 1/2`.
    private static boolean isSplit(String text, int at, StringBuilder before) {
        return !before.isEmpty() && Character.isDigit(text.charAt(at))
                && Character.isDigit(before.charAt(before.length() - 1)) && !Character.isDigit(text.charAt(at - 1));
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                Command command = Command.at(text, i);
                plain.append(command.said(text, i, ""));
                i = command.end();
            } else {
                if (c > ' ' && ("${}.\"'~,".indexOf(c) < 0 || isPartOfValue(text, i))) {
                    if (isSplit(text, i, plain)) {
                        plain.append(' ');
                    }
                    plain.append(c);
                }
                i++;
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
