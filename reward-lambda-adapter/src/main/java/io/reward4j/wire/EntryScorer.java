package io.reward4j.wire;

import io.reward4j.BatchScorer;
import io.reward4j.Deadline;
import io.reward4j.JudgeCall;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.List;

/// Scores entries, each to a result in its place.
///
/// @param scorer tells of judge calls only, since it does not see the refused entries
/// @param listener hears of every outcome, in order
/// @param grouped whether there is a group reward
record EntryScorer(BatchScorer scorer, RewardListener listener, StandIns standIns, boolean grouped) {

    /// Returns a scorer that tells `listener` as well as those it tells already.
    EntryScorer withListener(RewardListener more) {
        return new EntryScorer(
                scorer.withListener(new JudgeCalls(more)), RewardListener.all(listener, more), standIns, grouped);
    }

    private record JudgeCalls(RewardListener listener) implements RewardListener {

        @Override
        public void judgeCalled(JudgeCall call) {
            listener.judgeCalled(call);
        }
    }

    /// Tells whether what is answered to one sample depends on the others of its group.
    boolean looksAtGroups() {
        return grouped || standIns.policy() instanceof FailurePolicy.SiblingMean;
    }

    /// @throws RewardException if an entry failed and the policy is to fail the invocation
    List<Result> score(List<Entry> entries, Deadline deadline) {
        List<Outcome> outcomes = outcomes(entries, deadline);
        double[] values = standIns.values(outcomes);
        List<Result> results = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            results.add(new Result(entries.get(i).id(), outcomes.get(i), values[i]));
        }
        return results;
    }

    private List<Outcome> outcomes(List<Entry> entries, Deadline deadline) {
        List<Sample> samples = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (entry instanceof Entry.Ready(var id, var sample)) {
                samples.add(sample);
            }
        }
        List<Outcome> scored = scorer.scoreAll(samples, deadline);
        List<Outcome> outcomes = new ArrayList<>(entries.size());
        int next = 0;
        for (Entry entry : entries) {
            Outcome outcome = switch (entry) {
                case Entry.Ready ready -> scored.get(next++);
                case Entry.Refused refused -> refused(refused);
                case Entry.Known(var id, var sample, double value) -> new Outcome.Scored(sample, Reward.of(value));
            };
            if (!(entry instanceof Entry.Known)) {
                tell(outcome);
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private void tell(Outcome outcome) {
        switch (outcome) {
            case Outcome.Scored(Sample sample, Reward reward) -> listener.scored(sample, reward);
            case Outcome.Failed(Sample sample, RewardException cause) -> listener.failed(sample, cause);
        }
    }

    private static Outcome refused(Entry.Refused refused) {
        Sample standIn = Sample.of("", "").withId(refused.id().text());
        return new Outcome.Failed(
                standIn, new RewardException(RewardException.Kind.REFUSED_INPUT, refused.reason()));
    }
}
