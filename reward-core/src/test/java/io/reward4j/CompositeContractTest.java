package io.reward4j;

import io.reward4j.contract.RewardFunctionContract;
import java.util.List;

class CompositeContractTest implements RewardFunctionContract {

    @Override
    public RewardFunction function() {
        RewardFunction concise = sample -> Reward.of(sample.completion().length() < 200 ? 1 : 0);
        return CompositeReward.builder()
                .gate("not empty", sample -> Reward.of(sample.completion().isEmpty() ? 0 : 1))
                .factor("concise", concise.map(v -> 0.5 + v / 2))
                .term("asked", 2, Functions.blocking(sample -> Reward.of(1.0 / (1 + sample.prompt().length()))))
                .term("plain", 1, sample -> Reward.of(sample.completion().chars().filter(c -> c < 128).count()
                        / (double) Math.max(1, sample.completion().length())))
                .build();
    }

    @Override
    public List<Sample> samples() {
        return List.of(Sample.of("question", "answer"), Sample.of("", ""), Sample.of("質問", "答え"));
    }
}
