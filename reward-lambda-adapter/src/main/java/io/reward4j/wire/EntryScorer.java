package io.reward4j.wire;

import io.reward4j.BatchScorer;
import io.reward4j.Content;
import io.reward4j.Deadline;
import io.reward4j.OrderedOutcomes;
import io.reward4j.Outcome;
import io.reward4j.Preflight;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.wire.cohort.Cohorts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Scores entries, each to a result in its place.
///
/// Immutable and safe for use by several threads.
final class EntryScorer {

    /// What stands for a sample that cannot be read. All of them share its messages.
    private static final Sample UNREAD = Sample.of("", "");

    private static final String PREFLIGHT = "preflight: ";

    private final BatchScorer scorer;
    private final List<RewardListener> listeners;
    private final RewardListener log;
    private final FallbackScores standIns;
    private final boolean grouped;
    private final boolean exceptionMessages;
    private final Optional<Cohorts> cohorts;

    /// Those who hear of outcomes, in one.
    private final RewardListener told;

    /// The scorer, with those who hear of what happens below the outcomes.
    private final BatchScorer heard;

    /// The same on the calling thread, where there is no deadline.
    private final BatchScorer onCallingThread;

    /// @param scorer tells nobody, since it does not see the refused entries
    /// @param listeners hear of every outcome
    /// @param log hears of failures, and of them at once
    /// @param grouped whether there is a group reward
    /// @param exceptionMessages whether results hold what scorers' own exceptions said
    /// @param cohorts where groups are collected over calls, if they are
    EntryScorer(
            BatchScorer scorer,
            List<RewardListener> listeners,
            RewardListener log,
            FallbackScores standIns,
            boolean grouped,
            boolean exceptionMessages,
            Optional<Cohorts> cohorts) {
        this.scorer = scorer;
        this.listeners = List.copyOf(listeners);
        this.log = log;
        this.standIns = standIns;
        this.grouped = grouped;
        this.exceptionMessages = exceptionMessages;
        this.cohorts = cohorts;
        this.told = RewardListener.all(listeners.toArray(RewardListener[]::new));
        this.heard = scorer.withListener(RewardListener.exceptOutcomes(RewardListener.all(log, told)));
        this.onCallingThread = heard.withConcurrency(1);
    }

    /// Returns a scorer that tells `listener` as well as those it tells already.
    EntryScorer withListener(RewardListener more) {
        List<RewardListener> all = new ArrayList<>(listeners);
        all.add(more);
        return new EntryScorer(scorer, all, log, standIns, grouped, exceptionMessages, cohorts);
    }

    /// Returns a scorer that collects groups over calls.
    EntryScorer withCohorts(Cohorts shared) {
        return new EntryScorer(
                scorer, listeners, log, standIns, grouped, exceptionMessages, Optional.of(shared));
    }

    /// Returns a scorer with another log.
    EntryScorer withLog(RewardListener log) {
        return new EntryScorer(scorer, listeners, log, standIns, grouped, exceptionMessages, cohorts);
    }

    /// Returns a scorer that calls no judge and tells nobody, and under which no failure is an error of the whole.
    EntryScorer rehearsing() {
        FallbackScores neutral = new FallbackScores(FailurePolicy.neutral(), standIns.range());
        return new EntryScorer(scorer.withoutOutsideCalls(), List.of(), RewardListener.none(), neutral, false,
                exceptionMessages, Optional.empty());
    }

    /// Returns a scorer whose results do not hold what scorers' own exceptions said.
    EntryScorer withoutExceptionMessages() {
        return new EntryScorer(scorer, listeners, log, standIns, grouped, false, cohorts);
    }

    BatchScorer scorer() {
        return scorer;
    }

    FallbackScores standIns() {
        return standIns;
    }

    /// Tells whether there is a group reward.
    boolean grouped() {
        return grouped;
    }

