package io.reward4j.probe;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// Tells whether a text that a probe adds would state a sample's right answer by chance.
final class AnswerMention {

    private AnswerMention() {}

    static boolean states(String text, Optional<String> answer) {
        return answer.isPresent() && (holds(text, answer.get()) || holdsNumber(text, answer.get()));
    }

    /// One letter is looked for in its own case, as that of a choice: `a` is a word.
    private static boolean holds(String text, String answer) {
        String in = answer.length() == 1 ? text : text.toLowerCase(Locale.ROOT);
        String wanted = answer.length() == 1 ? answer : answer.toLowerCase(Locale.ROOT);
        for (int at = in.indexOf(wanted); at >= 0; at = in.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            if ((at == 0 || !Character.isLetterOrDigit(in.charAt(at - 1)))
                    && (end == in.length() || !Character.isLetterOrDigit(in.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /// `10/10` is ten and one.
    private static boolean holdsNumber(String text, String answer) {
        BigDecimal number;
        try {
            number = new BigDecimal(answer);
        } catch (NumberFormatException e) {
            return false;
        }
        return (text.contains("5") && number.compareTo(BigDecimal.valueOf(5)) == 0)
                || (text.contains("10") && number.compareTo(BigDecimal.TEN) == 0)
                || (text.contains("10/10") && number.compareTo(BigDecimal.ONE) == 0);
    }
}
