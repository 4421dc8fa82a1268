package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.Preference;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.Sample;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptedJudgeModelTest {

    private static final Rubric RUBRIC = Rubric.of("Grade.").ask("right", 1, "Right?");
    private static final Sample SAMPLE = Sample.of("q", "a long answer");

    @Test
    void comparesTheSameInBothOrders() {
        PairwiseJudge judge = PairwiseJudge.of(
                ScriptedJudgeModel.comparing(Comparator.comparingInt(String::length)), "Which is longer?");
        assertThat(judge.compare(SAMPLE, SAMPLE.withCompletion("short")).preference()).isEqualTo(Preference.FIRST);
        assertThat(judge.compare(SAMPLE.withCompletion("short"), SAMPLE).preference()).isEqualTo(Preference.SECOND);
        assertThat(judge.prefer(SAMPLE.withCompletion("one"), SAMPLE.withCompletion("two"))).isEqualTo(Preference.TIE);
        assertThat(PairwiseJudge.of(ScriptedJudgeModel.preferringTheFirstPlace(), "?")
                .compare(SAMPLE, SAMPLE.withCompletion("short")).isConsistent()).isFalse();
    }

    @Test
    void stepsFollowEachOtherAndTheLastStays() {
        ScriptedJudgeModel model = ScriptedJudgeModel.saying("no verdict")
                .then(ScriptedJudgeModel.saying(
                        "{\"code\":\"{code}\",\"criteria\":{\"right\":{\"rationale\":\"r\",\"choice\":\"no\"}}}"))
                .then(ScriptedJudgeModel.grading(Map.of("right", true)));
        RubricJudge judge = RubricJudge.of(model, RUBRIC);
        assertThat(judge.score(SAMPLE).value()).isZero();
        assertThat(judge.score(SAMPLE).value()).isOne();
        assertThat(judge.score(SAMPLE).value()).isOne();
        assertThat(model.prompts()).hasSize(4);
        assertThat(model.name()).isEqualTo("script");
    }

    @Test
    void failuresAreThrown() {
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> RubricJudge.of(
                        ScriptedJudgeModel.failing(JudgeModelException.permanent("no access", null)), RUBRIC)
                        .score(SAMPLE))
                .withMessage("no access").satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.JUDGE_UNAVAILABLE));
    }

    @Test
    void aScriptThatDoesNotFitThePromptSaysSo() {
        JudgePrompt free = JudgePrompt.of("s", "u");
        assertThatIllegalArgumentException().isThrownBy(() -> ScriptedJudgeModel.grading(Map.of("a", 1)).reply(free))
                .withMessage("the prompt asks for no 'criteria', so that the script does not fit it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScriptedJudgeModel.comparing(Comparator.naturalOrder()).reply(free));
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> RubricJudge.of(ScriptedJudgeModel.grading(Map.of("other", 1)), RUBRIC).score(SAMPLE))
                .havingRootCause().withMessage("the script has no answer for the criterion 'right', only for [other]");
    }

    @Test
    void placesOfTemplatesInRubricsAreRefusedWhenBuilt() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rubric.of("Grade {{answer}}."))
                .withMessageStartingWith("the task of the rubric holds '{{answer}}', which nothing fills in");
        assertThatIllegalArgumentException().isThrownBy(() -> RUBRIC.ask("a", 1, "Is {{ output }} right?"));
        assertThatIllegalArgumentException().isThrownBy(() -> Criterion.scale("a", 1, "?", "{{x}}", "good"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairwiseJudge.of(ScriptedJudgeModel.saying(""), "Is {{a.text}} better?"));
        assertThat(Rubric.of("Set {{1, 2}, {3}} and {x}.").task()).contains("{{1");
    }
}
