package io.reward4j.wire;

import io.reward4j.BatchScorer;
import io.reward4j.Deadline;
import io.reward4j.OrderedOutcomes;
import io.reward4j.Outcome;
import io.reward4j.Sample;
import io.reward4j.wire.JsonlEntries.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// One run from file to file. Used once.
final class JsonlRun {

    /// How many results may wait for the operating system, where none of them was paid for.
    private static final int FLUSHED_LINES = 256;
    private static final int PROGRESS_LINES = 1_024;

    private final EntryScorer scorer;
    private final JsonlEntries entries;
    private final ResultFile file;
    private final ReplyWriter.Detail detail;
    private final LongConsumer progress;
    private final int flushedLines;
    private long done;
    private long told;

    JsonlRun(
            EntryScorer scorer,
            JsonlEntries entries,
            ResultFile file,
            ReplyWriter.Detail detail,
            LongConsumer progress) {
        this.scorer = scorer;
        this.entries = entries;
        this.file = file;
        this.detail = detail;
        this.progress = progress;
        this.flushedLines = scorer.scorer().traits().blocking() ? 1 : FLUSHED_LINES;
    }

    /// How many lines have a result in the file.
    long done() {
        return done;
    }

    /// @param prefix how many lines have a result already, which is kept as it is
    void run(long prefix) throws IOException {
        done = prefix;
        told = prefix;
        if (scorer.looksAtGroups()) {
            inChunks(prefix);
        } else {
            inOrder(prefix);
        }
        entries.checkEnd();
        tellProgress();
    }

    private void inChunks(long prefix) throws IOException {
        JsonlChunks chunks = new JsonlChunks(entries);
        long index = 0;
        for (List<Item> chunk = chunks.next(); !chunk.isEmpty(); chunk = chunks.next()) {
            index += chunk.size();
            if (index > prefix) {
                score(chunk);
            }
        }
    }

    private void score(List<Item> chunk) throws IOException {
        List<Entry> given = chunk.stream().map(Item::entry).toList();
        List<Outcome> outcomes = scorer.outcomes(given, Deadline.none());
        scorer.tell(given, outcomes);
        List<Result> results = scorer.results(given, outcomes);
        for (int i = 0; i < results.size(); i++) {
            write(chunk.get(i), results.get(i));
        }
    }

    private void inOrder(long prefix) throws IOException {
        for (long index = 0; index < prefix; index++) {
            Objects.requireNonNull(entries.next(), "the prefix was compared with the samples");
        }
        BatchScorer batch = scorer.scorer();
        Pending pending = new Pending();
        try (OrderedOutcomes outcomes = batch.scoreInOrder(pending)) {
            for (Item item = pending.first(); item != null; item = pending.first()) {
                List<Entry> entry = List.of(item.entry());
                List<Outcome> outcome = item.entry() instanceof Entry.Ready
                        ? List.of(outcomes.next())
                        : scorer.outcomes(entry, Deadline.none());
                pending.removeFirst();
                scorer.tell(entry, outcome);
                write(item, scorer.results(entry, outcome).getFirst());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(Item item, Result result) throws IOException {
        file.writeLine(item.copied().orElseGet(() -> ReplyWriter.line(result, detail)));
        done++;
        if (done % flushedLines == 0) {
            file.flush();
        }
        if (done - told >= PROGRESS_LINES) {
            tellProgress();
        }
    }

    private void tellProgress() throws IOException {
        file.flush();
        if (done != told) {
            told = done;
            progress.accept(done);
        }
    }

    /// The items that were read and have no result yet, in order, and the samples among them. Asked for a sample, it reads
    /// on past a bounded number of lines that are none, and says that there are no more; asked again, it goes on.
    private final class Pending implements Iterator<Sample> {

        private static final int MOST_OTHERS = 1_024;

        private final Deque<Item> items = new ArrayDeque<>();
        private final Deque<Sample> ready = new ArrayDeque<>();
        private int others;
        private boolean ended;

        /// The first item without a result; `null` at the end of the file.
        @Nullable
        Item first() {
            if (items.isEmpty()) {
                read();
            }
            return items.peekFirst();
        }

        void removeFirst() {
            if (!(items.removeFirst().entry() instanceof Entry.Ready)) {
                others--;
            }
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && !ended && others < MOST_OTHERS) {
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
            Item item;
            try {
                item = entries.next();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ended = item == null;
            if (item == null) {
                return;
            }
            items.addLast(item);
            if (item.entry() instanceof Entry.Ready(var id, Sample sample)) {
                ready.addLast(sample);
            } else {
                others++;
            }
        }
    }
}
