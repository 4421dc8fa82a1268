package io.reward4j.wire;

import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.SampleGroup;
import io.reward4j.Traits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides the value of every outcome: the reward where there is one, else what the policy says.
///
/// @param range the declared range
record FallbackScores(FailurePolicy policy, Traits range) {

    private static final class Mean {

        private double mean;
        private long count;

        void add(double value) {
            count++;
            mean += value / count - mean / count;
        }
    }

    /// @throws RewardException if there is a failure and the policy is to fail the invocation
    double[] values(List<Outcome> outcomes) {
        double[] values = new double[outcomes.size()];
        boolean failed = false;
        for (int i = 0; i < values.length; i++) {
            if (outcomes.get(i) instanceof Outcome.Scored scored) {
                values[i] = scored.reward().value();
            } else {
                failed = true;
                values[i] = neutral();
            }
        }
        if (failed) {
            switch (policy) {
                case FailurePolicy.Neutral neutral -> {
                }
                case FailurePolicy.SiblingMean siblings -> fillWithMeans(outcomes, values);
                case FailurePolicy.FailInvocation fail -> throw firstFailure(outcomes).orElseThrow();
            }
        }
        return values;
    }

    /// The middle of the range.
    double neutral() {
        return range.min() / 2 + range.max() / 2;
    }

    private void fillWithMeans(List<Outcome> outcomes, double[] values) {
        Map<SampleGroup, Mean> means = new HashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Scored(Sample sample, Reward reward)) {
                means.computeIfAbsent(SampleGroup.of(sample), group -> new Mean()).add(reward.value());
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (outcomes.get(i) instanceof Outcome.Failed(Sample sample, RewardException cause)) {
                Mean mean = means.get(SampleGroup.of(sample));
                if (mean != null) {
                    values[i] = Math.clamp(mean.mean, range.min(), range.max());
                }
            }
        }
    }

    /// The first failure, with the name of its sample.
    static Optional<RewardException> firstFailure(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Failed(Sample sample, RewardException cause)) {
                return Optional.of(new RewardException(
                        cause.kind(), sample.describe() + " failed: " + cause.getMessage(), cause,
                        cause.components()));
            }
        }
        return Optional.empty();
    }
}
