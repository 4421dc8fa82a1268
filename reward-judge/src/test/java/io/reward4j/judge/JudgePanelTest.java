package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.contract.RewardFunctionContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgePanelTest implements RewardFunctionContract {

    private static final Sample SAMPLE = Sample.of("q", "some words");
    private static final RewardFunction DOWN = sample -> {
        throw new RewardException(Kind.JUDGE_UNAVAILABLE, "down");
    };

    @Override
    public RewardFunction function() {
        return panel(0.2, 0.9, 0.4).median();
    }

    @Override
    public List<Sample> samples() {
        return List.of(SAMPLE);
    }

    private static JudgePanel.Builder panel(double... values) {
        JudgePanel.Builder builder = JudgePanel.builder();
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            builder.judge("judge" + i, sample -> Reward.of(value));
        }
        return builder;
    }

    @Test
    void valuesBecomeOne() {
        assertThat(panel(0.2, 0.9, 0.4).mean().score(SAMPLE).value()).isEqualTo(0.5, within(1e-12));
        assertThat(panel(0.2, 0.9, 0.4).median().score(SAMPLE).value()).isEqualTo(0.4);
        assertThat(panel(0.2, 0.9, 0.4, 0.6).median().score(SAMPLE).value()).isEqualTo(0.5);
        assertThat(panel(0.2, 0.9, 0.4).majority().score(SAMPLE).value()).isZero();
        assertThat(panel(0.2, 0.9, 0.5).majority().score(SAMPLE).value()).isEqualTo(1);
        assertThat(panel(0.2, 0.9).majority().score(SAMPLE).value()).isEqualTo(0.5);
    }

    @Test
    void judgesAndTheirAgreementAreMetrics() {
        Reward reward = panel(0.0, 1.0, 1.0).mean().score(SAMPLE);
        assertThat(reward.components()).extracting(Component::name)
                .containsExactly("judge0", "judge1", "judge2", "agreement");
        assertThat(((Component.Scored) reward.components().getLast()).reward().value())
                .isEqualTo(1 - 2 / 3.0, within(1e-12));
        assertThat(((Component.Scored) panel(0.3).mean().score(SAMPLE).components().getLast()).reward().value())
                .isEqualTo(1);
    }

    @Test
    void everyJudgeHasToGiveAScoreUnlessAQuorumIsEnough() {
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> panel(0.2, 0.4).judge("down", DOWN).median().score(SAMPLE))
                .withMessage("2 of 3 judges gave a score, and 3 have to: down")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.JUDGE_UNAVAILABLE))
                .satisfies(e -> assertThat(e.components()).hasSize(3));
        Reward reward = panel(0.2, 0.4).judge("down", DOWN).quorum(2).mean().score(SAMPLE);
        assertThat(reward.value()).isEqualTo(0.3, within(1e-12));
        assertThat(reward.components().get(2)).isInstanceOf(Component.Failed.class);
    }

    @Test
    void traitsAreThoseOfTheJudges() {
        RewardFunction judge = sample -> Reward.of(-1);
        JudgePanel.Builder builder = JudgePanel.builder()
                .judge("a", judge.withTraits(Traits.calling(2).withRange(-1, 1)))
                .judge("b", judge.withTraits(Traits.calling(3).withRange(-1, 0)));
        assertThat(builder.mean().traits()).isEqualTo(new Traits(true, -1, 1, 5));
        assertThat(builder.majority().traits()).isEqualTo(new Traits(true, 0, 1, 5));
        assertThat(builder.mean().score(SAMPLE).value()).isEqualTo(-1);
    }

    @Test
    void refusesPanelsThatCannotDecide() {
        assertThatIllegalStateException().isThrownBy(() -> JudgePanel.builder().mean());
        assertThatIllegalStateException().isThrownBy(() -> panel(1).quorum(2).mean())
                .withMessage("a quorum of 2 is more than the panel has: 1 judge; add judges, or set at most quorum(1)");
        assertThatIllegalArgumentException().isThrownBy(() -> panel(1).quorum(0));
        assertThatIllegalArgumentException().isThrownBy(() -> panel(1).judge("judge0", DOWN))
                .withMessage("the name 'judge0' is taken");
        assertThatIllegalArgumentException().isThrownBy(() -> panel(1).judge("agreement", DOWN));
        assertThatIllegalArgumentException().isThrownBy(() -> panel(1).judge("a/b", DOWN));
    }
}
