package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.report.Metric;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JudgeCascadeTest implements RewardFunctionContract {

    private static final Rubric RUBRIC = Rubric.of("Grade.").ask(Criterion.degree("good", 1, "How good is it?"));
    private static final Sample SAMPLE = Sample.of("q", "an answer");

    private final ScriptedJudgeModel strong = ScriptedJudgeModel.grading(Map.of("good", 0.75));
    private final RewardFunction heavy = RubricJudge.of(strong, RUBRIC);

    private JudgeCascade cascade(ScriptedJudgeModel weak) {
        return JudgeCascade.of(RubricJudge.of(weak, RUBRIC))
                .escalateTo(heavy, reward -> reward.value() > 0.2 && reward.value() < 0.8);
    }

    @Override
    public RewardFunction function() {
        return cascade(ScriptedJudgeModel.grading(Map.of("good", 0.5)));
    }

    @Override
    public List<Sample> samples() {
        return List.of(SAMPLE, SAMPLE.withCompletion(""));
    }

    private static Map<String, Double> metrics(Reward reward) {
        return Metric.of(reward).stream().collect(Collectors.toMap(Metric::name, Metric::value));
    }

    @Test
    void theHeavyJudgeIsAskedOnlyWhereTheLightOneDoesNotSettleIt() {
        Reward settled = cascade(ScriptedJudgeModel.grading(Map.of("good", 0.9))).score(SAMPLE);
        assertThat(settled.value()).isEqualTo(0.9);
        assertThat(metrics(settled)).containsEntry("escalated", 0.0).doesNotContainKey("heavy");
        assertThat(strong.prompts()).isEmpty();

        Reward escalated = cascade(ScriptedJudgeModel.grading(Map.of("good", 0.5))).score(SAMPLE);
        assertThat(escalated.value()).isEqualTo(0.75);
        assertThat(metrics(escalated)).containsEntry("escalated", 1.0).containsEntry("light", 0.5)
                .containsEntry("heavy", 0.75);
    }

    @Test
    void failuresEscalateWhereThatIsAskedFor() {
        ScriptedJudgeModel babbles = ScriptedJudgeModel.saying("fine");
        assertThatExceptionOfType(RewardException.class).isThrownBy(() -> cascade(babbles).score(SAMPLE))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE_VERDICT));
        assertThat(cascade(babbles).escalatingFailures(Kind.UNREADABLE_VERDICT).score(SAMPLE).value()).isEqualTo(0.75);
    }

    @Test
    void aFailureOfTheHeavyJudgeIsAFailure() {
        RewardFunction down = RubricJudge.of(
                ScriptedJudgeModel.failing(JudgeModelException.permanent("down", null)), RUBRIC);
        JudgeCascade cascade = JudgeCascade.of(heavy).escalateTo(down, reward -> true);
        assertThatExceptionOfType(RewardException.class).isThrownBy(() -> cascade.score(SAMPLE)).satisfies(e -> {
            assertThat(e.kind()).isEqualTo(Kind.JUDGE_UNAVAILABLE);
            assertThat(e.components()).hasSize(3);
        });
    }

    @Test
    void cascadesHaveAsManyStepsAsWanted() {
        JudgeCascade three = function() instanceof JudgeCascade two
                ? two.escalateTo(RubricJudge.of(ScriptedJudgeModel.grading(Map.of("good", 1)), RUBRIC),
                        r -> r.value() < 0.8)
                : JudgeCascade.of(heavy);
        assertThat(three.score(SAMPLE).value()).isOne();
        assertThat(three.traits().maxCalls()).isEqualTo(6);
    }
}
