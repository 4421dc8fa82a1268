package io.reward4j;

import java.time.Duration;
import java.util.List;

/// Is told what happens while samples are scored. Metrics and reports are made this way.
///
/// Outcomes are reported after a batch, one by one in input order; [BatchScorer#scoreEach] reports each when its sample
/// is finished. All other events are reported when they happen, by the threads that score, so implementations must be
/// safe for use by several threads. Exceptions of a listener are ignored.
public interface RewardListener {

    /// A sample was scored.
    default void scored(Sample sample, Reward reward) {}

    /// A sample has no reward.
    default void failed(Sample sample, RewardException cause) {}

    /// A part failed without failing the whole: a metric of a [CompositeReward].
    default void partFailed(String name, RewardException cause) {}

    /// A part of a [CompositeReward] was scored or failed.
    ///
    /// @param name the name under which it was added to its composite
    /// @param duration how long it took to a value or a failure
    default void partAsked(String name, Duration duration) {}

    /// A part that does not announce that it blocks was found to wait, which delays other samples. Called once for each
    /// part, at its third call that waited.
    ///
    /// A call counts as waiting in two cases. First, it took 5 ms or more, its thread was parked or asleep meanwhile,
    /// and it computed for less than half of the time. Second, it took 20 ms or more and computed for less than a
    /// twentieth of the time. The second case counts only while the load average of the machine is known and not above
    /// the number of processors, since a thread that gets no processor does not compute either. Only the first 1,000
    /// calls are looked at, and none on a virtual thread.
    ///
    /// @param name the name of the part; empty for a reward without parts
    /// @param duration how long a call took
    default void codeWaited(String name, Duration duration) {}

    /// A judge was asked.
    default void judgeCalled(JudgeCall call) {}

    /// A judge's model refused an option of a request. The option is left out from now on.
    ///
    /// @param model the model's name
    /// @param change what it refuses, for people
    default void judgeAdapted(String model, String change) {}

    /// A reward that was given a rule for a field looked for the field in a sample's reference.
    ///
    /// @param place a JSON pointer, in which `*` stands for any name or index
    /// @param found whether the reference has such a field
    default void referenceFieldSought(String place, boolean found) {}

    /// An event came in which no sample has an answer: rows of a data set, with which a trainer tries a reward. They
    /// count neither as scored nor as failed.
    default void preflight(Preflight preflight) {}

    /// Returns the listener that ignores everything.
    static RewardListener none() {
        return Listeners.NONE;
    }

    /// Returns a new listener that writes failures to the [System.Logger] `io.reward4j` at the level `WARNING`: the
    /// first of each kind and origin, and at most 50 during the life of the listener. The origin is the part that
    /// failed and the place in the code that threw an exception. If a scorer failed, its stack trace is written too.
    /// The first [#preflight] is written at the level `INFO`, and the 10th, 100th and so on at `WARNING`, since a
    /// trainer needs only one. Each [#judgeAdapted] and each [#codeWaited] is written at `WARNING`.
    ///
    /// A [BatchScorer] has one of its own.
    static RewardListener logging() {
        return new LoggingListener();
    }

    /// Returns a listener that passes everything on to several listeners, in order.
    static RewardListener all(RewardListener... listeners) {
        return Listeners.all(List.of(listeners));
    }

    /// Returns a listener that tells another of everything but outcomes, [#scored] and [#failed]: for those who let a
    /// [BatchScorer] score and tell of the outcomes themselves.
    static RewardListener exceptOutcomes(RewardListener listener) {
        return Listeners.exceptOutcomes(listener);
    }

    /// Returns the listener of the batch that this thread works for. It never throws.
    static RewardListener current() {
        return Context.current().listener();
    }
}
