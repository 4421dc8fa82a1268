package io.reward4j.rlvr.extract;

import static io.reward4j.rlvr.extract.ExtractorsTest.assertRead;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.extract.Extraction.Missing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinalAnswerTest {

    private static final String NONE = "<none>";

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = NONE, value = {
            "<think>\\boxed{1}</think>\\boxed{2}                  ¦ 2",
            "<think>\\boxed{1}                                    ¦ <none>",
            "\\boxed{1}. Again: \\boxed{2}. The answer is 3.      ¦ 2",
            "The answer is 3. \\boxed{2                           ¦ <none>",
            "Put it in \\boxed{}. The answer is 3.                ¦ 3",
            "<|begin_of_solution|>\\boxed{1}<|end_of_solution|> \\boxed{2} ¦ 1",
            "\\boxed{9} <|begin_of_solution|>The answer is 1      ¦ 1",
            "The answer is in the tag: <answer>**42**</answer>    ¦ 42",
            "Work.\\n#### 43,500                                  ¦ 43,500",
            "#### Step 1: Add\\nThe answer is 5                   ¦ 5",
            "The answer is 4. The final answer is 5. I hope it is correct. ¦ 5",
            "Final Answer: The final answer is $\\frac{1}{2}$. I hope it is correct. ¦ \\frac{1}{2}",
            "**Final Answer:** 42                                 ¦ 42",
            "**Final Answer**: $x = 2$                            ¦ x = 2",
            "**Final Answer**\\n\\n42                             ¦ 42",
            "### Final Answer\\n42                                ¦ 42",
            "Final answer:\\n\\n\\[ 42 \\]                        ¦ 42",
            "The answer is: **42**.                               ¦ 42",
            "The answer is $5. Anything else?                     ¦ $5",
            "The answer is (1.5, 2. 5).                           ¦ (1.5, 2. 5)",
            "Answer: 3.14<|eot_id|>                               ¦ 3.14",
            "Work\\nA: 120                                        ¦ 120",
            "So it must be $x=5$, I think                         ¦ x=5",
            "3/4                                                  ¦ 3/4",
            "\\frac{1}{2}                                         ¦ \\frac{1}{2}",
            "$42$                                                 ¦ 42",
            "\\text{even}                                         ¦ \\text{even}",
            "Hence there are 12 of them                           ¦ 12",
            "Cannot be determined                                 ¦ <none>"})
    void finalAnswerFollowsItsChain(String text, @Nullable String expected) {
        assertRead(Extractors.finalAnswer(), text.replace("\\n", "\n"), expected);
    }

    @Test
    void theReasonNamesEachStep() {
        assertThat(Extractors.finalAnswer().extract("nothing here")).isInstanceOfSatisfying(Missing.class,
                missing -> assertThat(
                        missing.reason())
                        .isEqualTo("no \\boxed{…}; no <answer>…</answer>; no ####; no final answer is or final answer:"
                                + "; no heading final answer; no answer is or answer:; no A:; more than a formula; no mathematics; no number"));
    }
}
