package io.reward4j.rlvr.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class MathRewardTest implements RewardFunctionContract {

    @Override
    public RewardFunction function() {
        return MathReward.standard();
    }

    @Override
    public List<Sample> samples() {
        return List.of(sample("12", "So \\boxed{12}."), sample("12", "I do not know."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "12 | So the result is \\boxed{12}.",
            "\\frac12 | First \\boxed{3}, no: \\boxed{0.5}",
            "12 | Final answer: 12",
            "12 | The final answer is $12$. I hope it is correct.",
            "1,200 | #### 1200",
            "12 | <think>\\boxed{13}</think> <answer>12</answer>",
            "2/3 | Therefore the probability is 2/3.",
            "5 | Therefore $x = 5$.",
            "12 | With $d = \\frac{90}{n}$ for each divisor. Therefore there are 12 sequences.",
            "3\\sqrt{13} | The length is \\boxed{3\\sqrt{13}}",
            "`Half of 10 is \\boxed{5}` | The answer is 5.",
            "`7 - 2 = 5 #### 5` | Answer: five, that is \\boxed{5}",
            "120 | Final Answer: The volume of $ABCDEFGH$ is 120.",
            "12 dollars | 12"})
    void aResponseWithTheRightAnswerScoresOne(String gold, String response) {
        assertThat(MathReward.standard().score(sample(gold, response)).value()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "12 | So \\boxed{12}, or rather \\boxed{13}",
            "12 | 12 or 13",
            "12 | 12 positive and 12 negative integers",
            "36 | The area is 36π.",
            "6 | \\boxed{6\\sqrt2}",
            "12 | Cannot be determined",
            "12 | So \\boxed{12",
            "12 | <think>It is 12"})
    void anotherResponseScoresNothing(String gold, String response) {
        assertThat(MathReward.standard().score(sample(gold, response)).value()).isEqualTo(0);
    }

    @Test
    void theRationaleNamesBothAnswersAndHowTheyWereCompared() {
        assertThat(MathReward.standard().score(sample("0.5", "\\boxed{1/2}")).rationale())
                .isEqualTo("expected `0.5`, read `1/2`, compared by exact arithmetic");
        assertThat(MathReward.standard().score(sample("1", "\\boxed{" + "(".repeat(1_000) + "}")).rationale())
                .endsWith("compared by text, past a budget");
        assertThat(MathReward.standard().score(sample("1", "no idea")).rationale()).startsWith("no answer: ");
    }

    @Test
    void anUnreadableOrMissingReferenceIsNoScore() {
        for (String gold : List.of("\\frac{1}{", "the answer is", " ", "\\boxed{}")) {
            assertThatExceptionOfType(RewardException.class)
                    .isThrownBy(() -> MathReward.standard().score(sample(gold, "\\boxed{1}")))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.MISSING_REFERENCE));
        }
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> MathReward.standard().score(Sample.of("", "\\boxed{1}")));
    }

    @Test
    void oneOfSeveralAcceptedAnswersIsEnough() {
        JsonNode accepted = JsonNodeFactory.instance.arrayNode().add("\\frac{1}{").add("\\frac12")
                .add("So \\boxed{-3}.");
        Sample sample = sample("x", "\\boxed{-3}").withReference(accepted);

        assertThat(MathReward.standard().score(sample).rationale()).startsWith("expected `-3`, read `-3`");
        assertThat(MathReward.standard().score(sample.withCompletion("\\boxed{0.5}")).value()).isEqualTo(1);
        assertThat(MathReward.standard().score(sample.withCompletion("\\boxed{3}")).rationale())
                .startsWith("expected `\\frac12`, read `3`");
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> MathReward.standard().singleReference().score(sample))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.MISSING_REFERENCE));
        assertThat(
                MathReward.of(MathEquivalence.standard()).singleReference().score(sample("12", "\\boxed{12}")).value())
                .isEqualTo(1);
    }

    @Test
    void optionsComeWithTheEquivalence() {
        MathReward reward = MathReward.of(MathEquivalence.builder().rounding(true).build());

        assertThat(reward.score(sample("\\frac13", "\\boxed{0.33}")).value()).isEqualTo(1);
    }

    @Test
    void aToleranceComesWithTheEquivalence() {
        MathReward reward = MathReward.of(MathEquivalence.builder().tolerance(0.01, 0).build());

        assertThat(reward.score(sample("10", "The mean is 10.004.")).value()).isEqualTo(1);
        assertThat(reward.score(sample("10", "The mean is 10.04.")).value()).isEqualTo(0);
    }

    @Test
    void theLastNumberOfProseCountsUnlessThatIsOff() {
        Sample sample = sample("12", "So he has 12 apples (see table 3).");

        assertThat(MathReward.standard().score(sample).value()).isEqualTo(1);
        assertThat(MathReward.standard().lastNumber(false).score(sample).value()).isEqualTo(0);
        assertThat(MathReward.standard().lastNumber(false).singleReference().score(sample).value()).isEqualTo(0);
        assertThat(MathReward.standard().lastNumber(false).score(sample("12", "So $n = 12$.")).value()).isEqualTo(1);
    }

    private static Sample sample(String gold, String response) {
        return Sample.of("question", response).withReference(gold);
    }
}
