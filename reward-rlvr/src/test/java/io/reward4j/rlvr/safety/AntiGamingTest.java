package io.reward4j.rlvr.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AntiGamingTest {

    private static final String PROMPT = "Explain in two sentences why the sales of the company rose in the last quarter.";

    @Nested
    class SaysSomething implements RewardFunctionContract {

        @Override
        public RewardFunction function() {
            return AntiGaming.saysSomething();
        }

        @Override
        public List<Sample> samples() {
            return List.of(Sample.of(PROMPT, "42"));
        }

        @Test
        void anAnswerPassesAndAMasterKeyDoesNot() {
            assertThat(value(function(), "42")).isEqualTo(1);
            assertThat(value(function(), "Solution:")).isZero();
            assertThat(value(function(), ":")).isZero();
            assertThat(value(function(), "")).isZero();
            assertThat(value(function(), "<think>It is 42.</think>")).isZero();
            assertThat(value(function(), "<think>It is 42.")).isZero();
            assertThat(value(function(), "<think>Hm.</think>42")).isEqualTo(1);
        }
    }

    @Nested
    class PromptEchoes implements RewardFunctionContract {

        @Override
        public RewardFunction function() {
            return AntiGaming.promptEcho();
        }

        @Override
        public List<Sample> samples() {
            return List.of(Sample.of(PROMPT, "Demand rose."), Sample.of(PROMPT, PROMPT));
        }

        @Test
        void aCopyCostsAllAndAnAnswerNothing() {
            assertThat(value(function(), PROMPT)).isEqualTo(-1);
            assertThat(value(function(), PROMPT.toUpperCase(java.util.Locale.ROOT) + "!!!")).isEqualTo(-1);
            assertThat(value(function(), "Demand in Asia recovered, and prices were raised.")).isZero();
            assertThat(value(function(),
                    "The sales of the company rose because demand in Asia recovered, and prices were raised."))
                    .isZero();
            assertThat(value(function(), "")).isZero();
        }

        @Test
        void aCopyWithALittleMoreCostsAlmostAll() {
            assertThat(value(function(), PROMPT + " Demand rose.")).isBetween(-0.9, -0.5);
        }

        @Test
        void japaneseIsComparedByShorterSequences() {
            String prompt = "当社の売上高が前年より増加した理由を説明してください。";
            assertThat(function().score(Sample.of(prompt, prompt)).value()).isEqualTo(-1);
            assertThat(function().score(Sample.of(prompt, "需要が回復したためです。")).value()).isZero();
        }
    }

    @Nested
    class Paddings implements RewardFunctionContract {

        @Override
        public RewardFunction function() {
            return AntiGaming.padding();
        }

        @Override
        public List<Sample> samples() {
            return List.of(Sample.of(PROMPT, "Demand rose."), Sample.of(PROMPT, " ".repeat(100)));
        }

        @Test
        void textWithIndentationAndRulesIsNotPadded() {
            assertThat(value(function(), "# Title\n--------\n\n    code {\n        more();\n    }\n\nThe end."))
                    .isZero();
        }

        @Test
        void whiteSpaceRunsInvisibleCharactersAndRepeatedLinesArePadding() {
            assertThat(value(function(), "Yes" + " ".repeat(997))).isCloseTo(-0.985, Offset.offset(0.01));
            assertThat(value(function(), "Yes" + "\n".repeat(997))).isCloseTo(-0.985, Offset.offset(0.01));
            assertThat(value(function(), "Yes" + "!".repeat(997))).isCloseTo(-0.985, Offset.offset(0.01));
            assertThat(value(function(), "Yes" + "\u200b".repeat(97))).isCloseTo(-0.96, Offset.offset(0.01));
            assertThat(value(function(), "The same line.\n".repeat(10))).isCloseTo(-0.867, Offset.offset(0.01));
            assertThat(function().score(Sample.of("", "Yes" + " ".repeat(997))).rationale())
                    .isEqualTo("99 % of the completion is padding");
        }
    }

    @Nested
    class Stuffing implements RewardFunctionContract {

        @Override
        public RewardFunction function() {
            return AntiGaming.answerStuffing();
        }

        @Override
        public List<Sample> samples() {
            return List.of(Sample.of(PROMPT, "\\boxed{1}"), Sample.of(PROMPT, "\\boxed{1}\\boxed{2}"));
        }

        @Test
        void oneAnswerIsFreeAndSeveralAreNot() {
            assertThat(value(function(), "\\boxed{\\frac{1}{2}} so \\boxed{ \\frac{1}{2} }")).isZero();
            assertThat(value(function(), "\\boxed{1} or \\boxed{2}")).isEqualTo(-1);
            assertThat(value(function(), "<answer>A</answer> <answer>B</answer>")).isEqualTo(-1);
            assertThat(value(function(), "<answer>A</answer>")).isZero();
            assertThat(value(function(), "<think>\\boxed{1}? \\boxed{2}?</think>\\boxed{3}")).isZero();
            assertThat(value(AntiGaming.answerStuffing(2), "\\boxed{1} or \\boxed{2}")).isZero();
            assertThat(value(AntiGaming.answerStuffing(2), "\\boxed{1}\\boxed{2}\\boxed{3}")).isEqualTo(-1);
        }

        @Test
        void atLeastOneAnswerIsAllowed() {
            assertThatThrownBy(() -> AntiGaming.answerStuffing(0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void thePenaltiesFitIntoAComposite() {
        RewardFunction composite = CompositeReward.builder().gate("says something", AntiGaming.saysSomething())
                .term("one", 1, sample -> Reward.pass()).penalty("echo", AntiGaming.promptEcho())
                .penalty("padding", AntiGaming.padding()).penalty("stuffing", AntiGaming.answerStuffing()).build();
        assertThat(composite.score(Sample.of(PROMPT, "Demand rose.")).value()).isEqualTo(1);
    }

    private static double value(RewardFunction function, String completion) {
        return function.score(Sample.of(PROMPT, completion)).value();
    }
}
