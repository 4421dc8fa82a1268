package io.reward4j.rlvr.trajectory;

import io.reward4j.Content;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import org.jspecify.annotations.Nullable;

/// A rule that a conversation keeps or breaks.
@FunctionalInterface
@SuppressWarnings("FunctionalInterfaceMethodChanged")
interface Rule extends RewardFunction {

    Traits TRAITS = Traits.code().reading(Content.TRAJECTORY);

    /// Returns what breaks the rule first; null where it is kept.
    @Nullable
    String broken(Conversation conversation);

    @Override
    default Reward score(Sample sample) {
        traits().requireReadable(sample);
        String broken = broken(Conversation.of(sample));
        return broken == null ? Reward.pass() : Reward.fail(broken);
    }

    @Override
    default Traits traits() {
        return TRAITS;
    }
}
