package io.reward4j.rlvr.math.answer;

import io.reward4j.rlvr.reading.Choices;
import io.reward4j.rlvr.reading.Cues;
import io.reward4j.rlvr.reading.MathSpans;
import io.reward4j.rlvr.reading.MathSpans.Span;
import io.reward4j.rlvr.reading.NegationCues;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The value that an announced sentence names, as the `12` of `Answer: The farmer has **12** cows.`
final class NamedValue {

    private static final Choices CHOICES = new Choices('A', 'J');
    private static final int FEWEST_WORDS = 4;

    private NamedValue() {}

    /// Returns the option, the formula, the bold value or the number that a sentence names; a text that is a value, or
    /// too short for a sentence, is returned as it is.
    static String in(String sentence, Predicate<String> mathematics) {
        if (ChoiceLabel.of(sentence) != null) {
            return sentence;
        }
        Optional<String> named = onlyFormula(sentence);
        if (named.isEmpty()) {
            named = CHOICES.pickedIn(sentence);
        }
        if (named.isPresent() || WordAnswer.beginsWithValue(sentence) || words(sentence) < FEWEST_WORDS) {
            return named.orElse(sentence);
        }
        Optional<Claim> bold = BoldValue.last(sentence, mathematics);
        if (bold.isPresent()) {
            return bold.get().answer();
        }
        return ProseValue.statedNumber(sentence).orElse(sentence);
    }

    /// The formula that ends a phrase, as `the interval $(2, 3)$`, where no word makes another value of it.
    private static Optional<String> onlyFormula(String phrase) {
        List<Span> spans = MathSpans.all(phrase);
        if (spans.size() != 1 || spans.getFirst().to() < phrase.length() - 2) {
            return Optional.empty();
        }
        Span span = spans.getFirst();
        String lead = phrase.substring(0, span.from());
        boolean words = words(lead) > 0 && !Cues.hasDigit(lead);
        if (words && !NegationCues.turn(lead) && !NegationCues.standBefore(phrase, span.from())) {
            return Optional.of(span.content(phrase));
        }
        return Optional.empty();
    }

    private static int words(String text) {
        int words = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = Character.isLetter(text.charAt(i)) ? run + 1 : 0;
            if (run == 2 && text.charAt(Math.max(0, i - 2)) != '\\') {
                words++;
            }
        }
        return words;
    }
}