    /// Tells whether anybody hears of outcomes.
    boolean isHeard() {
        return !listeners.isEmpty();
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

    /// Returns one outcome for each entry, in order, and tells nobody.
    List<Outcome> outcomes(List<Entry> entries, Deadline deadline) {
        return outcomes(entries, heard, deadline);
    }

    /// Returns the same, without a deadline, and without another thread.
    List<Outcome> outcomesHere(List<Entry> entries) {
        return outcomes(entries, onCallingThread, Deadline.none());
    }

    private List<Outcome> outcomes(List<Entry> entries, BatchScorer by, Deadline deadline) {
        List<Sample> samples = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Entry.Ready ready) {
                samples.add(ready.sample());
            }
        }
        List<Outcome> scored = scored(entries, samples, by, deadline);
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

    /// A sample under a made-up id has none that others know it by, and one without an answer has no siblings.
    private List<Outcome> scored(List<Entry> entries, List<Sample> samples, BatchScorer by, Deadline deadline) {
        if (cohorts.isEmpty() || hasUnanswered(entries)) {
            return by.scoreAll(samples, deadline);
        }
        List<Sample> named = new ArrayList<>(samples.size());
        for (Entry entry : entries) {
            if (entry instanceof Entry.Ready(var id, var sample)) {
                named.add(id.isMadeUp() ? sample.withId("") : sample);
            }
        }
        List<Outcome> outcomes = cohorts.get().scoreAll(by, named, deadline);
        List<Outcome> own = new ArrayList<>(samples.size());
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            own.add(switch (outcomes.get(i)) {
                case Outcome.Scored(var other, Reward reward) -> new Outcome.Scored(sample, reward);
                case Outcome.Failed(var other, RewardException cause) -> new Outcome.Failed(sample, cause);
            });
        }
        return own;
    }

    /// Returns the outcomes of samples while they are read, in order, and tells nobody of them.
    OrderedOutcomes inOrder(Iterator<Sample> samples) {
        return heard.scoreInOrder(samples);
    }

    private static Outcome refused(WireId id, String reason) {
        Sample standIn = UNREAD.withId(id.text());
        return new Outcome.Failed(standIn, new RewardException(RewardException.Kind.REFUSED_INPUT, reason));
    }

    private boolean hasUnanswered(List<Entry> entries) {
        for (Entry entry : entries) {
            if (isUnanswered(entry)) {
                return true;
            }
        }
        return false;
    }

    /// Tells whether no entry has an answer.
    boolean areUnanswered(List<Entry> entries) {
        for (Entry entry : entries) {
            if (!isUnanswered(entry)) {
                return false;
            }
        }
        return true;
    }

    /// Tells whether an entry has no answer that the reward could score, as a row of a data set.
    private boolean isUnanswered(Entry entry) {
        if (entry instanceof Entry.Ready ready) {
            return !ready.sample().isAnswered() && !scorer.traits().reads(Content.TRAJECTORY);
        }
        return entry instanceof Entry.Unanswered;
    }

    /// Returns a scorer under which no failure is an error of the whole.
    EntryScorer neverFailing() {
        FallbackScores neutral = new FallbackScores(FailurePolicy.neutral(), standIns.range());
        return failsInvocation()
                ? new EntryScorer(scorer, listeners, log, neutral, grouped, exceptionMessages, cohorts)
                : this;
    }

    boolean failsInvocation() {
        return standIns.policy() instanceof FailurePolicy.FailInvocation;
    }

    /// Tells the listeners of the outcomes, apart from those that were known before.
    void tell(List<Entry> entries, List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            if (!(entries.get(i) instanceof Entry.Known)) {
                if (outcomes.get(i) instanceof Outcome.Scored scored) {
                    told.scored(scored.sample(), scored.reward());
                } else if (outcomes.get(i) instanceof Outcome.Failed failed) {
                    told.failed(failed.sample(), failed.cause());
                }
            }
        }
    }

    /// Tells the log of the failures.
    void log(List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Failed failed) {
                log.failed(failed.sample(), failed.cause());
            }
        }
    }

    /// Tells everybody of a preflight of so many samples.
    void tellPreflight(int samples) {
        RewardListener.all(log, told).preflight(new Preflight(samples, standIns.neutral()));
    }

    /// Returns what became of samples of a preflight.
    ///
    /// @param outcomes of entries without an answer
    static List<Outcome> ofPreflight(List<Outcome> outcomes) {
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
