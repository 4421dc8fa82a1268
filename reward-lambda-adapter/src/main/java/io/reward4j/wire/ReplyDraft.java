package io.reward4j.wire;

import io.reward4j.Deadline;
import io.reward4j.Outcome;
import io.reward4j.RewardException;
import io.reward4j.wire.json.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A reply under way. Nothing of it leaves before the end of the event is known to be sound.
///
/// Where entries may be scored early, they are scored and their results written while what was read is
/// still in the processor's cache: on the calling thread, or on several from the moment on that the reward
/// turns out to be worth it.
final class ReplyDraft implements Consumer<List<Entry>> {

    private static final int CHUNK = 256;

    /// How long the reward may take for each sample before several threads are worth their start.
    private static final long CHEAP_NANOS = 20_000;

    private final EntryScorer scorer;
    private final EntryScorer answering;
    private final Deadline deadline;
    private final boolean early;
    private final ReplyText text = new ReplyText();
    private final List<Chunk> news = new ArrayList<>();

    /// What came before the first entry with an answer. It may yet be a preflight.
    private final Queue<Chunk> unanswered = new ArrayDeque<>();

    private int samples;
    private boolean cheap = true;
    private boolean answered;
    private @Nullable RewardException failure;

    ReplyDraft(EntryScorer scorer, Deadline deadline) {
        this.scorer = scorer;
        this.answering = scorer.neverFailing();
        this.deadline = deadline;
        this.early = scorer.mayStartEarly() && !deadline.isBounded();
    }

    private record Chunk(List<Entry> entries, List<Outcome> outcomes) {

        /// Returns what is written at once, each part of which can be forgotten without the others.
        List<Chunk> slices() {
            List<Chunk> slices = new ArrayList<>();
            for (int from = 0; from < entries.size(); from += CHUNK) {
                int to = Math.min(entries.size(), from + CHUNK);
                slices.add(new Chunk(
                        List.copyOf(entries.subList(from, to)), List.copyOf(outcomes.subList(from, to))));
            }
            return slices;
        }
    }

    /// How many entries to add at once.
    int chunk() {
        return early ? CHUNK : Limits.SAMPLES;
    }

    /// Adds the next entries.
    @Override
    public void accept(List<Entry> entries) {
        samples += entries.size();
        answered = answered || !scorer.areUnanswered(entries);
        if (failure != null) {
            return;
        }
        Chunk chunk = new Chunk(entries, outcomes(entries));
        if (answered) {
            settleUnanswered();
            settle(chunk);
        } else {
            unanswered.addAll(chunk.slices());
        }
    }

    private void settleUnanswered() {
        for (Chunk chunk : unanswered) {
            settle(chunk);
        }
        unanswered.clear();
    }

    private void settle(Chunk chunk) {
        scorer.log(chunk.outcomes());
        if (scorer.isHeard()) {
            news.add(chunk);
        }
        if (scorer.failsInvocation() && failure == null) {
            failure = FallbackScores.firstFailure(scorer.replied(chunk.outcomes())).orElse(null);
        }
        write(chunk.entries(), chunk.outcomes());
    }

    private void write(List<Entry> entries, List<Outcome> outcomes) {
        for (Result result : answering.results(entries, outcomes)) {
            text.add(result);
        }
    }

    /// Tells whether there were samples, and none of them had an answer.
    boolean isPreflight() {
        return samples > 0 && !answered;
    }

    private List<Outcome> outcomes(List<Entry> entries) {
        if (!early || !cheap) {
            return scorer.outcomes(entries, deadline);
        }
        long start = System.nanoTime();
        List<Outcome> outcomes = scorer.outcomesHere(entries);
        cheap = System.nanoTime() - start <= CHEAP_NANOS * entries.size();
        return outcomes;
    }

    /// Tells the listeners and returns the list of results. Of a preflight they hear only that it was one, and it never
    /// fails.
    ///
    /// @throws RewardException if an entry failed and the policy is to fail the invocation
    ReplyBytes finish() {
        if (isPreflight()) {
            return preflight();
        }
        for (Chunk chunk : news) {
            scorer.tell(chunk.entries(), chunk.outcomes());
        }
        if (failure != null) {
            throw failure;
        }
        return text.finish();
    }

    /// Forgets what is written, so that the entries and their results are not in memory together.
    private ReplyBytes preflight() {
        scorer.tellPreflight(samples);
        for (Chunk slice = unanswered.poll(); slice != null; slice = unanswered.poll()) {
            write(slice.entries(), EntryScorer.ofPreflight(slice.outcomes()));
        }
        return text.finish();
    }
}
