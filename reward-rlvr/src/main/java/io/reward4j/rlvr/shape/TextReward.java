package io.reward4j.rlvr.shape;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.util.function.Function;

/// A reward in `[0, 1]` that is computed from the text of an answer alone.
record TextReward(Function<String, Reward> ofText) implements RewardFunction {

    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        return ofText.apply(sample.completion());
    }
}
