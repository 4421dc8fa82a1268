package io.reward4j.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlankAnswersTest {

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n\t\r\f", "\u00A0", "\u3000", "\u200B\u200D\u2060", "\uFEFF", "\0", "\u0007\u001B",
            "\u202E", "\uD800", "\uDC00\uD800", "\u3164", "\u2800", "\uFE0F", "\uDB40\uDC41"})
    void invisibleCharactersSayNothing(String answer) {
        assertThat(BlankAnswers.reason(answer)).contains("only invisible characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {":", ",", ".", "...", "…", "。", "、", "：", "—", "---", "***", "```\n```", "?!", "$$", "=",
            "「」", "\"\"", "'", "\\(\\)", "👍", "\u200B.\u200B", "| |"})
    void punctuationSaysNothing(String answer) {
        assertThat(BlankAnswers.reason(answer)).contains("only punctuation");
    }

    // the master keys of arXiv 2507.08794 that are words come first
    @ParameterizedTest
    @ValueSource(strings = {"Thought process:", "Let's solve this problem step by step.", "Solution", "解", "かいせつ",
            "Respuesta", "Solution:", "**Solution:**", "### Solution\n", "SOLUTION", "solution…",
            "Let’s solve this problem step by step",
            "Thought process: Let's solve this problem step by step.", "> Solution", "答案：", "풀이:",
            "Lösung:", "Réponse :", "Re\u0301ponse", "Ｓｏｌｕｔｉｏｎ", "Final Answer:", "The answer is:", "उत्तर:",
            "Solution\u200B:"})
    void openersSayNothing(String answer) {
        assertThat(BlankAnswers.reason(answer))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("only the opener '"));
    }

    @Test
    void namesTheOpener() {
        assertThat(BlankAnswers.reason("\n Solution: ")).contains("only the opener 'Solution:'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "B", "はい", "-1", "π", "∅", "∞", "√2", "½", "①", "Ⅳ", "○", "×", "✓", "[]", "{}",
            "Answer: []", "x", "no",
            "是", "예", "٣", "𝟜", "Solution: 5", "Solution: B", "Answer: ∅", "解なし", "解: 3", "The answer is: ○", "Yes.",
            "The solution is salt",
            "Answer: Solution A", "(C)", "$x$", "°C", "Ω"})
    void shortAnswersAreAnswers(String answer) {
        assertThat(BlankAnswers.reason(answer)).isEmpty();
    }

    @Test
    void theEmptyTextSaysNothing() {
        assertThat(BlankAnswers.reason("")).contains("empty");
        assertThat(BlankAnswers.isBlank("")).isTrue();
        assertThat(BlankAnswers.isBlank("5")).isFalse();
    }

    @Property
    void whateverHoldsANumberSaysSomething(@ForAll String before, @ForAll int number, @ForAll String after) {
        assertThat(BlankAnswers.isBlank(before + " " + number + " " + after)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ".", "\0", "\uD800", "👍", "\u200B", ". "})
    void hostileTextIsDecidedInTime(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> BlankAnswers.isBlank(text))).isTrue();
        assertThat(BlankAnswers.isBlank(text + "5")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Solution: ", "解", "\uD835\uDFDC", "ﷺ"})
    void longTextThatSaysSomethingIsNeverBlank(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> BlankAnswers.isBlank(text))).isFalse();
    }
}
