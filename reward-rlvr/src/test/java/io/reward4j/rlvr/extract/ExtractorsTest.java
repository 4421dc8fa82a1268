package io.reward4j.rlvr.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.contract.ExtractorContract;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extractor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractorsTest {

    private static final String NONE = "<none>";

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = NONE, ignoreLeadingAndTrailingWhitespace = true, value = {
            "\\boxed{5}                                  ¦ 5",
            "\\fbox{\\frac{1}{2}}                        ¦ \\frac{1}{2}",
            "\\boxed{1} then \\boxed{2}                  ¦ 2",
            "\\boxed{\\boxed{5}}                         ¦ 5",
            "\\boxed{x = \\fbox{5}}                      ¦ 5",
            "\\boxed{\\{1,2\\}}                          ¦ \\{1,2\\}",
            "\\boxed{a \\\\}                             ¦ a \\\\",
            "$\\boxed 5$                                 ¦ 5",
            "$\\boxed -7.$                               ¦ -7",
            "$\\boxed \\frac{1}{2}$                      ¦ \\frac{1}{2}",
            "$\\boxed x$                                 ¦ x",
            "x &= 1 \\\\boxed{-3}                        ¦ -3",
            "use \\boxed and stop                        ¦ <none>",
            "use \\boxed. and stop                       ¦ <none>",
            "put it in \\boxed, as in \\boxed{3}         ¦ 3",
            "\\boxed{3} goes into a \\boxed as asked     ¦ 3",
            "\\boxed{1} then \\boxed{2                   ¦ <none>",
            "\\boxed{x = \\boxed{2}                      ¦ <none>",
            "\\boxed{1}}} {{                             ¦ 1",
            "\\boxedtext{1}                              ¦ <none>",
            "\\boxed1{ \\boxed{2}                            ¦ 2",
            "no box                                      ¦ <none>"})
    void boxedReadsTheLastBox(String text, @Nullable String expected) {
        assertRead(Extractors.boxed(), text, expected);
    }

    @Test
    void aNewParagraphLeavesAnOpenBoxBehind() {
        assertRead(Extractors.boxed(), "So \\boxed{\\frac{1}{2}.\n\nNo: \\boxed{3}", "3");
        assertRead(Extractors.boxed(), "\\boxed{3}\n\nNo: \\boxed{\\frac{1}{2}", null);
        assertRead(Extractors.boxed(), "\\boxed{\\begin{array}{c}1\n\n2\\end{array}}",
                "\\begin{array}{c}1\n\n2\\end{array}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', value = {
            "\\boxed{\\text{positive}}                   ¦ positive",
            "\\boxed{\\textbf{\\mathrm{B}} }             ¦ B",
            "\\boxed{\\frac{1}{2}\\text{ kg}}            ¦ \\frac{1}{2} kg",
            "\\boxed{\\{\\text{a}\\}}                    ¦ \\{a\\}"})
    void boxedTextUnwrapsText(String text, String expected) {
        assertRead(Extractors.boxedText(), text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = NONE, value = {
            "<a>1</a><a> 2 </a>                          ¦ 2",
            "<a x='1'>2</a >                             ¦ 2",
            "in <a> tags: <a>2</a>                       ¦ 2",
            "<a>1<a>2</a></a>                            ¦ 2",
            "<a>1</a> and <a>2                           ¦ 1",
            "<A>1</A>                                    ¦ <none>",
            "<ab>1</ab>                                  ¦ <none>",
            "<a/>1</a>                                   ¦ <none>",
            "<a>1                                        ¦ <none>"})
    void tagReadsTheLastCompleteElement(String text, @Nullable String expected) {
        assertRead(Extractors.tag("a"), text, expected);
    }

    @Test
    void anEmptyElementIsFoundAndEmpty() {
        assertRead(Extractors.tag("answer"), "<answer></answer>", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "<a>"})
    void aTagNeedsAName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Extractors.tag(name));
        assertThatIllegalArgumentException().isThrownBy(() -> Extractors.allTags(name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', value = {
            "<a>1</a><a> 2 </a>                          ¦ 1|2",
            "<a x='1'>1</a > text <a></a><a>1</a>        ¦ 1||1",
            "<a>1<a>2</a></a><a>3</a>                    ¦ 2|3",
            "in <a> tags: <a>2</a> and <a>3              ¦ 2",
            "<think><a>1</a></think><a>2</a>             ¦ 1|2",
            "<a>1</a></a><a/><a>2</a><A>3</A><ab>4</ab>  ¦ 1|2"})
    void allTagsReadsEveryCompleteElement(String text, String expected) {
        assertThat(Extractors.allTags("a").extract(text)).isEqualTo(
                Extraction.found(List.of(expected.split("[|]", -1))));
    }

    @Test
    void allTagsOfATextWithoutElementsAreMissing() {
        assertThat(Extractors.allTags("a").extract("<a>1 <b>2</b>"))
                .isEqualTo(Extraction.missing("no <a>…</a>"));
    }

    @Nested
    class AllTags implements ExtractorContract {

        @Override
        public Extractor<List<String>> extractor() {
            return Extractors.allTags("answer");
        }

        @Override
        public String readable() {
            return "<answer>1</answer> or <answer>2</answer>";
        }
    }

    @Test
    void betweenReadsTheLastCompletePair() {
        Extractor<String> solution = Extractors.between("<|begin_of_solution|>", "<|end_of_solution|>");
        assertRead(solution, "<|begin_of_solution|> 1 <|end_of_solution|><|begin_of_solution|> 2", "1");
        assertRead(solution, "<|begin_of_solution|><|begin_of_solution|> 2 <|end_of_solution|> <|end_of_solution|>",
                "2");
        assertRead(solution, "<|end_of_solution|> 2 <|begin_of_solution|>", null);
        assertRead(Extractors.between("$$", "$$"), "$$1$$ and $$2$$", "2");
        assertThatIllegalArgumentException().isThrownBy(() -> Extractors.between("", "x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = NONE, value = {
            "Answer: 1\\nAnswer: 2                       ¦ 2",
            "answer : 2                                  ¦ 2",
            "**Answer:** 42                              ¦ 42",
            "**Answer**: 42                              ¦ 42",
            "**Answer: 42**                              ¦ 42",
            "Answer: **42**                              ¦ 42",
            "Answer：42                                   ¦ 42",
            "Long. Answer: 42 apples\\nThat is all       ¦ 42 apples",
            "NonAnswer: 42                               ¦ <none>",
            "Answer: 1\\nAnswer:                         ¦ <none>",
            "Answer:\\n42                                ¦ <none>",
            "no marker                                   ¦ <none>"})
    void afterMarkerReadsTheRestOfTheLine(String text, @Nullable String expected) {
        assertRead(Extractors.afterMarker("Answer:"), text.replace("\\n", "\n"), expected);
    }

    @Test
    void aMarkerOfALetterStandsWhereAWordBegins() {
        assertRead(Extractors.afterMarker("A:"), "A: 5\nDATA: 6\nQ/A: 7", "5");
        assertRead(Extractors.afterMarker("####"), "so#### 43,500", "43,500");
        assertRead(Extractors.afterMarker("####", "A:"), "#### 1\nA: 2", "2");
        assertRead(Extractors.afterMarker("答え:"), "最終的な答え：42", "42");
        assertThatIllegalArgumentException().isThrownBy(Extractors::afterMarker);
        assertThatIllegalArgumentException().isThrownBy(() -> Extractors.afterMarker(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = NONE, value = {
            "it costs $1,234.50                          ¦ 1,234.50",
            "we lost -$5                                 ¦ -5",
            "6.022e23.                                   ¦ 6.022e23",
            "1.5E-3 m                                    ¦ 1.5e-3",
            "x − 3 = −４２                                 ¦ -42",
            "that is 10-3                                ¦ 3",
            "(-3)                                        ¦ -3",
            "of .5                                       ¦ .5",
            "1,2,3                                       ¦ 3",
            "1,234,567 and                               ¦ 1,234,567",
            "14{,}916                                    ¦ 14,916",
            "10,\\!080                                   ¦ 10,080",
            "3/4                                         ¦ 4",
            "12 for x2                                   ¦ 12",
            "12 m^2 or m^{2} of x_1                      ¦ 12",
            "7 in version 1.2.3                          ¦ 7",
            "全部で12個です                                ¦ 12",
            "5kg                                         ¦ 5",
            "+7                                          ¦ +7",
            "none                                        ¦ <none>"})
    void lastNumberReadsNumbersAsWritten(String text, @Nullable String expected) {
        assertRead(Extractors.lastNumber(), text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = NONE, value = {
            "$42$                                        ¦ 42",
            "it costs $5 and $6                          ¦ <none>",
            "\\(a\\) and \\[ b \\]                       ¦ b",
            "$$a$$ or $b$ for \\$5                       ¦ b",
            "\\[x = \\text{if $y$}\\]                    ¦ x = \\text{if $y$}",
            "$a                                          ¦ <none>"})
    void mathSpanReadsTheLastSpan(String text, @Nullable String expected) {
        assertRead(Extractors.mathSpan(), text, expected);
    }

    @Test
    void fencedReadsTheLastCompleteBlockOfTheLanguage() {
        assertRead(Extractors.fenced("java"), "```java\nint a;\n```\n```python\nb\n```\n", "int a;");
        assertRead(Extractors.fenced("Java"), "~~~ JAVA title\r\na\r\nb\r\n~~~", "a\nb");
        assertRead(Extractors.fenced("md"), "````md\n```java\nx\n```\n````\n", "```java\nx\n```");
        assertRead(Extractors.fenced("java"), "````md\n```java\nx\n```\n````\n", null);
        assertRead(Extractors.fenced("java"), "  ```java\n    x\n  y\n  ```", "  x\ny");
        assertRead(Extractors.fenced("java"), "```java\n1\n```\n```java\n2", "1");
        assertRead(Extractors.fenced(""), "```\n\n```", "");
        assertRead(Extractors.fenced("java"), "```java x```", null);
    }

    @Test
    void regexReadsTheFirstGroupOfTheLastMatch() {
        assertRead(Extractors.regex("x=(\\d+)"), "x=1 x=23", "23");
        assertRead(Extractors.regex("(?i)X=\\d+"), "x=1 x=23", "x=23");
        assertRead(Extractors.regex("x=(\\d+)|y"), "x=1 y", null);
        assertRead(Extractors.regex("x"), "none", null);
        assertThatIllegalArgumentException().isThrownBy(() -> Extractors.regex("(")).withMessageContaining("RE2");
        assertThatIllegalArgumentException().isThrownBy(() -> Extractors.regex("(a)\\1"));
    }

    static void assertRead(Extractor<String> extractor, String text, @Nullable String expected) {
        Extraction<String> extraction = extractor.extract(text);
        assertThat(extraction instanceof Found<String>(String value) ? value : null).as("%s: %s", text, extraction)
                .isEqualTo(expected);
    }
}
