package io.reward4j;

import java.util.List;

/// Hears of what happens while samples are scored: how metrics and reports learn of it.
///
/// Outcomes are told after a batch, one by one in input order; judge calls are told as they happen,
/// by the threads that make them, so implementations must be safe for use by several threads. What
/// a listener throws is ignored.
public interface RewardListener {

    /// A sample was scored.
    default void scored(Sample sample, Reward reward) {}

    /// No reward could be decided for a sample.
    default void failed(Sample sample, RewardException cause) {}

    /// A judge was asked.
    default void judgeCalled(JudgeCall call) {}

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
