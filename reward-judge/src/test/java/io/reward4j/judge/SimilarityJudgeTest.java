package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarityJudgeTest implements RewardFunctionContract {

    /// Grades by whether the reference stands in the answer.
    private static final JudgeModel CONTAINS = prompt -> JudgeReply.of(Judges.grades(prompt, Map.of(
            "same_meaning",
            Judges.shown(prompt, "The answer to grade").contains(Judges.shown(prompt, "The reference to grade by"))
                    ? 5
                    : 1)));

    @Override
    public RewardFunction function() {
        return SimilarityJudge.of(CONTAINS);
    }

    @Override
    public List<Sample> samples() {
        return List.of(Sample.of("q", "It rose.").withReference("rose"),
                Sample.of("q", "It fell.").withReference("rose"));
    }

    @Test
    void comparesTheAnswerWithTheReference() {
        assertThat(samples()).extracting(sample -> function().score(sample).value()).containsExactly(1.0, 0.0);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0.25", "3, 0.5", "4, 0.75", "5, 1"})
    void fiveLevelsSpanTheRange(int level, double value) {
        JudgeModel model = prompt -> JudgeReply.of(Judges.grades(prompt, Map.of("same_meaning", level)));
        assertThat(SimilarityJudge.of(model).score(samples().getFirst()).value()).isEqualTo(value);
    }

    @Test
    void aSampleWithoutReferenceCannotBeJudged() {
        assertThatExceptionOfType(RewardException.class).isThrownBy(() -> function().score(Sample.of("q", "It rose.")))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MISSING_REFERENCE));
    }

    @ParameterizedTest
    @CsvSource({"0.75, 0.75", "'1.0', 1", "0, 0", "**0.5**, 0.5", "<think>0.1 or so</think>0.25, 0.25"})
    void aBareNumberIsTheValue(String reply, double value) {
        ScriptedJudgeModel model = ScriptedJudgeModel.saying(reply);
        assertThat(SimilarityJudge.ofBareNumber(model).score(samples().getFirst()).value()).isEqualTo(value);
        assertThat(model.prompts().getFirst().schema()).isEmpty();
        assertThat(Judges.shown(model.prompts().getFirst(), "The reference to grade by")).isEqualTo("rose");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "-0.1", "about 0.5", "0.5 of 1", "75%", "", "{\"score\": 1}", "0.5 0.7"})
    void whatIsNoBareNumberIsAskedAgainAndThenAFailure(String reply) {
        ScriptedJudgeModel model = ScriptedJudgeModel.saying(reply);
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> SimilarityJudge.ofBareNumber(model).score(samples().getFirst()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE_VERDICT));
        assertThat(model.prompts()).hasSize(2);
        assertThat(model.prompts().get(1).user()).endsWith("Reply with the number alone.").contains("no number from");
    }
}
