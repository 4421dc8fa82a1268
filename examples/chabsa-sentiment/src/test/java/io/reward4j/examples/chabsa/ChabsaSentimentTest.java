package io.reward4j.examples.chabsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeReply;
import io.reward4j.probe.RewardExplanation;
import io.reward4j.probe.RewardProbes;
import io.reward4j.report.Metric;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChabsaSentimentTest {

    private final RewardFunction reward = ChabsaSentiment.reward();

    private double score(String response, String label) {
        return reward.score(Sample.of("sentiment?", response).withReference(label)).value();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<|begin_of_thought|>negative?<|end_of_thought|>\n<|begin_of_solution|>\nThe polarity is \\boxed{positive}.\n<|end_of_solution|>",
            "\\boxed{positive}", "\\boxed{\\text{positive}}", "So it is **positive**.", "極性はポジティブです。",
            "It is not negative; it is positive.", "negative at first sight, but \\boxed{Positive}"})
    void theRightPolarityIsWorthOneHoweverItIsWritten(String response) {
        assertThat(score(response, "positive")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\boxed{negative}", "It is not positive; it is negative.",
            "\\boxed{positive} no: \\boxed{neutral}"})
    void aReadableWrongPolarityIsWorthATenth(String response) {
        assertThat(score(response, "positive")).isEqualTo(0.1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "positive or negative", "<think>positive", "I cannot say.", "not positive",
            "\\boxed{positive, negative}"})
    void anAnswerThatNamesNoneOrSeveralIsWorthNothing(String response) {
        assertThat(score(response, "positive")).isZero();
    }

    @Test
    void aSampleWithoutALabelHasNoReward() {
        assertThatThrownBy(() -> reward.score(Sample.of("sentiment?", "positive"))).isInstanceOf(RewardException.class);
        assertThatThrownBy(() -> score("positive", "mixed")).isInstanceOf(RewardException.class);
    }

    @ParameterizedTest
    @EnumSource(MadeUpResponses.Style.class)
    void everyStyleOfResponseIsScoredAsItDeserves(MadeUpResponses.Style style) {
        for (Opinion opinion : Opinion.all()) {
            String other = opinion.polarity().equals("positive") ? "negative" : "positive";
            double right = score(MadeUpResponses.write(style, opinion, opinion.polarity(), other), opinion.polarity());
            double wrong = score(MadeUpResponses.write(style, opinion, other, opinion.polarity()), opinion.polarity());
            switch (style) {
                case UNDECIDED, EMPTY, UNFINISHED -> assertThat(right + wrong).as(opinion.id()).isZero();
                default -> {
                    assertThat(right).as(opinion.id()).isEqualTo(1);
                    assertThat(wrong).as(opinion.id()).isEqualTo(0.1);
                }
            }
        }
    }

    @Test
    void theJudgedVariantTakesTheJudgesWordAndReportsTheKeywords() {
        JudgeModel judge = prompt -> JudgeReply.of("""
                {"code": "%s", "criteria": {"same_meaning": {"rationale": "as good as", "choice": 4}}}"""
                .formatted(prompt.nonce()));
        Reward judged = ChabsaSentiment.judged(judge)
                .score(Sample.of("sentiment?", "売上は伸びている。").withReference("positive"));

        assertThat(judged.value()).isEqualTo(0.75);
        assertThat(Metric.of(judged)).extracting(Metric::name, Metric::value)
                .contains(tuple("meaning/same_meaning", 0.75), tuple("polarity", 0.0));
        assertThat(ChabsaSentiment.judged(judge).score(Sample.of("sentiment?", "<think>well").withReference("positive"))
                .value()).isZero();
    }

    @Test
    void chabsaRewardIsNotGameable() {
        List<Sample> samples = new ArrayList<>();
        for (Opinion opinion : Opinion.all().subList(0, 20)) {
            String other = opinion.polarity().equals("neutral") ? "positive" : "neutral";
            for (MadeUpResponses.Style style : MadeUpResponses.Style.values()) {
                Sample sample = Sample.of(opinion.prompt(), "").withReference(opinion.polarity())
                        .withId(opinion.id() + " " + style);
                samples.add(sample.withCompletion(
                        MadeUpResponses.write(style, opinion, opinion.polarity(), other)));
                samples.add(sample.withCompletion(
                        MadeUpResponses.write(style, opinion, other, opinion.polarity())));
            }
        }
        RewardProbes.assertNotGameable(reward, samples);
    }

    @Test
    void theExplanationOfTheRewardHasNoFindings() {
        assertThat(RewardExplanation.of(reward).findings()).isEmpty();
    }
}
