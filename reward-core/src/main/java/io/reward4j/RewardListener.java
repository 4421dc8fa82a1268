package io.reward4j;

import java.util.List;

/// Hears of what happens while samples are scored: how metrics and reports learn of it.
///
/// Outcomes are told after a batch, one by one in input order; the rest is told as it happens,
/// by the threads that score, so implementations must be safe for use by several threads. What
/// a listener throws is ignored.
public interface RewardListener {

    /// A sample was scored.
    default void scored(Sample sample, Reward reward) {}

    /// No reward could be decided for a sample.
    default void failed(Sample sample, RewardException cause) {}

    /// A judge was asked.
    default void judgeCalled(JudgeCall call) {}

    /// A reward that was given a rule for a field looked for the field in a sample's reference.
    ///
    /// @param place a JSON pointer, in which `*` stands for any name or index
    /// @param found whether the reference has such a field
    default void referenceFieldSought(String place, boolean found) {}

    /// Returns the listener that ignores everything.
    static RewardListener none() {
        return Listeners.NONE;
    }

    /// Returns a listener that tells several, in order.
    static RewardListener all(RewardListener... listeners) {
        return new Listeners.Several(List.of(listeners));
    }

    /// Returns the listener of the batch that this thread works for. It never throws.
    static RewardListener current() {
        return Context.current().listener();
    }
}
