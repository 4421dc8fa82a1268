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
}
