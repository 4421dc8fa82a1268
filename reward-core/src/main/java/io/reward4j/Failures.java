package io.reward4j;

import io.reward4j.Reward.Component;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The failures among the parts of one sample, in declared order: the first one wins, the others
/// are suppressed. What the parts threw stays as it was: code may throw the same exception for every sample.
final class Failures {

    private final List<RewardException> others = new ArrayList<>();
    private @Nullable FailedPart first;

    private record FailedPart(String name, RewardException cause) {

        /// The path of names down to where it went wrong. Items have none: those of one list fail for the same reasons.
        String origin() {
            if (name.startsWith("[")) {
                return cause.origin();
            }
            return cause.origin().isEmpty() ? name : name + "/" + cause.origin();
        }
    }

    /// Notes a failure of the part `name` and returns what the reward tree says of it.
    Component.Failed add(String name, RewardException failure) {
        if (first == null) {
            first = new FailedPart(name, failure);
        } else if (first.cause() != failure) {
            others.add(failure);
        }
        return failed(name, failure);
    }

    /// Returns what the reward tree says of a failure: its reason, without what a scorer's own exception said.
    static Component.Failed failed(String name, RewardException failure) {
        return new Component.Failed(name, failure.kind(), failure.reason(), failure.components());
    }

    /// Why a part was not started.
    String skipReason() {
        return first == null ? "another part failed" : "'" + first.name() + "' failed";
    }

    /// Throws the first failure, with the part's name in its message and the components so far.
    void throwIfAny(List<Component> components) {
        if (first == null) {
            return;
        }
        RewardException failure = RewardException.ofPart(first.name(), first.origin(), first.cause(), components);
        others.forEach(failure::addSuppressed);
        throw failure;
    }
}
