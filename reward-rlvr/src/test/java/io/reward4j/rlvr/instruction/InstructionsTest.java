package io.reward4j.rlvr.instruction;

import static io.reward4j.rlvr.instruction.Bound.atLeast;
import static io.reward4j.rlvr.instruction.Bound.atMost;
import static io.reward4j.rlvr.instruction.Bound.between;
import static io.reward4j.rlvr.instruction.Bound.exactly;
import static io.reward4j.rlvr.instruction.Bound.fewerThan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.CompositeReward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionsTest implements RewardFunctionContract {

    @Override
    public RewardFunction function() {
        return CompositeReward.builder()
                .gate("bullets", Instructions.bullets(atLeast(1)))
                .term("keyword", 1, Instructions.keyword("refund", exactly(2)))
                .factor("short", Instructions.wordCount(between(1, 50)))
                .build();
    }

    @Override
    public List<Sample> samples() {
        return List.of(Sample.of("", "- A refund is a refund."), Sample.of("", "- A refund."), Sample.of("", ""));
    }

    @Test
    void anInstructionWorksAsGateTermAndFactor() {
        assertThat(samples()).extracting(sample -> function().score(sample).value()).containsExactly(1.0, 0.0, 0.0);
        assertThat(function().score(samples().getFirst()).toString()).contains("2 times 'refund', wanted exactly 2")
                .contains("5 words, wanted 1 to 50").contains("1 bullets, wanted at least 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "1 | One.", "2 | One.\\n\\nTwo.", "2 | One.\\n\\n\\n \\nTwo.\\n\\n", "1 | One.\\nTwo.",
            "2 | One.\\n\\n---\\n\\nTwo.",
            "3 | # One\\n\\nTwo.\\r\\n\\r\\n三つ。", "1 | ***One***"})
    void paragraphsStandBetweenBlankLines(int count, String answer) {
        assertFollows(Instructions.paragraphs(exactly(count)), answer);
        assertBreaks(Instructions.paragraphs(exactly(count + 1)), answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "7 | 私は毎日日本語を話す", "4 | 我每天学习中文", "5 | Don't - stop well-known things, o'clock", "3 | U.S. 3.14 1,000",
            "4 | Ich fahre nach München",
            "2 | привет, мир!", "2 | e​nd c\u0323at", "3 | a/b_c", "2 | สวัสดี โลก", "4 | # A title\\n\\n* item"})
    void wordsAreCountedInEveryScript(int count, String answer) {
        assertThat(WordSplitter.of(answer.replace("\\n", "\n")).count()).isPositive();
        assertFollows(Instructions.wordCount(between(Math.max(1, count - 1), count + 1)), answer);
        assertBreaks(Instructions.wordCount(atLeast(count + 3)), answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "2 | Dr. Smith met Mr. J. R. Brown. They talked.", "2 | It costs $3.50. See example.com for more.",
            "3 | What?! No... Really. ",
            "1 | He said \"Go.\" and left.", "2 | He said \"Go.\" Then he left.", "3 | 今日は晴れです。明日は雨ですか？はい！",
            "2 | 今天很热。我们去游泳吧。", "1 | the U.S. Navy sails", "2 | I live in the U.S. He does not.",
            "2 | One line\\ngoes on. Two.",
            "2 | First paragraph\\n\\nsecond paragraph", "2 | - Buy milk.\\n- Buy tea.",
            "1 | Buy this:\\n- milk\\n- tea",
            "1 | See fig. 3 and no. 5 on p. 7.", "2 | I said no. Then I left.", "2 | all is small. nothing is not.",
            "2 | Hello 👋! Bye. 😀",
            "1 | # Title\\nText here."})
    void sentencesEndWhereTheyEnd(int count, String answer) {
        assertFollows(Instructions.sentences(exactly(count)), answer);
        assertBreaks(Instructions.sentences(fewerThan(count)), answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "true | Dear all, hello", "true |   Dear all", "false | Dearest all", "false | dear all", "false | My Dear",
            "true | Dear",
            "false | **Dear** all"})
    void anAnswerStartsWithExactlyTheText(boolean follows, String answer) {
        assertThat(score(Instructions.startsWith("Dear"), answer)).isEqualTo(follows ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "true | the end", "true | It is the end**", "true | It is \"the end\"", "false | The End",
            "false | bathe end", "false | the end."})
    void anAnswerEndsWithExactlyTheText(boolean follows, String answer) {
        assertThat(score(Instructions.endsWith("the end"), answer)).isEqualTo(follows ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "true | a b 1", "false | a B", "false | 123", "true | ünï", "false | Ü", "true | a 日本"})
    void lowerCaseNeedsLettersAndNoCapitalOnes(boolean follows, String answer) {
        assertThat(score(Instructions.lowerCase(), answer)).isEqualTo(follows ? 1 : 0);
        assertThat(score(Instructions.upperCase(), answer.toUpperCase(Locale.ROOT)))
                .isEqualTo(answer.equals("123") ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "en | The cat is on the mat and it is not here.", "fr | Le chat est sur le tapis et il ne bouge pas.",
            "es | El gato está en la casa y no se mueve.", "pt | O gato não está em casa, mas você já foi.",
            "it | Il gatto non è in casa, ma sono con lui nella città.",
            "pl | Kot nie jest w domu, ale już idzie na obiad.",
            "ru | Это кошка, и она не дома, а мы её ждём.", "bg | Котката не е вкъщи и ще се върне по-късно.",
            "ja | 猫は家にいません。",
            "zh | 猫不在家，我们在等它。", "ko | 고양이는 집에 없습니다.", "ur | یہ بلی گھر میں نہیں ہے اور ہم اس کا انتظار کر رہے ہیں۔",
            "fa | این گربه در خانه نیست و ما با او هستیم که می آید.",
            "hi | बिल्ली घर में नहीं है और हम इस का इंतज़ार कर रहे हैं।"})
    void languagesAreToldFromOneAnother(String language, String answer) {
        assertFollows(Instructions.language(Locale.of(language)), answer);
        for (String other : List.of("en", "fr", "es", "pt", "it", "pl", "ru", "bg", "ja", "zh", "ko", "ur", "fa",
                "hi")) {
            if (!other.equals(language)) {
                assertBreaks(Instructions.language(Locale.of(other)), answer);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "Solution:", "...", "<think>It is fine.</think>", "<think>It is", "\u200b"})
    void anAnswerThatSaysNothingFollowsNothing(String answer) {
        assertBreaks(Instructions.noCommas(), answer);
        assertBreaks(Instructions.keyword("x", atMost(3)), answer);
        assertBreaks(Instructions.wordCount(atMost(3)), answer);
        assertBreaks(Instructions.withoutKeywords("bad"), answer);
    }

    @Test
    void eachOtherBuilderTellsRightFromWrong() {
        assertThat(score(Instructions.keywords("tea", "milk"), "Milk and tea")).isEqualTo(1);
        assertBreaks(Instructions.keywords("tea", "milk"), "Milk");
        assertFollows(Instructions.differentWords(exactly(2)), "One one two");
        assertFollows(Instructions.letter("é", exactly(2)), "E, é");
        assertFollows(Instructions.capitalWords(exactly(1)), "NASA is");
        assertFollows(Instructions.numbers(exactly(2)), "3.5 and 4");
        assertFollows(Instructions.placeholders(exactly(1)), "Dear [name]");
        assertFollows(Instructions.highlights(exactly(1)), "**so**");
        assertFollows(Instructions.sections("Part", exactly(1)), "Part 1\nText");
        assertFollows(Instructions.json(), "{}");
        assertFollows(Instructions.quoted(), "\"so\"");
        assertFollows(Instructions.title(), "<<so>>");
        assertFollows(Instructions.titleCase(), "So It Is");
        assertFollows(Instructions.oneOf("yes", "no"), "Yes.");
        assertBreaks(Instructions.oneOf("yes", "no"), "Yes and no");
    }

    @Test
    void misuseIsRefusedWhereItHappens() {
        assertThatThrownBy(() -> between(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> atLeast(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fewerThan(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Instructions.keyword(" ", atLeast(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Instructions::keywords).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Instructions::withoutKeywords).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Instructions::oneOf).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Instructions.letter("ab", atLeast(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Instructions.startsWith("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Instructions.language(Locale.ROOT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBoundReadsWell() {
        assertThat(List.of(atLeast(3), atMost(2), exactly(1), between(2, 4), fewerThan(3))).extracting(Bound::toString)
                .containsExactly("at least 3", "at most 2", "exactly 1", "2 to 4", "at most 2");
    }

    private static double score(RewardFunction function, String answer) {
        return function.score(Sample.of("", answer.replace("\\n", "\n").replace("\\r", "\r"))).value();
    }

    private static void assertFollows(RewardFunction function, String answer) {
        assertThat(score(function, answer)).as(answer).isEqualTo(1);
    }

    private static void assertBreaks(RewardFunction function, String answer) {
        assertThat(score(function, answer)).as(answer).isZero();
    }
}
