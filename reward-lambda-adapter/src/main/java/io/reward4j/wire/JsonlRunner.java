package io.reward4j.wire;

import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.report.RunStatistics;
import io.reward4j.report.RunSummary;
import io.reward4j.wire.file.LineReader;
import io.reward4j.wire.file.ResultFile;
import io.reward4j.wire.file.RunLock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Scores samples from file to file: each line of the input is a sample in JSON, and each line of the output is a
/// result.
///
/// ```java
/// RunSummary summary = JsonlRunner.of(reward).resumable().run(Path.of("samples.jsonl"), Path.of("results.jsonl"));
/// ```
///
/// Samples and results are those of a [RewardEndpoint], in order, in memory that does not grow with the files. The file
/// of samples may be compressed with gzip and may begin with a byte order mark. A line that is not a sample, because it
/// is empty, not JSON, or too long, becomes a failure of the kind `refused_input` in its place, with the reason. It
/// keeps its id if that stands before the fault; otherwise the id is `sample-<index>`, counted from 0.
///
/// **Order.** Samples are started while earlier ones are still under way, as in [io.reward4j.BatchScorer#scoreInOrder].
/// If results depend on a group (a group reward, [FailurePolicy#siblingMean()]), lines are scored in chunks of up to
/// 1,024 lines or about 16 MiB. A chunk is extended to the end of a run of lines of one group, up to 4,096 lines.
/// Groups are found within a chunk.
///
/// **Files.** Results are written to a partial file beside the target: at once if they may have cost money, others 256
/// at a time. The target does not change until the run is complete. Then the partial file replaces it in one step, with
/// the permissions of the target. If a run ends early (an interrupt, the end of the process, an exception), the partial
/// file stays if it has a result. Links and devices are not written to. The file `<results>.lock` exists during the run
/// and prevents a second one.
///
/// **Resuming.** A [resumable()][#resumable()] run names its partial file `<results>.partial` and continues where it
/// ends. A line that was cut off in the middle is scored again. The summary and the listeners have only the lines that
/// this call scored; for figures of all lines, run in one go, or read the results line by line. If there is no partial
/// file, a run scores every line and then replaces the results, also where they are complete: nothing says whether the
/// reward is still the same. A judge's replies that were not written as results yet
/// would be paid for again; to avoid that, record them with `RecordedJudgeModel.recordOrReplay` of reward-judge.
///
/// Immutable and safe for use by several threads at once.
public final class JsonlRunner {

    /// The default of the maximum of bytes in a line: 16 MiB.
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

    /// Returns a runner with the options of the endpoint, except for the format of its replies.
    public static JsonlRunner of(RewardEndpoint endpoint) {
        return new JsonlRunner(endpoint.scorer(), endpoint.fields(), lines -> {
        }, new Options(false, DEFAULT_LONGEST_LINE, ReplyWriter.Detail.NUMBERS));
    }

    /// Returns a runner that continues where an earlier run ended early. Its results are the same, line by line, as
    /// those of one complete run. Results of the earlier run are kept, including failures. Its summary and what
    /// listeners hear are of the lines that it scores itself. Where no run ended early, it scores every line, also
    /// where the results are complete.
    public JsonlRunner resumable() {
        return new JsonlRunner(scorer, fields, progress, new Options(true, options.longestLine(), options.detail()));
    }

    /// Returns a runner that refuses lines with more bytes. The default is [#DEFAULT_LONGEST_LINE].
    ///
    /// @throws IllegalArgumentException if it is not positive
    public JsonlRunner withLongestLine(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("the longest line must be positive: " + bytes);
        }
        return new JsonlRunner(scorer, fields, progress, new Options(options.resumable(), bytes, options.detail()));
    }

    /// Returns a runner whose results also have an object `rationales`: the reason of the reward under `reward`, and
    /// that of each part under its name, such as `comments/[0]/grounded`. Rationales may quote samples.
    public JsonlRunner withRationales() {
        return new JsonlRunner(scorer, fields, progress,
                new Options(options.resumable(), options.longestLine(), ReplyWriter.Detail.RATIONALES));
    }

    /// Returns a runner that calls `progress` with the number of finished lines after every 1,024 lines and at the end.
    /// An exception of `progress` ends the run.
    public JsonlRunner onProgress(LongConsumer progress) {
        return new JsonlRunner(scorer, fields, Objects.requireNonNull(progress, "progress"), options);
    }

    /// Returns a runner that also tells `listener` of every outcome and judge call.
    public JsonlRunner withListener(RewardListener listener) {
        return new JsonlRunner(scorer.withListener(listener), fields, progress, options);
    }

    /// Scores every line, or those that an earlier run did not finish.
    ///
    /// @return the summary of the lines that this call scored, without those that a [#resumable()] run found done
    /// @throws InterruptedIOException if this thread is interrupted; the message names the partial file
    /// @throws IOException if the files cannot be read or written, the folder of the results is missing, the results
    ///     are no regular file, or another run is writing them
    /// @throws IllegalArgumentException if the results or the partial file would replace the samples, or if the partial
    ///     file belongs to other samples
    /// @throws io.reward4j.RewardException if a line failed and the failure policy is to fail the
    ///     invocation
    public RunSummary run(Path samples, Path results) throws IOException {
        return run(samples, null, results);
    }

    /// Scores again the lines whose result of an earlier run has no reward, cannot be read, or is missing because that
    /// run ended early. The other results are copied byte for byte. The new results may replace the earlier ones.
    ///
    /// @param earlierResults the results of a run over the same samples, or the partial file that it left
    /// @return the summary of the lines that were scored again
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
        requireFolder(results);
        requireOther(samples, results, "the results would replace the samples");
        if (options.resumable()) {
            Path partial = ResultFile.resumablePartial(results);
            requireOther(samples, partial, "the partial results would replace the samples");
        }
        try (RunLock lock = RunLock.of(results);
                ResultFile file = options.resumable() ? ResultFile.resume(results) : ResultFile.create(results)) {
            long prefix = options.resumable() ? prefix(samples, file) : 0;
            if (options.resumable()) {
                tellWhatIsKept(prefix, file.partial(), results);
            }
            return run(samples, earlier, file, prefix);
        }
    }

    private static void tellWhatIsKept(long prefix, Path partial, Path results) {
        if (prefix > 0) {
            LOG.log(System.Logger.Level.INFO, () -> "the results of the first " + prefix + " lines are kept from "
                    + partial + "; summary and listeners have only the lines that are scored now");
        } else if (Files.exists(results)) {
            LOG.log(System.Logger.Level.INFO, () -> "no run to continue: every line is scored, and then " + results
                    + " is replaced");
        }
    }

    private static void requireFolder(Path results) throws NoSuchFileException {
        Path folder = results.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) {
            throw new NoSuchFileException(
                    folder.toString(), null, "the folder of the results is missing; create it first");
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
