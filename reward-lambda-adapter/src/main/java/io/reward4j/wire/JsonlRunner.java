package io.reward4j.wire;

import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.report.RunStatistics;
import io.reward4j.report.RunSummary;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Scores samples from file to file: one sample in a line of JSON, one result in a line.
///
/// ```java
/// RunSummary summary = JsonlRunner.of(reward).resumable().run(Path.of("samples.jsonl"), Path.of("results.jsonl"));
/// ```
///
/// Samples and results are those of a [RewardEndpoint], in order, in memory that does not grow with the files. The file
/// of samples may be compressed with gzip and may begin with a byte order mark. A line that is no sample is answered in
/// its place as a failure of the kind `refused_input` that says why: a line that is empty, not JSON, or too long. It
/// keeps its id where that stands before the fault, and else is `sample-<index>`, counted from 0.
///
/// **Order.** Samples are begun while earlier ones are still under way, as [io.reward4j.BatchScorer#scoreInOrder] does.
/// Where what is answered depends on a group (a group reward, [FailurePolicy#siblingMean()]), lines are scored in
/// chunks of up to 1,024 lines or about 16 MiB, each extended to the end of a run of lines of one group, up to 4,096
/// lines; groups are found within a chunk.
///
/// **Files.** Results are written to a partial file beside the target, a result that was paid for at once and others
/// 256 at a time. The target stays as it was until all is done; then the partial file takes its place in one step, with
/// the permissions that the target had. Whatever ends a run early (an interrupt, the end of the process, an exception)
/// leaves the partial file, if there is a result in it. Links and devices are not written to. A file `<results>.lock`
/// is there during the run and keeps a second one away.
///
/// **Going on.** A [resumable()][#resumable()] run calls its partial file `<results>.partial` and begins where that
/// ends; a line that was cut off in the middle is scored again. To pay no judge twice for replies that had come but
/// were not written as results yet, record them, with `RecordedJudgeModel.recordOrReplay` of reward-judge.
///
/// Immutable and safe for use by several threads at once.
public final class JsonlRunner {

    /// The most bytes of a line unless it is said otherwise: 16 MiB.
    public static final int DEFAULT_LONGEST_LINE = 16 << 20;

    private static final String EARLIER = "the earlier results";
    private static final System.Logger LOG = System.getLogger("io.reward4j.JsonlRunner");

    private final EntryScorer scorer;
    private final SampleFields fields;
    private final LongConsumer progress;
    private final Options options;

    private JsonlRunner(EntryScorer scorer, SampleFields fields, LongConsumer progress, Options options) {
        this.scorer = scorer;
        this.fields = fields;
        this.progress = progress;
        this.options = options;
    }

    private record Options(boolean resumable, int longestLine, ReplyWriter.Detail detail) {}

    /// Returns a runner with the defaults of [RewardEndpoint#of].
    public static JsonlRunner of(RewardFunction reward) {
        return of(RewardEndpoint.of(reward));
    }

    /// Returns a runner that answers as the endpoint does; the format of its replies aside.
    public static JsonlRunner of(RewardEndpoint endpoint) {
        return new JsonlRunner(endpoint.scorer(), endpoint.fields(), lines -> {
        }, new Options(false, DEFAULT_LONGEST_LINE, ReplyWriter.Detail.NUMBERS));
    }

    /// Returns a runner that goes on where an earlier run of it ended early. Its results are those of a run that was
    /// not ended, line by line; results of the earlier run are kept as they are, failures too.
    public JsonlRunner resumable() {
        return new JsonlRunner(scorer, fields, progress, new Options(true, options.longestLine(), options.detail()));
    }

