package io.reward4j;

import io.reward4j.Reward.Component;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The failures among the parts of one sample, in declared order: the first one wins, the others
/// are suppressed.
final class Failures {

    private @Nullable String firstName;
    private @Nullable RewardException first;

    /// Notes a failure of the part `name` and returns what the reward tree says of it.
    Component.Failed add(String name, RewardException failure) {
        if (first == null) {
            firstName = name;
            first = failure;
        } else if (first != failure) {
            first.addSuppressed(failure);
        }
        return failed(name, failure);
    }

    /// Returns what the reward tree says of a failure: its reason, without what a scorer's own exception said.
    static Component.Failed failed(String name, RewardException failure) {
        return new Component.Failed(name, failure.kind(), failure.reason(), failure.components());
    }

    boolean any() {
        return first != null;
    }

    /// Why a part was not started.
    String skipReason() {
        return firstName == null ? "another part failed" : "'" + firstName + "' failed";
    }

    /// Throws the first failure, with the part's name in its message and the components so far.
    void throwIfAny(List<Component> components) {
        if (first == null) {
            return;
        }
        RewardException failure = RewardException.ofPart(firstName, origin(firstName, first), first, components);
        for (Throwable suppressed : first.getSuppressed()) {
            failure.addSuppressed(suppressed);
        }
        throw failure;
    }

    /// The path of names down to where it went wrong. Items have none: those of one list fail for the same reasons.
    private static String origin(String name, RewardException failure) {
        if (name.startsWith("[")) {
            return failure.origin();
        }
        return failure.origin().isEmpty() ? name : name + "/" + failure.origin();
    }
}
