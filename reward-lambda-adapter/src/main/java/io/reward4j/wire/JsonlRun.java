package io.reward4j.wire;

import io.reward4j.Deadline;
import io.reward4j.Outcome;
import io.reward4j.wire.JsonlEntries.Item;
import io.reward4j.wire.file.ResultFile;
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
        scorer.log(outcomes);
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
        Deque<Item> begun = new ArrayDeque<>();
        try (OrderedResults results = new OrderedResults(scorer, new EntryLines(begun))) {
            while (results.hasNext()) {
                Result result = results.next();
                write(begun.removeFirst(), result);
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

    /// The entries of the file.
    private final class EntryLines implements Iterator<Entry> {

        private final Deque<Item> begun;
        private @Nullable Item ahead;

        /// @param begun gets the items whose entries were handed out
        EntryLines(Deque<Item> begun) {
            this.begun = begun;
        }

        @Override
        public boolean hasNext() {
            try {
                ahead = ahead == null ? entries.next() : ahead;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return ahead != null;
        }

        @Override
        public Entry next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more lines");
            }
            Item item = Objects.requireNonNull(ahead);
            ahead = null;
            begun.addLast(item);
            return item.entry();
        }
    }
}