    /// Returns a runner that refuses lines of more bytes. The default is [#DEFAULT_LONGEST_LINE].
    ///
    /// @throws IllegalArgumentException if it is not positive
    public JsonlRunner withLongestLine(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("the longest line must be positive: " + bytes);
        }
        return new JsonlRunner(scorer, fields, progress, new Options(options.resumable(), bytes, options.detail()));
    }

    /// Returns a runner whose results also hold `rationales`, an object: why the reward is what it is, under `reward`,
    /// and the same for each part by its name, such as `comments/[0]/grounded`. They may quote samples.
    public JsonlRunner withRationales() {
        return new JsonlRunner(scorer, fields, progress,
                new Options(options.resumable(), options.longestLine(), ReplyWriter.Detail.RATIONALES));
    }

    /// Returns a runner that tells `progress` after every 1,024 lines, and at the end, how many lines are done. What it
    /// throws ends the run.
    public JsonlRunner onProgress(LongConsumer progress) {
        return new JsonlRunner(scorer, fields, Objects.requireNonNull(progress, "progress"), options);
    }

    /// Returns a runner that tells `listener` of every outcome and judge call, as well as those that the
    /// endpoint tells.
    public JsonlRunner withListener(RewardListener listener) {
        return new JsonlRunner(scorer.withListener(listener), fields, progress, options);
    }

    /// Scores every line, or those that an earlier run left.
    ///
    /// @return what the lines that were scored now amount to
    /// @throws InterruptedIOException if this thread is interrupted; the message names the partial file
    /// @throws IOException if the files cannot be read or written, the results are no regular file, or another run is
    ///     writing them
    /// @throws IllegalArgumentException if the results, or the partial ones, would replace the samples, or the partial
    ///     file is of other samples
    /// @throws io.reward4j.RewardException if a line failed and the failure policy is to fail the
    ///     invocation
    public RunSummary run(Path samples, Path results) throws IOException {
        return run(samples, null, results);
    }

    /// Scores again the lines that have no reward in the results of an earlier run, no result that can be read, or none
    /// at all because that run ended early, and copies the others byte for byte. The results may replace the earlier
    /// ones.
    ///
    /// @param earlierResults the results of a run over the same samples, or the partial file that it left
    /// @return what the lines that were scored again amount to
    /// @throws InterruptedIOException if this thread is interrupted; the message names the partial file
    /// @throws IOException if the files cannot be read or written
    /// @throws IllegalArgumentException if the earlier results are not of these samples: if there are more of them, or
    ///     ids differ; or if the results would replace the samples
    /// @throws IllegalStateException if there is a group reward, which needs the other rewards of a group
    ///     as they were before it
    /// @throws io.reward4j.RewardException if a line failed and the failure policy is to fail the
    ///     invocation
    public RunSummary rescoreFailed(Path samples, Path earlierResults, Path results) throws IOException {
        if (scorer.grouped()) {
            throw new IllegalStateException("with a group reward the lines cannot be scored one by one: run again");
        }
        requireSame(samples, Objects.requireNonNull(earlierResults, "earlierResults"));
        return run(samples, earlierResults, results);
    }

    /// Looks at all ids before the first sample is scored, and perhaps paid for.
    private void requireSame(Path samples, Path earlier) throws IOException {
        try (LineReader lines = open(samples); LineReader before = open(earlier)) {
            JsonlEntries entries = entries(lines, Optional.of(before), EARLIER);
            while (entries.next() != null) {
                // compared
            }
            entries.checkEnd();
        }
    }

    @SuppressWarnings("try") // the lock is only held
    private RunSummary run(Path samples, @Nullable Path earlier, Path results) throws IOException {
        requireOther(samples, results, "the results would replace the samples");
        if (options.resumable()) {
            Path partial = ResultFile.resumablePartial(results);
            requireOther(samples, partial, "the partial results would replace the samples");
        }
        try (RunLock lock = RunLock.of(results);
                ResultFile file = options.resumable() ? ResultFile.resume(results) : ResultFile.create(results)) {
            long prefix = options.resumable() ? prefix(samples, file) : 0;
            return run(samples, earlier, file, prefix);
        }
    }

    private static void requireOther(Path samples, Path file, String otherwise) throws IOException {
        if (Files.exists(file) && Files.isSameFile(samples, file)) {
            throw new IllegalArgumentException(otherwise + ": " + file);
        }
    }

    private long prefix(Path samples, ResultFile file) throws IOException {
        try (LineReader lines = open(samples); LineReader written = open(file.partial())) {
            JsonlEntries entries = entries(lines, Optional.empty(), "");
            ResultPrefix prefix = ResultPrefix.of(entries, written, file.partial().toString(), scorer.looksAtGroups());
            file.truncate(prefix.bytes());
            return prefix.lines();
        }
    }

    private RunSummary run(Path samples, @Nullable Path earlier, ResultFile file, long prefix) throws IOException {
        RunStatistics statistics = RunStatistics.of(scorer.standIns().range());
        try (LineReader lines = open(samples); LineReader before = earlier == null ? null : open(earlier)) {
            JsonlEntries entries = entries(lines, Optional.ofNullable(before), EARLIER);
            JsonlRun run = new JsonlRun(scorer.withListener(statistics), entries, file, options.detail(), progress);
            try {
                run.run(prefix);
            } catch (CancellationException | ClosedByInterruptException e) {
                throw interrupted(file, run.done(), e);
            } catch (Throwable e) {
                keep(file, run.done());
                throw e;
            }
        }
        file.commit();
        return statistics.summary();
    }

    private LineReader open(Path file) throws IOException {
        return LineReader.open(file, options.longestLine());
    }

    private JsonlEntries entries(LineReader lines, Optional<LineReader> earlier, String name) {
        return new JsonlEntries(lines, earlier, name, fields);
    }

    /// Writes out what is done, which an interrupted thread may not.
    private static InterruptedIOException interrupted(ResultFile file, long done, Exception cause) {
        boolean flag = Thread.interrupted();
        keep(file, done);
        if (flag) {
            Thread.currentThread().interrupt();
        }
        InterruptedIOException interrupted = new InterruptedIOException("interrupted: " + remaining(file, done));
        interrupted.initCause(cause);
        return interrupted;
    }

    private static void keep(ResultFile file, long done) {
        try {
            if (done == 0) {
                file.discard();
                return;
            }
            file.flush();
            LOG.log(System.Logger.Level.WARNING, () -> "a run ended early: " + remaining(file, done));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, () -> "a run ended early, and " + file.partial()
                    + " does not hold all of its results: " + e);
        }
    }

    private static String remaining(ResultFile file, long done) {
        return done == 0
                ? "there are no results yet"
                : "the results of the first " + done + " lines are in " + file.partial();
    }
}
