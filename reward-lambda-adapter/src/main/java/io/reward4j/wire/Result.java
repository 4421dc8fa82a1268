package io.reward4j.wire;

import io.reward4j.Outcome;
import io.reward4j.Reward.Component;
import io.reward4j.RewardException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The result for one [Entry].
///
/// @param id the id of the entry
/// @param outcome the outcome of the sample
/// @param value the reward, or the value of the [FailurePolicy]; within the declared range
public record Result(WireId id, Outcome outcome, double value) {

    public Result {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(outcome, "outcome");
    }

    /// Why there is no reward, if there is none.
    public Optional<RewardException> failure() {
        return outcome instanceof Outcome.Failed failed ? Optional.of(failed.cause()) : Optional.empty();
    }

    /// The parts of the reward, or those that were scored before it failed.
    public List<Component> components() {
        return switch (outcome) {
            case Outcome.Scored scored -> scored.reward().components();
            case Outcome.Failed failed -> failed.cause().components();
        };
    }
}
