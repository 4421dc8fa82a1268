package io.reward4j.rlvr.math.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.contract.ExtractorContract;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseAnswerTest implements ExtractorContract {

    private static final Pattern FORMULA = Pattern.compile("[-+\\d.,/=x$() ]+( apples)?");
    private static final String NONE = "<none>";

    private final ResponseAnswer answers = new ResponseAnswer(text -> FORMULA.matcher(text).matches(), true);

    @Override
    public Extractor<?> extractor() {
        return answers;
    }

    @Override
    public String readable() {
        return "It is 12.";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = NONE, value = {
            "So $x=\\boxed{2}$ and $\\boxed{3}$.                    ¦ 2 , 3",
            "\\boxed{9} is the discriminant. So: \\boxed{2}, \\boxed{3} ¦ 2 , 3",
            "\\boxed{5}, in \\boxed{} as requested                  ¦ 5",
            "It is \\boxed{5}, not \\boxed{4}.                      ¦ 5",
            "It is \\boxed{5} rather than \\boxed{4}.               ¦ 5",
            "It is \\boxed{5}. (It cannot be \\boxed{6}.)           ¦ 5",
            "\\boxed{\\sqrt5}, that is \\boxed{\\approx 2.24}       ¦ \\sqrt5",
            "This gives \\boxed{3}, that \\boxed{5}. I trust the first. ¦ 3",
            "\\boxed{5} is wrong.                                   ¦ <none>",
            "\\boxed{5} is not right.                               ¦ <none>",
            "I doubt that it is \\boxed{5}.                         ¦ <none>",
            "The case is \\boxed{K < E}.\\n\\n**Answer: D**         ¦ D",
            "\\boxed{\\text{The answer is } 42}                     ¦ 42",
            "\\boxed{42 \\text{ in total}}                          ¦ 42"})
    void boxes(String text, @Nullable String expected) {
        assertRead(text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = NONE, value = {
            "Answer: 5\\nno wait\\nAnswer: 10                       ¦ 10",
            "The answer is not 4 but 5.                             ¦ 5",
            "The answer is not 4.                                   ¦ <none>",
            "The answer is 5, since 4 is even.                      ¦ 5",
            "The answer is 5, attained at x = 2.                    ¦ 5",
            "The answer is 5 in total.                              ¦ 5",
            "The answer is 5, i.e. about 2 a day.                   ¦ 5",
            "Answer: I think it is C                                ¦ C",
            "Answer: rules out C, leaving D                         ¦ D",
            "Answer: The farmer has **12** cows.                    ¦ 12",
            "Answer: She owes 220 dollars in 12 months              ¦ 220",
            "Final answer: definitely 5                             ¦ 5",
            "Is the answer 5? The answer is 5?                      ¦ <none>",
            "If the answer is 5, the sum is even.                   ¦ <none>",
            "I don't think the answer is 5.                         ¦ <none>",
            "Suppose the answer is 5.                               ¦ <none>",
            "If x = 2, the answer is 5.                             ¦ 5"})
    void announcements(String text, @Nullable String expected) {
        assertRead(text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = NONE, value = {
            "The answer is 5. Wait, that is wrong.                  ¦ <none>",
            "The answer is 5. Wait, I forgot one. It is 6.          ¦ 6",
            "The answer is 5. Actually, it is 6.                    ¦ 6",
            "The answer is 5. Actually, we can check that.          ¦ 5",
            "The answer is 5. No. It is 6.                          ¦ 6",
            "The answer is 5. Is there another? No.                 ¦ 5",
            "The answer is 5. No other value works.                 ¦ 5",
            "\\boxed{5}. But it does not satisfy the equation.      ¦ <none>",
            "\\boxed{5}. Note that 3 does not satisfy the equation. ¦ 5",
            "\\boxed{5}. Wait, let me check: 2 + 3 = 5. Yes.        ¦ 5",
            "It is 5. Oops, it should be 6.                         ¦ 6"})
    void corrections(String text, @Nullable String expected) {
        assertRead(text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = NONE, value = {
            "He has 12 apples (see table 3).                        ¦ 12",
            "He has 12 apples, since 3 times 4 is 12.               ¦ 12",
            "Since 3 were sold, 9 are left.                         ¦ 9",
            "The curve turns at 5.                                  ¦ <none>",
            "He has **12** apples, and 3 pears.                     ¦ 12",
            "**1. Count the apples**\\nThere are 7.                 ¦ 7",
            "The area is $12$ since $r=2$.                          ¦ 12",
            "We get $x=4$ and $x=5$.                                ¦ x=4 , x=5",
            "We compute 17, then 3, and stop.                       ¦ <none>",
            "It is 12 or 13.                                        ¦ <none>",
            "I don't think that it can ever be 13.                  ¦ <none>",
            "I tried 3 ways but have no answer.                     ¦ <none>",
            "Option C is correct.                                   ¦ C",
            "Option C is incorrect.                                 ¦ <none>",
            "I choose C.                                            ¦ C",
            "C) 12 m/s                                              ¦ C) 12 m/s"})
    void prose(String text, @Nullable String expected) {
        assertRead(text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = NONE, value = {
            "所以答案是 42。验证：42 大于 24。                       ¦ 42",
            "答案是 42，其中 n=3。                                   ¦ 42",
            "答案不是 4，而是 5。                                    ¦ 5",
            "答案不是 4。                                           ¦ <none>",
            "我不认为答案是 4。                                      ¦ <none>",
            "因此选 C。                                             ¦ C",
            "よって答えは42、ただしn=3とする。                         ¦ 42",
            "答えは15ではなく18です。                                 ¦ 18",
            "正解はBです。                                          ¦ B",
            "정답은 42입니다.                                       ¦ 42",
            "정답은 4가 아니라 5입니다.                               ¦ 5",
            "Die Antwort ist 42, denn 2 mal 21.                     ¦ 42",
            "Die Antwort ist nicht 4, sondern 5.                    ¦ 5",
            "La réponse est 42, car 2 fois 21.                      ¦ 42",
            "La réponse n'est pas 42.                               ¦ <none>",
            "La respuesta es 42, porque 6 por 7.                    ¦ 42",
            "La respuesta no es 42.                                 ¦ <none>",
            "A resposta é 42, pois 6 vezes 7.                       ¦ 42",
            "Ответ: 42, так как 6 на 7.                             ¦ 42",
            "La risposta è 42, perché 6 per 7.                      ¦ 42",
            "La risposta finale è: **42**.                          ¦ 42",
            "Il risultato è 5, e non 4.                             ¦ 5",
            "La risposta è 5 piuttosto che 4.                       ¦ 5",
            "La risposta è 42 in totale.                            ¦ 42",
            "La risposta non è 42.                                  ¦ <none>",
            "La risposta non è $42$.                                ¦ <none>",
            "La risposta non è 4, ma 5.                             ¦ 5",
            "La risposta non è 4 ma 5.                              ¦ 5",
            "Non penso che la risposta è 5.                         ¦ <none>",
            "Dubito che la risposta è 5.                            ¦ <none>",
            "Se la risposta è 5, la somma è pari.                   ¦ <none>",
            "La risposta è 5. Mi sono sbagliato. È 6.               ¦ 6",
            "La risposta è 5. Questo è sbagliato.                   ¦ <none>",
            "Il valore è maggiore di 5.                             ¦ <none>",
            "Ho provato in 3 modi, ma non lo so.                    ¦ <none>",
            "Scelgo C.                                              ¦ C",
            "L'opzione C è corretta.                                ¦ C",
            "L'opzione C è sbagliata.                               ¦ <none>",
            "The number of non negative pairs is 12.                ¦ 12",
            "The number of non-negative pairs is 12.                ¦ 12",
            "Il y a 12 solutions non nulles.                        ¦ 12"})
    void otherLanguages(String text, @Nullable String expected) {
        assertRead(text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = NONE, value = {
            "{\"answer\": \"42\", \"confidence\": 95}               ¦ 42",
            "{\"steps\": 3, \"final_answer\": 42}                   ¦ 42",
            "{\"confidence\": 95}                                   ¦ <none>",
            "<answer>The answer is 42.</answer>                     ¦ 42",
            "<FINAL_ANSWER>42</FINAL_ANSWER>                        ¦ 42",
            "The answer is 42.<|endoftext|>                         ¦ 42",
            "\\boxed{42}</s>                                        ¦ 42",
            "<think>\\boxed{9}</think>It is 4.                      ¦ 4",
            "<think>\\boxed{9}                                      ¦ <none>",
            "\\boxed{42                                             ¦ <none>"})
    void formats(String text, @Nullable String expected) {
        assertRead(text, expected);
    }

    @Test
    void aNumberOfProseIsNoAnswerWhereThatIsOff() {
        ResponseAnswer strict = new ResponseAnswer(text -> FORMULA.matcher(text).matches(), false);

        assertThat(strict.extract("So he has 12 apples.")).isInstanceOf(Missing.class);
        assertThat(strict.extract("So he has **12** apples.")).isEqualTo(Extraction.found("12"));
        assertThat(strict.extract("So $x = 12$.")).isEqualTo(Extraction.found("x = 12"));
    }

    private void assertRead(String text, @Nullable String expected) {
        Extraction<String> read = answers.extract(text.replace("\\n", "\n"));
        assertThat(read instanceof Found<String>(String answer) ? answer : null).as(read.toString())
                .isEqualTo(expected);
    }
}
