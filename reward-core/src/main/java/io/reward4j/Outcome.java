package io.reward4j;

import java.util.Objects;

/// The outcome of one sample of a batch: a reward, or the reason why there is none.
public sealed interface Outcome {

    /// The sample that was scored.
    Sample sample();

    /// Returns this outcome; of a failure, [RewardException#withoutExceptionMessages()].
    default Outcome withoutExceptionMessages() {
        return switch (this) {
            case Scored scored -> scored;
            case Failed(Sample sample, RewardException cause) -> new Failed(sample, cause.withoutExceptionMessages());
        };
    }

    /// The sample has a reward.
    record Scored(Sample sample, Reward reward) implements Outcome {

        public Scored {
            Objects.requireNonNull(sample, "sample");
            Objects.requireNonNull(reward, "reward");
        }
    }

    /// The sample has no reward.
    record Failed(Sample sample, RewardException cause) implements Outcome {

        public Failed {
            Objects.requireNonNull(sample, "sample");
            Objects.requireNonNull(cause, "cause");
        }
    }
}
