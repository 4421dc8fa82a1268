package io.reward4j.wire;

import io.reward4j.Deadline;
import io.reward4j.Outcome;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.report.RunStatistics;
import io.reward4j.report.RunSummary;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Scores samples from file to file: one sample in a line of JSON, one result in a line.
///
/// ```java
/// RunSummary summary = JsonlRunner.of(reward).run(Path.of("samples.jsonl"), Path.of("results.jsonl"));
/// ```
///
/// Samples and results are those of a [RewardEndpoint], in order, in memory that does not grow with the
/// files. A line that is no sample is answered in its place as a failure of the kind `refused_input`, under
/// `sample-<index>` counted from 0 if its id cannot be read: a line that is empty, not JSON, or of more than
/// 64 MiB, which is not held in memory either.
///
/// Lines are scored in chunks of up to 1,024 lines or about 16 MiB. Samples of one group are found
/// within a chunk; where groups matter, a chunk is extended to the end of a run of lines of one group,
/// up to 4,096 lines.
///
/// Results are written to a file beside the target, named like it with `.part` at the end, which
/// replaces the target when all is done.
///
/// Immutable and safe for use by several threads at once.
public final class JsonlRunner {

    /// The most bytes of a line that is read.
    static final int LONGEST_LINE = 64 << 20;

    private final EntryScorer scorer;
    private final SampleFields fields;
    private final LongConsumer progress;

    private JsonlRunner(EntryScorer scorer, SampleFields fields, LongConsumer progress) {
        this.scorer = scorer;
        this.fields = fields;
        this.progress = progress;
    }

    /// Returns a runner with the defaults of [RewardEndpoint#of].
    public static JsonlRunner of(RewardFunction reward) {
        return of(RewardEndpoint.of(reward));
    }

    /// Returns a runner that answers as the endpoint does; the format of its replies aside.
    public static JsonlRunner of(RewardEndpoint endpoint) {
        return new JsonlRunner(endpoint.scorer(), endpoint.fields(), lines -> {
        });
    }

    /// Returns a runner that tells `progress` after each chunk how many lines are done.
    public JsonlRunner onProgress(LongConsumer progress) {
        return new JsonlRunner(scorer, fields, Objects.requireNonNull(progress, "progress"));
    }

    /// Returns a runner that tells `listener` of every outcome and judge call, as well as those that the
    /// endpoint tells.
    public JsonlRunner withListener(RewardListener listener) {
        return new JsonlRunner(scorer.withListener(listener), fields, progress);
    }

    /// Scores every line.
    ///
    /// @throws IOException if the files cannot be read or written
    /// @throws IllegalArgumentException if the results would replace the samples
    /// @throws io.reward4j.RewardException if a line failed and the failure policy is to fail the
    ///     invocation
    public RunSummary run(Path samples, Path results) throws IOException {
        try (LineReader lines = LineReader.open(samples, LONGEST_LINE)) {
            return run(samples, lines, Optional.empty(), results);
        }
    }

    /// Scores again the lines that have no reward in the results of an earlier run, or no result that
    /// can be read, and copies the others byte for byte. The results may replace the earlier ones.
    ///
    /// @return what the lines that were scored again amount to
    /// @throws IOException if the files cannot be read or written
    /// @throws IllegalArgumentException if the earlier results are not of these samples: if the
    ///     numbers of lines differ, or the ids; or if the results would replace the samples
    /// @throws IllegalStateException if there is a group reward, which needs the other rewards of a group
    ///     as they were before it
    /// @throws io.reward4j.RewardException if a line failed and the failure policy is to fail the
    ///     invocation
    public RunSummary rescoreFailed(Path samples, Path earlierResults, Path results) throws IOException {
        if (scorer.grouped()) {
            throw new IllegalStateException("with a group reward the lines cannot be scored one by one: run again");
        }
        long expected = LineReader.count(samples);
        long found = LineReader.count(earlierResults);
        if (expected != found) {
            throw new IllegalArgumentException(
                    "the earlier results have " + found + " lines, and the samples " + expected);
        }
        try (LineReader lines = LineReader.open(samples, LONGEST_LINE);
                LineReader earlier = LineReader.open(earlierResults, LONGEST_LINE)) {
            return run(samples, lines, Optional.of(earlier), results);
        }
    }

    private RunSummary run(Path samples, LineReader lines, Optional<LineReader> earlier, Path results)
            throws IOException {
        if (Files.exists(results) && Files.isSameFile(samples, results)) {
            throw new IllegalArgumentException("the results would replace the samples: " + results);
        }
        RunStatistics statistics = RunStatistics.of(scorer.standIns().range());
        JsonlChunks chunks = new JsonlChunks(lines, earlier, scorer.looksAtGroups(), fields);
        Path part = results.resolveSibling(results.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                write(chunks, scorer.withListener(statistics), out);
            }
            Files.move(part, results, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return statistics.summary();
    }

    private void write(JsonlChunks chunks, EntryScorer counted, OutputStream out) throws IOException {
        long done = 0;
        for (List<JsonlChunks.Item> chunk = chunks.next(); !chunk.isEmpty(); chunk = chunks.next()) {
            List<Entry> entries = new ArrayList<>(chunk.size());
            chunk.forEach(item -> entries.add(item.entry()));
            List<Outcome> outcomes = counted.outcomes(entries, Deadline.none());
            counted.log(outcomes);
            counted.tell(entries, outcomes);
            List<Result> scored = counted.results(entries, outcomes);
            for (int i = 0; i < scored.size(); i++) {
                Result result = scored.get(i);
                out.write(chunk.get(i).copied().orElseGet(() -> ReplyWriter.line(result)));
                out.write('\n');
            }
            done += chunk.size();
            progress.accept(done);
        }
    }
}
