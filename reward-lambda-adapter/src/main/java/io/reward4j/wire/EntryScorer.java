package io.reward4j.wire;

import io.reward4j.BatchScorer;
import io.reward4j.Content;
import io.reward4j.Deadline;
import io.reward4j.JudgeCall;
import io.reward4j.OrderedOutcomes;
import io.reward4j.Outcome;
import io.reward4j.Preflight;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Scores entries, each to a result in its place.
///
/// @param scorer tells nobody, since it does not see the refused entries
/// @param listeners hear of every outcome
/// @param log hears of failures, and of them at once
/// @param grouped whether there is a group reward
/// @param exceptionMessages whether results hold what scorers' own exceptions said
record EntryScorer(
        BatchScorer scorer,
        List<RewardListener> listeners,
        RewardListener log,
        StandIns standIns,
        boolean grouped,
        boolean exceptionMessages) {

    private static final String PREFLIGHT = "preflight, since no sample here has an answer: ";

    /// Returns a scorer that tells `listener` as well as those it tells already.
    EntryScorer withListener(RewardListener more) {
        List<RewardListener> all = new ArrayList<>(listeners);
        all.add(more);
        return new EntryScorer(scorer, List.copyOf(all), log, standIns, grouped, exceptionMessages);
    }

    /// Returns a scorer with another log.
    EntryScorer withLog(RewardListener log) {
        return new EntryScorer(scorer, listeners, log, standIns, grouped, exceptionMessages);
    }

    /// Returns a scorer whose results do not hold what scorers' own exceptions said.
    EntryScorer withoutExceptionMessages() {
        return new EntryScorer(scorer, listeners, log, standIns, grouped, false);
    }

    /// Tells whether anybody hears of outcomes.
    boolean isHeard() {
        return !listeners.isEmpty();
    }

    /// Tells of what happens below the outcomes.
    private record Below(RewardListener listener) implements RewardListener {

        @Override
        public void referenceFieldSought(String place, boolean found) {
            listener.referenceFieldSought(place, found);
        }

        @Override
        public void partAsked(String name, Duration duration) {
            listener.partAsked(name, duration);
        }

        @Override
        public void codeWaited(String name, Duration duration) {
            listener.codeWaited(name, duration);
        }

        @Override
        public void partFailed(String name, RewardException cause) {
            listener.partFailed(name, cause);
        }

        @Override
        public void judgeAdapted(String model, String change) {
            listener.judgeAdapted(model, change);
        }

        @Override
        public void judgeCalled(JudgeCall call) {
            listener.judgeCalled(call);
        }
    }

    /// Tells whether what is answered to one sample depends on the others of its group.
    boolean looksAtGroups() {
        return grouped || standIns.policy() instanceof FailurePolicy.SiblingMean;
    }

    /// Tells whether entries may be scored before all of them are known: their results do not depend on
    /// each other, and nothing is paid or waited for.
    boolean mayStartEarly() {
        return !looksAtGroups() && !scorer.traits().blocking();
    }

    /// Returns a scorer that works on the calling thread where there is no deadline.
    EntryScorer onCallingThread() {
        return new EntryScorer(
                scorer.withConcurrency(1), listeners, log, standIns, grouped, exceptionMessages);
    }

    /// Returns one outcome for each entry, in order, and tells nobody.
    List<Outcome> outcomes(List<Entry> entries, Deadline deadline) {
        List<Sample> samples = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (entry instanceof Entry.Ready(var id, var sample)) {
                samples.add(sample);
            }
        }
        List<Outcome> scored = heard().scoreAll(samples, deadline);
        if (scored.size() == entries.size()) {
            return scored;
        }
        List<Outcome> outcomes = new ArrayList<>(entries.size());
        int next = 0;
        for (Entry entry : entries) {
            outcomes.add(switch (entry) {
                case Entry.Ready ready -> scored.get(next++);
                case Entry.Refused(var id, String reason) -> refused(id, reason);
                case Entry.Unanswered(var id, String reason) -> refused(id, reason);
                case Entry.Known(var id, var sample, double value) -> new Outcome.Scored(sample, Reward.of(value));
            });
        }
        return outcomes;
    }

    /// Returns the outcomes of samples while they are read, in order, and tells nobody of them.
    OrderedOutcomes inOrder(Iterator<Sample> samples) {
        return heard().scoreInOrder(samples);
    }

    /// The scorer, with those who hear of what happens below the outcomes.
    private BatchScorer heard() {
        return scorer.withListener(new Below(everybody(log)));
    }

    private RewardListener everybody(RewardListener first) {
        List<RewardListener> all = new ArrayList<>(listeners);
        all.addFirst(first);
        return RewardListener.all(all.toArray(RewardListener[]::new));
    }

    private static Outcome refused(WireId id, String reason) {
        Sample standIn = Sample.of("", "").withId(id.text());
        return new Outcome.Failed(standIn, new RewardException(RewardException.Kind.REFUSED_INPUT, reason));
    }

    /// Tells whether an entry has no answer that the reward could score, as a row of a data set.
    boolean isUnanswered(Entry entry) {
        return switch (entry) {
            case Entry.Unanswered unanswered -> true;
            case Entry.Ready(var id, Sample sample) ->
                !sample.isAnswered() && !scorer.traits().reads(Content.TRAJECTORY);
            case Entry.Refused refused -> false;
            case Entry.Known known -> false;
        };
    }

    /// Returns a scorer under which no failure is an error of the whole.
    EntryScorer neverFailing() {
        StandIns neutral = new StandIns(FailurePolicy.neutral(), standIns.range());
        return failsInvocation()
                ? new EntryScorer(scorer, listeners, log, neutral, grouped, exceptionMessages)
                : this;
    }

    boolean failsInvocation() {
        return standIns.policy() instanceof FailurePolicy.FailInvocation;
    }

    /// Tells the listeners of the outcomes, apart from those that were known before.
    void tell(List<Entry> entries, List<Outcome> outcomes) {
        RewardListener listener = everybody(RewardListener.none());
        for (int i = 0; i < outcomes.size(); i++) {
            if (!(entries.get(i) instanceof Entry.Known)) {
                switch (outcomes.get(i)) {
                    case Outcome.Scored(Sample sample, Reward reward) -> listener.scored(sample, reward);
                    case Outcome.Failed(Sample sample, RewardException cause) -> listener.failed(sample, cause);
                }
            }
        }
    }

    /// Tells the log of the failures.
    void log(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Failed(Sample sample, RewardException cause)) {
                log.failed(sample, cause);
            }
        }
    }

    /// Tells everybody of a preflight, and returns what became of its samples.
    ///
    /// @param outcomes of entries without an answer
    List<Outcome> preflight(List<Outcome> outcomes) {
        everybody(log).preflight(new Preflight(outcomes.size(), standIns.neutral()));
        return outcomes.stream().map(EntryScorer::ofPreflight).toList();
    }

    private static Outcome ofPreflight(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Scored scored -> scored;
            case Outcome.Failed(Sample sample, RewardException cause) -> new Outcome.Failed(
                    sample, new RewardException(cause.kind(), PREFLIGHT + cause.getMessage(), cause));
        };
    }

    /// Returns outcomes as those may see them who are replied to.
    List<Outcome> replied(List<Outcome> outcomes) {
        return exceptionMessages ? outcomes : outcomes.stream().map(Outcome::withoutExceptionMessages).toList();
    }

    /// Returns what is answered to each entry.
    ///
    /// @throws RewardException if an entry failed and the policy is to fail the invocation
    List<Result> results(List<Entry> entries, List<Outcome> outcomes) {
        List<Outcome> replied = replied(outcomes);
        double[] values = standIns.values(replied);
        List<Result> results = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            results.add(new Result(entries.get(i).id(), replied.get(i), values[i]));
        }
        return results;
    }
}
