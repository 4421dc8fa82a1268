package io.reward4j.rlvr.math.answer;

import io.reward4j.rlvr.math.syntax.Vocabulary;
import io.reward4j.rlvr.reading.Cues;
import io.reward4j.rlvr.reading.Language;
import io.reward4j.rlvr.reading.Language.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Takes off an answer what is only said about it, as the reason in `24, since 4! = 24`.
final class TrailingClauses {

    private static final List<String> ASIDES = asides();
    private static final List<String> ENDINGS = Language.all(Kind.ENDINGS);
    private static final List<String> RETRACTIONS = List.of("otherwise", "wrong", "incorrect", "a mistake",
            "my mistake", "as well",
            "also ", "actually", "doubt", "so is ", "so are ", "wait", "sorry", "i mean", "or rather");
    private static final List<String> EXCLUSIONS = List.of("extraneous", "rejected", "discarded", "invalid",
            "not valid",
            "inadmissible");
    private static final List<String> ALTERNATIVES = List.of("or ", "not", "mod", "maybe", "perhaps", "possibly",
            "except", "and ", "if ", "when ", "unless");
    private static final Set<String> JOINING = Set.of("or", "and", "also", "maybe", "possibly", "perhaps", "otherwise",
            "but", "either", "another", "second", "other", "plus", "not");
    private static final int MOST_WORDS = 20;
    private static final int SHORTEST_WORD = 3;
    private static final String AND = ", and ";
    private static final List<String> VERBS = List.of(" is ", " are ", " was ", " were ", " remain", " has ", " have ");
    private static final List<String> VALUES_OF_OTHER_CASES = Language.all(Kind.OTHER_CASES);
    private static final List<String> ROUNDINGS = List.of("≈", "\\approx", "approx", "about ", "roughly ",
            "i.e. about ",
            "or about ");

    private TrailingClauses() {}

    /// The reasons and the asides; a reason may follow a comma, of which nothing is left then.
    private static List<String> asides() {
        Set<String> asides = new LinkedHashSet<>();
        for (String reason : Language.all(Kind.REASONS)) {
            asides.addAll(List.of(",".concat(reason), "，".concat(reason), "、".concat(reason), reason));
        }
        asides.addAll(Language.all(Kind.ASIDES));
        return List.copyOf(asides);
    }

    /// The answer before its first subordinate clause and without an approximation in brackets behind it;
    /// an equation in brackets stays, as `1024 = 2^10` for `1024 (= 2^10)`.
    static String without(String answer) {
        String lower = answer.toLowerCase(Locale.ROOT);
        int end = answer.length();
        if (lower.length() == answer.length()) {
            end = firstAside(lower);
        }
        end = Math.min(end, Math.min(secondStatement(lower), apposition(lower)));
        if (isRetracted(lower.substring(Math.min(end, lower.length())))) {
            return answer;
        }
        return withoutEnding(withoutBracket(answer.substring(0, end).strip()));
    }

    /// Where the first aside begins that something stands before, or the length of the text.
    private static int firstAside(String answer) {
        int first = answer.length();
        for (String aside : ASIDES) {
            int at = answer.indexOf(aside);
            if (at > 0) {
                first = Math.min(first, at);
            }
        }
        return first;
    }

    /// Where a comma adds some words of prose, as `, 3 in each of 4 rows`, or the length of the text.
    private static int apposition(String answer) {
        int comma = commaOutside(answer);
        if (comma <= 0) {
            return answer.length();
        }
        int words = 0;
        for (String word : answer.substring(comma + 2).split(" ", MOST_WORDS)) {
            if (JOINING.contains(word)) {
                return answer.length();
            }
            if (word.length() > 1 && hasOnlyLettersAnd("", word)) {
                words++;
            }
        }
        if (words >= SHORTEST_WORD) {
            return comma;
        }
        return answer.length();
    }

    /// The first comma before a space that no bracket holds, or `-1`.
    private static int commaOutside(String answer) {
        int depth = 0;
        for (int i = 0; i < answer.length(); i++) {
            char c = answer.charAt(i);
            if ("([{".indexOf(c) >= 0) {
                depth++;
            }
            if (")]}".indexOf(c) >= 0) {
                depth--;
            }
            if (depth <= 0 && answer.startsWith(", ", i)) {
                return i;
            }
        }
        return -1;
    }

    /// Where an "and" joins a second sentence, as `, and 5 are left over`, or the length of the text.
    private static int secondStatement(String answer) {
        int and = answer.indexOf(AND);
        if (and <= 0) {
            return answer.length();
        }
        String rest = answer.substring(and + AND.length());
        if (Cues.anyIn(rest, VERBS)) {
            return and;
        }
        return answer.length();
    }

    /// Whether a clause adds a second value or takes the first one back.
    private static boolean isRetracted(String clause) {
        return Cues.anyIn(clause, RETRACTIONS) || (Cues.anyStarts(clause, VALUES_OF_OTHER_CASES)
                && !clause.contains("not ") && Cues.hasDigit(clause));
    }

    private static String withoutEnding(String answer) {
        for (String ending : ENDINGS) {
            if (answer.length() > ending.length() && answer.endsWith(ending)) {
                return answer.substring(0, answer.length() - ending.length()).strip();
            }
        }
        return answer;
    }

    private static String withoutBracket(String answer) {
        int open = answer.lastIndexOf(" (");
        if (open <= 0 || !answer.endsWith(")")) {
            return answer;
        }
        String before = answer.substring(0, open).strip();
        String inner = answer.substring(open + 2, answer.length() - 1).replace("$", "").strip();
        if (inner.startsWith("=")) {
            return before.concat(" ").concat(inner);
        }
        if (isSpelledOut(before) && !inner.isEmpty() && inner.chars().allMatch(c -> Character.isDigit(c) || c == ',')) {
            return inner;
        }
        boolean aside = Cues.anyStarts(inner, ROUNDINGS) || Cues.anyIn(inner, EXCLUSIONS)
                || (isRemark(inner) && !Character.isLetter(before.charAt(before.length() - 1)));
        if (aside) {
            return before;
        }
        return answer;
    }

    /// Whether a text is a word, and may be a number in words.
    private static boolean isSpelledOut(String text) {
        return text.length() >= SHORTEST_WORD && !Vocabulary.isFunction(text)
                && hasOnlyLettersAnd(" -", text);
    }

    /// Whether a bracket holds words about the value before it, as `(units: cm)`, and no alternative to it.
    private static boolean isRemark(String inner) {
        return inner.length() >= SHORTEST_WORD
                && hasOnlyLettersAnd(" :-", inner)
                && !Cues.anyIn(inner.toLowerCase(Locale.ROOT), ALTERNATIVES);
    }

    private static boolean hasOnlyLettersAnd(String others, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isLetter(text.charAt(i)) && others.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
