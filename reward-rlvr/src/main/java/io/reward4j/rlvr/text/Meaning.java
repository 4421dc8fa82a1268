package io.reward4j.rlvr.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells whether two texts that are alike still say the same, as far as digits and negations go.
final class Meaning {

    private static final Set<String> NEGATIONS = Set.of(
            "not", "no", "never", "nor", "neither", "none", "cannot", "without", "except", "unless", "nicht", "kein",
            "keine", "ne", "pas");
    private static final List<String> UNSPACED_NEGATIONS = List.of("ない", "ません", "なく", "なかった", "除く", "不", "没", "非", "无",
            "無");

    private Meaning() {}

    static boolean isKept(String expected, String actual) {
        return digits(expected).equals(digits(actual)) && negations(expected) == negations(actual);
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }

    private static int negations(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        int count = 0;
        int start = -1;
        for (int i = 0; i <= lower.length(); i++) {
            boolean inWord = i < lower.length() && (Character.isLetter(lower.charAt(i)) || lower.charAt(i) == '\'');
            if (inWord && start < 0) {
                start = i;
            } else if (!inWord && start >= 0) {
                String word = lower.substring(start, i);
                count += NEGATIONS.contains(word) || word.endsWith("n't") ? 1 : 0;
                start = -1;
            }
        }
        for (String negation : UNSPACED_NEGATIONS) {
            for (int i = lower.indexOf(negation); i >= 0; i = lower.indexOf(negation, i + 1)) {
                count++;
            }
        }
        return count;
    }
}
