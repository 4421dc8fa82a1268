package io.reward4j.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class AnswerOptionsTest {

    private static final AnswerOptions YES_NO = AnswerOptions.of(List.of("no", "yes"));
    private static final AnswerOptions LEVELS = new AnswerOptions(List.of(
            new AnswerOption("1", "bad"), new AnswerOption("2", "poor"), new AnswerOption("3", "fair"),
            new AnswerOption("4", "good"),
            new AnswerOption("5", "excellent")));

    private static OptionalInt place(AnswerOptions options, String said) {
        return options.place(JsonNodeFactory.instance.stringNode(said));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", " 4 ", "4.0", "4.", "４", "\u200b4", "\ufeff4\u200d", "**4**", "`4`", "\"4\"", "[[4]]",
            "(4)", "'4'", "_4_", "4/5", "4 / 5", "4.0/5.0", "4 out of 5", "4 of 5", "４／５", "**4/5**", "٤", "4: good",
            "4 - good", "4 (good)", "good (4)", "4 – Good.", "good", "Good.", "Score: 4", "rating 4", "Level 4",
            "grade = 4"})
    void spellingsOfOneLevelAreRead(String said) {
        assertThat(place(LEVELS, said)).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "6", "-4", "4.5", "4½", "½", "4-5", "4 or 5", "3/4", "4/10", "8/10", "4/5/5",
            "80%",
            "~4", "4+", "4?", "4,0", "four", "not 4", "4: fair", "4 fair", "not good", "good, but not 4",
            "4: good enough",
            "\u202e4", "4 5", "45", "4e0", "4\n5", "[4] [5]", "(4) or (5)", "Score: 4 or 5", "4 good 5", "null"})
    void whatIsNotOneLevelIsRefused(String said) {
        assertThat(place(LEVELS, said)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"YES., 1", "**yes**, 1", "Yes!, 1", "true, 1", "True, 1", "FALSE, 0", "n\u200bo, 0", "ｙｅｓ, 1",
            "Answer: no, 0", "“yes”, 1"})
    void spellingsOfYesAndNoAreRead(String said, int place) {
        assertThat(place(YES_NO, said)).hasValue(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"partially", "yes and no", "yes/no", "no, yes", "yes, but", "not yes", "y", "1", "0",
            "~~no~~ yes",
            "yes?", "1/2"})
    void whatIsNeitherYesNorNoIsRefused(String said) {
        assertThat(place(YES_NO, said)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"A, 0", "A., 0", "[[B]], 1", "Answer A, 0", "answer: b, 1", "**Response B**, 1", "Tie, 2"})
    void answersOfAComparisonAreRead(String said, int place) {
        assertThat(place(AnswerOptions.of(List.of("A", "B", "tie")), said)).hasValue(place);
    }

    @ParameterizedTest
    @CsvSource({"A*, 0", "a, 1", "A+, 2", "A-, 3"})
    void optionsThatDifferInMarksAloneAreToldApart(String said, int place) {
        assertThat(place(AnswerOptions.of(List.of("A*", "a", "A+", "A-")), said)).hasValue(place);
    }

    @Property
    void everyOptionIsReadAsItself(@ForAll List<String> texts) {
        List<String> answers = texts.stream().filter(text -> !text.isBlank()).distinct().toList();
        AnswerOptions options = AnswerOptions.of(answers);
        for (int i = 0; i < answers.size() && options.areDistinct(); i++) {
            assertThat(place(options, answers.get(i))).hasValue(i);
        }
    }

    @Property
    void aNumberIsOnlyEverReadAsItself(@ForAll @IntRange(min = -20, max = 20) int number) {
        OptionalInt expected = number >= 1 && number <= 5 ? OptionalInt.of(number - 1) : OptionalInt.empty();
        assertThat(LEVELS.place(JsonNodeFactory.instance.numberNode(number))).isEqualTo(expected);
        assertThat(LEVELS.place(JsonNodeFactory.instance.numberNode(number + 0.0))).isEqualTo(expected);
        assertThat(place(LEVELS, number + ".00")).isEqualTo(expected);
    }
}
