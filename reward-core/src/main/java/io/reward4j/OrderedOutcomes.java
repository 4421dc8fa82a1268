package io.reward4j;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The outcomes of samples that are scored while they are read. They come in the order of the samples, and a slow
/// sample does not delay the start of others.
///
/// Samples are started ahead of the outcome that is asked for, up to the number and the characters that were given to
/// [BatchScorer#scoreInOrder(Iterator, int, long)]. All of them are one batch: they share the values of a [BatchLocal],
/// such as budgets, and a time limit.
///
/// For use by one thread. Close it at the end; samples under way are then interrupted, and their outcomes are lost.
public final class OrderedOutcomes implements Iterator<Outcome>, AutoCloseable {

    /// Samples of code are handed over several at a time: one takes less long than handing it over.
    private static final int SLICE = 64;

    private final RewardFunction reward;
    private final CodeWatch watch;
    private final Iterator<? extends Sample> samples;
    private final Context context;
    private final RewardListener listener;
    private final Workers kind;
    private final UnaryOperator<Outcome> told;
    private final int most;
    private final long mostCharacters;
    private final Deque<Slice> window = new ArrayDeque<>();
    private final BlockingQueue<Slice> work = new LinkedBlockingQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private int ahead;
    private long characters;
    private @Nullable Slice current;
    private int position;
    private volatile boolean closed;

    OrderedOutcomes(
            RewardFunction reward,
            CodeWatch watch,
            Iterator<? extends Sample> samples,
            Context context,
            Workers kind,
            int most,
            long mostCharacters,
            UnaryOperator<Outcome> told) {
        this.reward = reward;
        this.watch = watch;
        this.samples = Objects.requireNonNull(samples, "samples");
        this.context = context;
        this.listener = context.listener();
        this.kind = kind;
        this.told = told;
        this.most = positive(most, "the look-ahead");
        this.mostCharacters = positive(mostCharacters, "the look-ahead in characters");
    }

    private static <N extends Number> N positive(N number, String name) {
        if (number.longValue() < 1) {
            throw new IllegalArgumentException(name + " must be positive: " + number);
        }
        return number;
    }

    /// Samples that one worker scores one after the other.
    private final class Slice {

        private final List<Sample> given = new ArrayList<>(kind.waiting() ? 1 : SLICE);
        private final List<Outcome> outcomes = new ArrayList<>(kind.waiting() ? 1 : SLICE);
        private final CountDownLatch done = new CountDownLatch(1);
        private long size;
        private boolean ended;
        private @Nullable VirtualMachineError fatal;

        void add(Sample sample) {
            given.add(sample);
            size += charactersOf(sample);
        }

        /// Scores to the end, unless this is closed or the virtual machine fails.
        void score() {
            try {
                for (Sample sample : given) {
                    // left set by the sample before; whoever interrupts this thread closes first
                    Thread.interrupted();
                    if (closed) {
                        return;
                    }
                    if (!keep(outcome(sample))) {
                        return;
                    }
                }
            } catch (VirtualMachineError e) {
                fatal = e;
            } finally {
                done.countDown();
            }
        }

        private Outcome outcome(Sample sample) {
            if (context.deadline().isExpired()) {
                return late(sample);
            }
            try {
                return new Outcome.Scored(sample, CheckedScoring.outermost(reward, sample, watch));
            } catch (Throwable e) {
                return new Outcome.Failed(sample, CheckedScoring.failure(e));
            }
        }

        private synchronized boolean keep(Outcome outcome) {
            return !ended && outcomes.add(outcome);
        }

        /// Samples that are not done when the time is up have failed, whatever their scoring does.
        private synchronized void end() {
            ended = true;
            given.subList(outcomes.size(), given.size()).forEach(sample -> outcomes.add(late(sample)));
        }

        /// @throws CancellationException if this thread is interrupted
        void await() {
            Deadline deadline = context.deadline();
            try {
                if (!deadline.isBounded()) {
                    done.await();
                } else if (!done.await(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                    end();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }

        /// @throws VirtualMachineError if that is what came of it
        Outcome outcome(int index) {
            if (index == outcomes.size() && fatal != null) {
                throw fatal;
            }
            return outcomes.get(index);
        }
    }

    private static Outcome late(Sample sample) {
        return new Outcome.Failed(sample, new RewardException(RewardException.Kind.DEADLINE, "the time was up"));
    }

    private static long charactersOf(Sample sample) {
        long sum = charactersOf(sample.reference()) + charactersOf(sample.metadata());
        for (Message message : sample.messages()) {
            sum += message.content().length() + message.reasoning().length();
            for (ToolCall call : message.toolCalls()) {
                sum += charactersOf(call.arguments());
            }
        }
        return sum;
    }

    private static long charactersOf(JsonNode node) {
        if (node.isString()) {
            return node.stringValue().length();
        }
        long sum = 1;
        for (JsonNode child : node) {
            sum += charactersOf(child);
        }
        return sum;
    }

    @Override
    public boolean hasNext() {
        return !closed && (isCurrent() || !window.isEmpty() || samples.hasNext());
    }

    /// Returns the outcome of the next sample, and tells the listeners of it.
    ///
    /// @throws CancellationException if the calling thread is interrupted while it waits; the flag stays set
    /// @throws NoSuchElementException if there are no more samples, or this is closed
    /// @throws VirtualMachineError if scoring threw one other than a stack overflow, in the place of that sample's
    ///     outcome
    @Override
    public Outcome next() {
        if (!hasNext()) {
            throw new NoSuchElementException(closed ? "closed" : "no more samples");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        Slice slice = current();
        Outcome outcome = told.apply(slice.outcome(position));
        position++;
        ahead--;
        switch (outcome) {
            case Outcome.Scored(Sample sample, Reward result) -> listener.scored(sample, result);
            case Outcome.Failed(Sample sample, RewardException cause) -> listener.failed(sample, cause);
        }
        return outcome;
    }

    private boolean isCurrent() {
        return current != null && position < current.given.size();
    }

    private Slice current() {
        fill();
        if (!isCurrent()) {
            Slice next = window.removeFirst();
            next.await();
            characters -= next.size;
            current = next;
            position = 0;
        }
        return Objects.requireNonNull(current);
    }

    /// Takes samples up to the bounds, and at least one where nothing is under way.
    private void fill() {
        while (hasRoom() && samples.hasNext()) {
            Slice slice = new Slice();
            int size = kind.waiting() ? 1 : SLICE;
            do {
                slice.add(Objects.requireNonNull(samples.next(), "a sample is null"));
                ahead++;
            } while (slice.given.size() < size && ahead < most && characters + slice.size < mostCharacters
                    && samples.hasNext());
            characters += slice.size;
            window.addLast(slice);
            work.add(slice);
            startWorker();
        }
    }

    private boolean hasRoom() {
        boolean nothingUnderWay = window.isEmpty() && !isCurrent();
        return nothingUnderWay || (ahead < most && characters < mostCharacters);
    }

    private void startWorker() {
        if (workers.size() == kind.most() || workers.size() >= window.size() + 1) {
            return;
        }
        workers.add(kind.threads().start(() -> context.with(() -> {
            work();
            return this;
        })));
    }

    private void work() {
        while (!closed) {
            try {
                Slice slice = work.take();
                slice.score();
                if (slice.fatal != null) {
                    return;
                }
            } catch (InterruptedException e) {
                // closed, or left set by a sample
            }
        }
    }

    /// Stops: interrupts the samples under way. Their outcomes, and all later ones, are lost.
    @Override
    public void close() {
        closed = true;
        workers.forEach(Thread::interrupt);
    }
}
