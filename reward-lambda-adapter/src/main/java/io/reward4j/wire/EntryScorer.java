package io.reward4j.wire;

import io.reward4j.BatchScorer;
import io.reward4j.Deadline;
import io.reward4j.Outcome;
import io.reward4j.RewardException;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.List;

/// Scores entries, each to a result in its place.
///
/// @param scorer tells nobody of outcomes, since it does not see the refused entries
/// @param listener hears of every outcome, in order
record EntryScorer(BatchScorer scorer, RewardListener listener, StandIns standIns) {

    /// @throws RewardException if an entry failed and the policy is to fail the invocation
    List<Result> score(List<Entry> entries, Deadline deadline) {
        List<Outcome> outcomes = outcomes(entries, deadline);
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Scored(var sample, var reward) -> listener.scored(sample, reward);
                case Outcome.Failed(var sample, var cause) -> listener.failed(sample, cause);
            }
        }
        double[] values = standIns.values(outcomes);
        List<Result> results = new ArrayList<>(entries.size());
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
        if (scored.size() == entries.size()) {
            return scored;
        }
        List<Outcome> outcomes = new ArrayList<>(entries.size());
        int next = 0;
        for (Entry entry : entries) {
            outcomes.add(switch (entry) {
                case Entry.Ready ready -> scored.get(next++);
                case Entry.Refused refused -> refused(refused);
            });
        }
        return outcomes;
    }

    private static Outcome refused(Entry.Refused refused) {
        Sample standIn = Sample.of("", "").withId(refused.id().text());
        return new Outcome.Failed(
                standIn, new RewardException(RewardException.Kind.REFUSED_INPUT, refused.reason()));
    }
}
