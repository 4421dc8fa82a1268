package io.reward4j.examples.chabsa;

import java.util.List;
import java.util.Random;

/// Makes up responses as a model in training might write them: no model wrote them.
///
/// Each names the right polarity seven times in ten, in one of the [Style]s, which are drawn evenly.
/// The same seed makes the same responses.
final class MadeUpResponses {

    private static final double RIGHT = 0.7;

    private final Random random;

    MadeUpResponses(long seed) {
        this.random = new Random(seed);
    }

    /// How a response is written.
    enum Style {
        SOLUTION_BLOCK, BOXED, BOXED_TEXT, KEYWORD, NEGATION, JAPANESE, UNDECIDED, EMPTY, LONG, UNFINISHED
    }

    /// Returns a response to the opinion's prompt.
    String next(Opinion opinion) {
        Style style = Style.values()[random.nextInt(Style.values().length)];
        boolean right = random.nextDouble() < RIGHT;
        List<String> wrong = Opinion.POLARITIES.stream().filter(each -> !each.equals(opinion.polarity())).toList();
        String other = wrong.get(random.nextInt(wrong.size()));
        return right
                ? write(style, opinion, opinion.polarity(), other)
                : write(style, opinion, other, opinion.polarity());
    }

    static String write(Style style, Opinion opinion, String answer, String other) {
        return switch (style) {
            case SOLUTION_BLOCK -> """
                    <|begin_of_thought|>「%s」が %s か %s かを文全体から判断する。<|end_of_thought|>
                    <|begin_of_solution|>
                    The polarity is \\boxed{%s}.
                    <|end_of_solution|>""".formatted(opinion.target(), other, answer, answer);
            case BOXED -> "文の調子から判断すると、答えは \\boxed{" + answer + "} です。";
            case BOXED_TEXT -> "The tone of the sentence decides.\n\n\\[ \\boxed{\\text{" + answer + "}} \\]";
            case KEYWORD -> "The sentiment towards " + opinion.target() + " is " + answer + ".";
            case NEGATION -> "The sentence is not " + other + "; it is " + answer + ".";
            case JAPANESE -> "「" + opinion.target() + "」に対する極性は" + japanese(answer) + "です。";
            case UNDECIDED -> "It could be " + answer + " or " + other + ", depending on the reader.";
            case EMPTY -> "";
            case LONG -> (opinion.sentence() + "\n").repeat(200) + "\\boxed{" + answer + "}";
            case UNFINISHED -> "<think>" + opinion.sentence() + " So the answer is " + answer + ", but wait";
        };
    }

    private static String japanese(String polarity) {
        return switch (polarity) {
            case "positive" -> "ポジティブ";
            case "negative" -> "ネガティブ";
            default -> "中立";
        };
    }
}
