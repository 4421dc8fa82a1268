package io.reward4j.rlvr.math.answer;

import io.reward4j.rlvr.reading.Cues;
import io.reward4j.rlvr.reading.Language;
import io.reward4j.rlvr.reading.Language.Kind;
import io.reward4j.rlvr.reading.Sentences;
import io.reward4j.rlvr.reading.Sentences.Sentence;
import java.util.List;
import java.util.Locale;

/// Finds where a response takes back what it has said, as in `Wait, that is wrong` and `Actually, it is 6`.
final class Corrections {

    private static final int MOST_SENTENCES = 1_000;
    private static final int LONGEST_START = 200;
    private static final int NEAR_BEHIND = 40;

    /// What takes an answer back wherever a sentence begins with it.
    private static final List<String> RETRACTIONS = Language.all(Kind.RETRACTIONS);

    /// What takes it back where an error or another value comes with it.
    private static final List<String> HESITATIONS = List.of("wait", "hold on", "hmm", "actually", "sorry", "but wait",
            "oh", "but actually");
    private static final List<String> REPLACEMENTS = List.of("actually", "but actually", "sorry", "it should be",
            "this should be",
            "that should be");
    private static final List<String> ERRORS = List.of("wrong", "incorrect", "mistake", "error", "forgot", "dropped",
            "missed", "misread", "miscount", "overlooked", "not right", "isn't right", "not correct", "isn't correct",
            "should be", "should have", "doesn't work", "does not work", "can't be", "cannot be", "double-counted",
            "double counted", "miscalculated");
    private static final List<String> FAILURES = List.of("does not satisfy", "doesn't satisfy", "do not satisfy",
            "don't satisfy", "fails to satisfy", "does not fit", "doesn't fit", "does not hold", "doesn't hold",
            "does not work", "doesn't work", "is extraneous", "violates", "is not a solution", "isn't a solution",
            "is not valid", "is invalid", "is not allowed", "must be rejected", "is rejected");

    private Corrections() {}

    /// Returns where the first sentence begins that takes an answer back which ends at a place, or `-1`.
    static int after(String text, int end, String answer) {
        boolean asked = false;
        int looked = 0;
        for (Sentence sentence : Sentences.from(text, end)) {
            if (looked++ == MOST_SENTENCES) {
                break;
            }
            String said = start(text, sentence);
            boolean rest = sentence.start() == end;
            if (takesBack(said, answer, asked, rest)) {
                return sentence.start();
            }
            asked = !rest && sentence.isQuestion(text);
        }
        return -1;
    }

    /// Whether the sentence goes on to say that the value right before a place meets a condition not.
    static boolean failsBehind(String text, int from, int end) {
        return fails(text.substring(from, Math.min(end, from + NEAR_BEHIND)).toLowerCase(Locale.ROOT), "");
    }

    /// The first characters of a sentence in small letters, from its first letter or digit on.
    private static String start(String text, Sentence sentence) {
        int from = sentence.start();
        while (from < sentence.end() && !Character.isLetterOrDigit(text.charAt(from)) && text.charAt(from) != '\\') {
            from++;
        }
        return text.substring(from, Math.min(sentence.end(), from + LONGEST_START)).replace('’', '\'')
                .toLowerCase(Locale.ROOT);
    }

    private static boolean takesBack(String said, String answer, boolean answersAQuestion, boolean restOfSentence) {
        String plain = said;
        if (said.startsWith("but ")) {
            plain = said.substring(4);
        }
        if (Cues.anyStarts(plain, RETRACTIONS) || fails(plain, answer)) {
            return true;
        }
        if (isNo(plain)) {
            return !answersAQuestion && !restOfSentence;
        }
        return (Cues.anyStarts(said, HESITATIONS) && Cues.anyIn(said, ERRORS))
                || (Cues.anyStarts(said, REPLACEMENTS) && names(said, answer) == Named.OTHER);
    }

    /// Whether the sentence is the word "No" alone, or begins with it and a mark.
    private static boolean isNo(String said) {
        return said.startsWith("no") && (said.length() == 2 || ".,;:!—–".indexOf(said.charAt(2)) >= 0
                || said.startsWith(" wait", 2));
    }

    /// Whether the sentence says of the answer, by name or as "it", that it meets a condition not.
    private static boolean fails(String said, String answer) {
        for (String failure : FAILURES) {
            int at = said.indexOf(failure);
            if (at >= 0) {
                return names(said.substring(0, at), answer) != Named.OTHER;
            }
        }
        return false;
    }

    private static Named names(String said, String answer) {
        String value = answer.strip().toLowerCase(Locale.ROOT);
        if (!value.isEmpty() && said.contains(value)) {
            return Named.SAME;
        }
        boolean other = Cues.hasDigit(said) || said.indexOf('\\') >= 0;
        if (other) {
            return Named.OTHER;
        }
        return Named.NONE;
    }

    /// Which value a sentence names.
    private enum Named {
        SAME, OTHER, NONE
    }
}
