package io.reward4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Hands over the outcomes of a batch, one at a time, as they come.
final class Deliveries {

    private final List<Sample> samples;
    private final Deadline deadline;
    private final RewardListener listener;
    private final UnaryOperator<Outcome> told;
    private final Consumer<? super TimedOutcome> each;
    private final @Nullable Outcome[] delivered;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;
    private @Nullable Throwable thrown;

    /// @param told makes of an outcome what may be said of it
    /// @param each who is told after the listener
    Deliveries(
            List<Sample> samples,
            Deadline deadline,
            RewardListener listener,
            UnaryOperator<Outcome> told,
            Consumer<? super TimedOutcome> each) {
        this.samples = samples;
        this.deadline = deadline;
        this.listener = listener;
        this.told = told;
        this.each = each;
        this.delivered = new Outcome[samples.size()];
    }

    /// Scores a sample and hands its outcome over, unless the batch has ended meanwhile.
    Reward score(int index, Supplier<Reward> scoring) {
        long start = System.nanoTime();
        try {
            Reward reward = scoring.get();
            deliver(index, new Outcome.Scored(samples.get(index), reward), System.nanoTime() - start);
            return reward;
        } catch (Throwable e) {
            RewardException failure = CheckedScoring.failure(e);
            deliver(index, new Outcome.Failed(samples.get(index), failure), System.nanoTime() - start);
            throw failure;
        }
    }

    private void deliver(int index, Outcome outcome, long nanos) {
        lock.lock();
        try {
            if (!closed && !deadline.isExpired()) {
                handOver(index, outcome, nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private void handOver(int index, Outcome outcome, long nanos) {
        Outcome said = told.apply(outcome);
        delivered[index] = said;
        switch (said) {
            case Outcome.Scored(Sample sample, Reward reward) -> listener.scored(sample, reward);
            case Outcome.Failed(Sample sample, RewardException cause) -> listener.failed(sample, cause);
        }
        if (thrown != null) {
            return;
        }
        try {
            each.accept(new TimedOutcome(index, said, Duration.ofNanos(nanos)));
        } catch (RuntimeException | Error e) {
            thrown = e;
        }
    }

    /// Hands over what was not finished in time, and returns all outcomes in order.
    List<Outcome> finish(TaskRunner.Ended<Reward> ended) {
        lock.lock();
        try {
            closed = true;
            List<Outcome> outcomes = new ArrayList<>(delivered.length);
            for (int i = 0; i < delivered.length; i++) {
                Attempt<Reward> attempt = ended.attempts().get(i);
                if (delivered[i] == null && !(attempt instanceof Attempt.NotStarted<Reward>)) {
                    handOver(i, CheckedScoring.outcome(samples.get(i), attempt), 0);
                }
                if (delivered[i] != null) {
                    outcomes.add(delivered[i]);
                }
            }
            ended.orThrow();
            if (thrown instanceof RuntimeException e) {
                throw e;
            }
            if (thrown instanceof Error e) {
                throw e;
            }
            return List.copyOf(outcomes);
        } finally {
            lock.unlock();
        }
    }
}
