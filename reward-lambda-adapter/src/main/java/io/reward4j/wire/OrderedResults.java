package io.reward4j.wire;

import io.reward4j.Deadline;
import io.reward4j.OrderedOutcomes;
import io.reward4j.Outcome;
import io.reward4j.Sample;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/// The results of entries that are scored while they are read: in the order of the entries, and without waiting for
/// slow ones before others begin. See [RewardEndpoint#scoreInOrder(Iterator)].
///
/// To be used by one thread, and closed: samples under way are then interrupted and their results lost.
public final class OrderedResults implements Iterator<Result>, AutoCloseable {

    private final EntryScorer scorer;
    private final Pending pending;
    private final OrderedOutcomes outcomes;

    OrderedResults(EntryScorer scorer, Iterator<? extends Entry> entries) {
        this.scorer = scorer;
        this.pending = new Pending(entries);
        this.outcomes = scorer.inOrder(pending);
    }

    @Override
    public boolean hasNext() {
        return pending.hasFirst();
    }

    /// Returns the result of the next entry, and tells the listeners of it.
    ///
    /// @throws java.util.concurrent.CancellationException if the calling thread is interrupted while it waits
    /// @throws io.reward4j.RewardException if the sample failed and the failure policy is to fail the invocation
    /// @throws NoSuchElementException if there are no more entries
    @Override
    public Result next() {
        Entry entry = pending.first();
        List<Entry> one = List.of(entry);
        List<Outcome> outcome = entry instanceof Entry.Ready
                ? List.of(outcomes.next())
                : scorer.outcomes(one, Deadline.none());
        pending.removeFirst();
        scorer.log(outcome);
        scorer.tell(one, outcome);
        return scorer.results(one, outcome).getFirst();
    }

    @Override
    public void close() {
        outcomes.close();
    }

    /// The entries that were read and have no result yet, in order, and the samples among them. Asked for a sample, it
    /// reads on past a bounded number of entries that are none, and says that there are no more; asked again, it goes
    /// on.
    private static final class Pending implements Iterator<Sample> {

        private static final int MOST_OTHERS = 1_024;

        private final Iterator<? extends Entry> source;
        private final Deque<Entry> entries = new ArrayDeque<>();
        private final Deque<Sample> ready = new ArrayDeque<>();
        private int others;

        Pending(Iterator<? extends Entry> source) {
            this.source = Objects.requireNonNull(source, "entries");
        }

        boolean hasFirst() {
            return !entries.isEmpty() || source.hasNext();
        }

        Entry first() {
            if (entries.isEmpty()) {
                read();
            }
            return entries.getFirst();
        }

        void removeFirst() {
            if (!(entries.removeFirst() instanceof Entry.Ready)) {
                others--;
            }
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && others < MOST_OTHERS && source.hasNext()) {
                read();
            }
            return !ready.isEmpty();
        }

        @Override
        public Sample next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more samples");
            }
            return ready.removeFirst();
        }

        private void read() {
            Entry entry = source.next();
            entries.addLast(entry);
            if (entry instanceof Entry.Ready(var id, Sample sample)) {
                ready.addLast(sample);
            } else {
                others++;
            }
        }
    }
}
