package io.reward4j.examples.spark;

import io.reward4j.wire.Entry;
import io.reward4j.wire.OrderedResults;
import io.reward4j.wire.Result;
import io.reward4j.wire.RewardEndpoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;

/// The rewards of a partition, in the order of its rollouts. A task that is killed throws, so that nothing of it is
/// written: what an interrupted scorer says of a sample is no failure of the sample.
final class ScoredPartition implements Iterator<Row> {

    private final TaskContext task;
    private final Deque<Entry> begun = new ArrayDeque<>();
    private final OrderedResults results;
    private final FailureShare failures;

    ScoredPartition(RewardEndpoint endpoint, Iterator<Row> rollouts, double failAbove, TaskContext task) {
        this.task = task;
        this.results = endpoint.scoreInOrder(new Entries(rollouts));
        this.failures = new FailureShare(failAbove, task.partitionId());
        task.addTaskCompletionListener((TaskCompletionListener) ended -> results.close());
    }

    /// The entries of the rollouts, which are kept until their results come.
    private final class Entries implements Iterator<Entry> {

        private final Iterator<Row> rollouts;
        private long index;

        Entries(Iterator<Row> rollouts) {
            this.rollouts = rollouts;
        }

        @Override
        public boolean hasNext() {
            return rollouts.hasNext();
        }

        @Override
        public Entry next() {
            Entry entry = Rollout.of(rollouts.next()).entry(index++);
            begun.addLast(entry);
            return entry;
        }
    }

    @Override
    public boolean hasNext() {
        if (results.hasNext()) {
            return true;
        }
        throwIfKilled();
        failures.check();
        return false;
    }

    @Override
    public Row next() {
        Result result;
        try {
            result = results.next();
        } catch (CancellationException e) {
            task.killTaskIfInterrupted();
            throw e;
        }
        throwIfKilled();
        failures.add(result);
        return RewardRow.of(begun.removeFirst(), result);
    }

    private void throwIfKilled() {
        task.killTaskIfInterrupted();
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }
}
