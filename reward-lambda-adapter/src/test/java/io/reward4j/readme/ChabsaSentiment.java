package io.reward4j.readme;

import io.reward4j.BatchScorer;
import io.reward4j.CompositeReward;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import io.reward4j.rlvr.extract.Extractors;
import java.util.ArrayList;
import java.util.List;

final class ChabsaSentiment {

    private final List<String> seen = new ArrayList<>();

    static RewardFunction reward() {
        RewardFunction reward = CompositeReward.builder()
                .gate("answered", sample -> Reward.of(sample.completion().isBlank() ? 0 : 1))
                .term("polarity", 4, VerifiableReward.of(Extractors.boxedText(), Similarity.exact()))
                .term("concise", 1, sample -> Reward.of(sample.completion().length() < 2_000 ? 1 : 0))
                .build();
        return reward;
    }

    static double one(RewardFunction reward, String prompt, String completion, String label) {
        double value = reward.score(Sample.of(prompt, completion).withReference(label)).value();
        return value;
    }

    List<String> many(RewardFunction reward, List<Sample> samples) {
        for (Outcome outcome : BatchScorer.of(reward).withConcurrency(64).scoreAll(samples)) {
            switch (outcome) {
                case Outcome.Scored(Sample sample, Reward result) -> log(sample.id(), result.value());
                case Outcome.Failed(Sample sample, RewardException cause) -> retryLater(sample, cause);
            }
        }
        return seen;
    }

    private void log(String id, double value) {
        seen.add(id + " " + value);
    }

    private void retryLater(Sample sample, RewardException cause) {
        seen.add(sample.id() + " " + cause.kind().id());
    }
}
