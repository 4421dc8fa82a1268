package io.reward4j;

import static io.reward4j.Functions.SAMPLE;
import static io.reward4j.Functions.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.contract.RewardFunctionContract;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReloadingRewardTest implements RewardFunctionContract {

    private final AtomicReference<RewardFunction> source = new AtomicReference<>(always(0.25));

    @Override
    public RewardFunction function() {
        return ReloadingReward.of(source::get);
    }

    @Override
    public List<Sample> samples() {
        return List.of(SAMPLE);
    }

    @Test
    void aReloadReplacesTheRewardBehindWhateverUsesIt() {
        ReloadingReward reward = ReloadingReward.of(source::get);
        BatchScorer scorer = BatchScorer.of(CompositeReward.builder().term("part", 1, reward).build());
        source.set(always(0.75));

        assertThat(scorer.scoreAll(List.of(SAMPLE))).extracting(outcome -> ((Outcome.Scored) outcome).reward().value())
                .containsExactly(0.25);
        reward.reload();
        assertThat(scorer.scoreAll(List.of(SAMPLE))).extracting(outcome -> ((Outcome.Scored) outcome).reward().value())
                .containsExactly(0.75);
    }

    @Test
    @SuppressWarnings("NullAway") // a source that returns null
    void whatAnnouncesSomethingElseIsRefusedAndTheRewardStays() {
        ReloadingReward reward = ReloadingReward.of(source::get);
        source.set(always(0.5).withRange(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(reward::reload)
                .withMessage("the new reward announces the range [-1.0, 1.0] and the one in use [0.0, 1.0]; rescale it,"
                        + " or announce it with withRange(min, max) before");
        source.set(always(0.5).withTraits(Traits.calling(1)));
        assertThatIllegalArgumentException().isThrownBy(reward::reload).withMessageContaining("withTraits(…)");
        source.set(null);
        assertThatThrownBy(reward::reload).hasMessage("the source of a reloading reward returned null");
        assertThat(reward.score(SAMPLE).value()).isEqualTo(0.25);
    }
}
