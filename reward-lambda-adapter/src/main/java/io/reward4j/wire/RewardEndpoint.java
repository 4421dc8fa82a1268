package io.reward4j.wire;

import io.reward4j.BatchScorer;
import io.reward4j.Deadline;
import io.reward4j.GroupRewardFunction;
import io.reward4j.Outcome;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.wire.cohort.Cohorts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Answers the events of trainers: bytes in, bytes out.
///
/// ```java
/// RewardEndpoint endpoint = RewardEndpoint.of(reward);
/// endpoint.handle(event, reply);
/// ```
///
/// An event is a list of samples, one sample, or either of them in a wrapper: `body` (as JSON or as
/// text), `batch`, `input` or `trajectories`. Samples may come in any of the formats of Amazon Nova,
/// Amazon Bedrock and SageMaker AI. The reply holds one result for each sample, in order, under the id
/// that came with it; a sample without one is answered as `sample-<index>`, counted from 0.
///
/// **HTTP.** A request through API Gateway, a function URL or a load balancer is answered in the envelope of that
/// proxy, whatever the format. `POST` with an event in the body is answered under any path, `GET` under a path that
/// ends with `/health` with 200, `OPTIONS` with 200, and other methods with 405. Errors have a status, and no exception
/// is thrown. See [ProxyEvent], and `io.reward4j.wire.http` for the formats of other trainers under paths of their own.
///
/// **Evaluation.** The events of AWS's evaluation with custom metrics have replies of their own. `postprocess` is
/// answered with the metrics of the answer. If the sample failed, the status is 500, since no made-up number should
/// enter an evaluation. `preprocess` is answered with its data. Events of schedulers and warmers are answered with no
/// results.
///
/// **Faults.** A sample that cannot be read has no reward and does not affect the others. That is a sample without an
/// answer of the model, with a field of a wrong type or a duplicate field, with a text of more than 16 Mi characters or
/// a number of more than 1,000, with data nested deeper than 100, or with so many values that those of the event would
/// take a quarter of the heap. The [FailurePolicy] decides what a sample without a reward gets. An event is answered
/// with an error if it is not JSON in UTF-8, has half a surrogate pair in the name of a field, has none of the forms
/// above, has more than 100,000 samples, or is nested deeper than 500,000.
///
/// **Order.** A reward of code alone is called while the event is still being read, 256 samples at a time, if there is
/// no deadline and no result depends on a group. Otherwise it is called after the whole event was read without an
/// error. Listeners are told of outcomes when the reply is complete.
///
/// **Results.** The metrics of a result are the components of the reward by name, such as `comments/grounded`. Terms
/// have the type `Reward`, others `Metric`. A part that was skipped or failed has no metric. `reward_failed`, 0 or 1,
/// follows, and after a failure `reward_failed/<kind>`, 1; components with such names are left out. After a failure the
/// result also has a text `reward_failure` with the reason: `<kind>: <reason>`, one line of at most 500 characters. It
/// quotes no text of the sample, unless the message of a scorer's exception does. Failures are also written to the log,
/// as by [RewardListener#logging()].
///
/// Immutable and safe for use by several threads at once.
public final class RewardEndpoint {

    /// The default of the time that the reply is due before the host's timeout.
    public static final Duration DEFAULT_DEADLINE_MARGIN = Duration.ofSeconds(1);

    private static final byte[] WARM_UP_EVENT = """
            [{"id":"warm-up","messages":[{"role":"user","content":"?"},{"role":"assistant","content":"!"}],
            "reference_answer":"!"}]""".getBytes(StandardCharsets.UTF_8);
    private static final byte[] WARM_UP_EVENT_TO_REFUSE = """
            [{"id":"warm-up","messages":7}]""".getBytes(StandardCharsets.UTF_8);

    private final EntryScorer scorer;
    private final EntryScorer unheard;
    private final SampleFields fields;
    private final ReplyWriter writer;
    private final Duration deadlineMargin;
    private final boolean exceptionMessagesForAll;

    /// @param unheard the scorer without its listeners and its log
    private RewardEndpoint(
            EntryScorer scorer,
            EntryScorer unheard,
            SampleFields fields,
            ReplyWriter writer,
            Duration deadlineMargin,
            boolean exceptionMessagesForAll) {
        this.exceptionMessagesForAll = exceptionMessagesForAll;
        this.scorer = scorer;
        this.unheard = unheard;
        this.fields = fields;
        this.writer = writer;
        this.deadlineMargin = deadlineMargin;
    }

    /// Returns an endpoint with the defaults of [Builder].
    public static RewardEndpoint of(RewardFunction reward) {
        return builder(reward).build();
    }

    /// Returns a builder of an endpoint for a reward.
    public static Builder builder(RewardFunction reward) {
        return new Builder(reward);
    }

    /// Reads one event and writes the reply, without a deadline.
    ///
    /// @throws UncheckedIOException if the streams cannot be read or written
    public void handle(InputStream event, OutputStream reply) {
        try {
            reply(event, Deadline.none()).bytes().writeTo(reply);
            reply.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads one event and returns the reply by the deadline. Samples that are unfinished by then fail.
    ///
    /// @throws UncheckedIOException if the stream cannot be read
    public RewardReply reply(InputStream event, Deadline deadline) {
        return reply(event, true, deadline);
    }

    /// Answers what was in the body of a request over HTTP.
    RewardReply replyToBody(byte[] body, Deadline deadline) {
        return reply(new ByteArrayInputStream(body), false, deadline);
    }

    private RewardReply reply(InputStream event, boolean outermost, Deadline deadline) {
        ReplyDraft draft = new ReplyDraft(scorer, deadline);
        try {
            EventReader.Request request = EventReader.read(event, outermost, fields, draft.chunk(), draft);
            return request instanceof EventReader.Request.Score
                    ? writer.results(draft.finish(), draft.isPreflight())
                    : reply(request, draft, deadline);
        } catch (UnreadableEventException e) {
            return writer.error(e.status(), e);
        } catch (RewardException e) {
            return writer.error(500, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RewardReply reply(EventReader.Request request, ReplyDraft draft, Deadline deadline) {
        return switch (request) {
            case EventReader.Request.Score score -> writer.results(draft.finish(), draft.isPreflight());
            case EventReader.Request.WarmUp ping -> writer.results(draft.finish(), false);
            case EventReader.Request.Proxied(ProxyEvent proxied) ->
                new ProxiedEndpoint(withFormat(RewardReply.Format.LIST)).reply(proxied, deadline);
            case EventReader.Request.Evaluate(List<Entry> samples) ->
                CustomMetricsFormat.measured(samples, scorer, deadline);
            case EventReader.Request.Prepare(String data) -> CustomMetricsFormat.prepared(data);
        };
    }

    /// Returns an endpoint that also tells `listener` of every outcome and judge call. It is cheap to create one for
    /// each event.
    public RewardEndpoint withListener(RewardListener listener) {
        Objects.requireNonNull(listener, "listener");
        return with(scorer.withListener(listener), unheard);
    }

    /// Returns an endpoint without listeners, which writes nothing to the log `io.reward4j`.
    public RewardEndpoint withoutListeners() {
        return with(unheard, unheard);
    }

    /// Returns this endpoint for callers who are not trusted, as over HTTP: its replies leave out the messages of
    /// scorers' own exceptions, unless [Builder#exceptionMessages] asked for them. Listeners and the log still get
    /// them.
    public RewardEndpoint forRemoteCallers() {
        return exceptionMessagesForAll
                ? this
                : with(scorer.withoutExceptionMessages(), unheard.withoutExceptionMessages());
    }

    private RewardEndpoint with(EntryScorer scorer, EntryScorer unheard) {
        return new RewardEndpoint(scorer, unheard, fields, writer, deadlineMargin, exceptionMessagesForAll);
    }

    /// Returns an endpoint that collects the samples of one prompt from several calls before it applies the group
    /// reward. Each call waits for its siblings, so each needs a thread of its own.
    ///
    /// An event with a sample without an answer is scored by itself. [FailurePolicy#siblingMean()] sees the samples of
    /// one call only.
    ///
    /// @throws IllegalStateException if there is no group reward
    /// @throws IllegalArgumentException if a cohort below the minimum may have rewards outside of the declared range
    public RewardEndpoint withCohorts(Cohorts cohorts) {
        if (!scorer.grouped()) {
            throw new IllegalStateException("without a group reward there is nothing to wait for: add one with group");
        }
        Traits base = scorer.scorer().withoutGroupReward().traits();
        if (cohorts.minimum() > 1 && !(range().contains(base.min()) && range().contains(base.max()))) {
            throw new IllegalArgumentException(
                    "the rewards before shaping, which are answered below the minimum, are in [" + base.min() + ", "
                            + base.max() + "], outside of the range [" + range().min() + ", " + range().max()
                            + "]; declare one that holds both with range(min, max)");
        }
        return with(scorer.withCohorts(cohorts), unheard.withCohorts(cohorts));
    }

    /// Answers a made-up event within a minute, to load classes. A reward of code alone scores a sample. A reward that
    /// makes outside calls is not called, so that it costs nothing. Listeners are told as for any event; nothing is
    /// written to the log `io.reward4j`.
    public void warmUp() {
        byte[] event = scorer.scorer().traits().blocking() ? WARM_UP_EVENT_TO_REFUSE : WARM_UP_EVENT;
        with(scorer.withLog(RewardListener.none()), unheard).reply(new ByteArrayInputStream(event),
                Deadline.after(Duration.ofMinutes(1)));
    }

    /// Scores samples repeatedly until the JVM has compiled the code that they use, or the time is up. Use it before a
    /// process takes its first samples, or before a snapshot of it: the first 10,000 samples of a fresh JVM take twenty
    /// times as long as later ones.
    ///
    /// Functions of the reward that make outside calls, such as judges, are not called. Listeners are told nothing, and
    /// nothing is logged. Functions that compute are called some ten thousand times and must not have side effects.
    ///
    /// @param samples samples as the trainer sends them, best about twenty that use every part of the reward. Each is
    ///     scored as it is, and with its answer empty, cut off, repeated and in other forms. If there are none,
    ///     made-up samples without metadata are used
    /// @param atMost the most time to spend; 10 s are enough for most rewards on one processor
    public PrimingResult prime(List<Sample> samples, Duration atMost) {
        return new Priming(with(scorer.rehearsing(), unheard), samples).run(atMost);
    }

    /// Scores entries from a format that this endpoint does not read itself, with its options: range, group reward,
    /// failure policy, concurrency and listeners. If no entry has an answer, they are a preflight: listeners are told
    /// only of the [preflight][RewardListener#preflight], and the failure policy does not make it an error.
    ///
    /// @return one result for each entry, in order; entries that are unfinished at the deadline have failed
    /// @throws RewardException if one failed and the failure policy is to fail the invocation
    public List<Result> score(List<Entry> entries, Deadline deadline) {
        List<Outcome> outcomes = scorer.outcomes(entries, deadline);
        if (!entries.isEmpty() && scorer.areUnanswered(entries)) {
            scorer.tellPreflight(entries.size());
            return scorer.neverFailing().results(entries, EntryScorer.ofPreflight(outcomes));
        }
        scorer.log(outcomes);
        scorer.tell(entries, outcomes);
        return scorer.results(entries, outcomes);
    }

    /// Scores entries while they are read, however many there are, with the options of this endpoint. Results come in
    /// order, and a slow sample does not delay the start of later ones. Samples are started ahead as by
    /// [BatchScorer#scoreInOrder(Iterator)].
    ///
    /// @param entries are read when needed, by the thread that asks for results
    /// @throws IllegalStateException if results depend on groups: with a group reward, and with
    ///     [FailurePolicy#siblingMean()]
    public OrderedResults scoreInOrder(Iterator<? extends Entry> entries) {
        if (scorer.looksAtGroups()) {
            throw new IllegalStateException("groups need all of their samples at once: use score(entries, deadline)");
        }
        return new OrderedResults(scorer, entries);
    }

    /// Returns this endpoint with another format of replies.
    public RewardEndpoint withFormat(RewardReply.Format format) {
        return new RewardEndpoint(
                scorer,
                unheard,
                fields,
                new ReplyWriter(Objects.requireNonNull(format, "format")),
                deadlineMargin,
                exceptionMessagesForAll);
    }

    /// The time that the reply is due before the host's timeout.
    public Duration deadlineMargin() {
        return deadlineMargin;
    }

    /// The range of the scores: the declared one.
    public Traits range() {
        return scorer.standIns().range();
    }

    EntryScorer scorer() {
        return scorer;
    }

    SampleFields fields() {
        return fields;
    }

    /// Collects the options of an endpoint. Not safe for use by several threads.
    public static final class Builder {

        private BatchScorer scorer;
        private boolean grouped;
        private final List<RewardListener> listeners = new ArrayList<>();
        private FailurePolicy failurePolicy = FailurePolicy.neutral();
        private SampleFields fields = SampleFields.standard();
        private RewardReply.Format format = RewardReply.Format.LIST;
        private Duration deadlineMargin = DEFAULT_DEADLINE_MARGIN;
        private Optional<Traits> range = Optional.empty();
        private Optional<Boolean> exceptionMessages = Optional.empty();

        private Builder(RewardFunction reward) {
            this.scorer = BatchScorer.of(reward).withoutLogging();
        }

        /// Declares the range of the scores. The default is `[0, 1]`, widened to the announced range of the reward.
        ///
        /// @throws IllegalArgumentException if the ends are not finite and in order
        public Builder range(double min, double max) {
            range = Optional.of(Traits.code().withRange(min, max));
            return this;
        }

        /// Does what [#range(double, double)] does with whole numbers, which Kotlin does not widen.
        ///
        /// @throws IllegalArgumentException if the ends are not in order
        public Builder range(int min, int max) {
            return range((double) min, (double) max);
        }

        /// Sets a group reward, which compares the samples of each prompt. There is none by default.
        public Builder group(GroupRewardFunction group) {
            scorer = scorer.withGroupReward(Objects.requireNonNull(group, "group"));
            grouped = true;
            return this;
        }

        /// Sets what a sample without a reward gets. The default is [FailurePolicy#neutral()].
        public Builder failurePolicy(FailurePolicy policy) {
            failurePolicy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /// Sets where the fields of a sample are looked for. The default is [SampleFields#standard()].
        public Builder fields(SampleFields fields) {
            this.fields = Objects.requireNonNull(fields, "fields");
            return this;
        }

        /// Sets the format of replies. The default is [RewardReply.Format#LIST].
        public Builder format(RewardReply.Format format) {
            this.format = Objects.requireNonNull(format, "format");
            return this;
        }

        /// Sets the maximum of samples that are scored at the same time. The default is
        /// [BatchScorer#DEFAULT_CONCURRENCY].
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder concurrency(int concurrency) {
            scorer = scorer.withConcurrency(concurrency);
            return this;
        }

        /// Sets the time that the reply is due before the host's timeout. The default is [#DEFAULT_DEADLINE_MARGIN], 1
        /// second. If less than four times that is left, it is a quarter of the time that is left.
        ///
        /// @throws IllegalArgumentException if it is negative
        public Builder deadlineMargin(Duration margin) {
            if (margin.isNegative()) {
                throw new IllegalArgumentException("the margin must not be negative: " + margin);
            }
            deadlineMargin = margin;
            return this;
        }

        /// Adds a listener, which is told of every outcome and judge call. A sample that cannot be read is reported
        /// with its id and empty messages.
        public Builder listener(RewardListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /// Sets whether failures contain the messages of scorers' own exceptions (`threw IllegalStateException at
        /// com.example.Polarity:42: …`), which may quote any text. With `false` they are left out everywhere: in
        /// replies, for listeners and in logs. With `true` they are included everywhere. By default they are left out
        /// only in replies of [#forRemoteCallers()]. The type of the exception and the line of the user's code are
        /// always included.
        public Builder exceptionMessages(boolean held) {
            exceptionMessages = Optional.of(held);
            return this;
        }

        /// Returns the endpoint.
        ///
        /// @throws IllegalArgumentException if the declared range does not include the announced range of the reward,
        ///     or if it is wider than `[0, 1]` and the reward announces no range
        public RewardEndpoint build() {
            Traits announced = scorer.traits();
            Traits declared = range.orElseGet(() -> Traits.code()
                    .withRange(Math.min(0, announced.min()), Math.max(1, announced.max())));
            checkRange(announced, declared);
            ClassPreloader.preload();
            EntryScorer unheard = new EntryScorer(
                    scorer.withExceptionMessages(exceptionMessages.orElse(true)),
                    List.of(),
                    RewardListener.none(),
                    new FallbackScores(failurePolicy, declared),
                    grouped,
                    true,
                    Optional.empty());
            EntryScorer entries = unheard.withLog(RewardListener.logging());
            for (RewardListener listener : listeners) {
                entries = entries.withListener(listener);
            }
            return new RewardEndpoint(entries, unheard, fields, new ReplyWriter(format), deadlineMargin,
                    exceptionMessages.orElse(false));
        }

        /// A reward that announces nothing announces `[0, 1]`: a wider range is then declared by somebody who forgot
        /// to announce it, whose first value outside of `[0, 1]` would fail.
        private static void checkRange(Traits announced, Traits declared) {
            String ends = "[" + declared.min() + ", " + declared.max() + "]";
            String range = "(" + declared.min() + ", " + declared.max() + ")";
            if (!(declared.contains(announced.min()) && declared.contains(announced.max()))) {
                throw new IllegalArgumentException("the endpoint's range " + ends
                        + " does not hold what the reward announces: [" + announced.min() + ", " + announced.max()
                        + "]; declare that with range(" + announced.min() + ", " + announced.max()
                        + "), or carry the reward into it with clamp" + range + " or rescale");
            }
            Traits unannounced = Traits.code();
            boolean announcesNothing = announced.min() == unannounced.min() && announced.max() == unannounced.max();
            if (announcesNothing && (declared.min() < announced.min() || declared.max() > announced.max())) {
                throw new IllegalArgumentException("the endpoint's range is " + ends
                        + ", but the reward announces [0.0, 1.0], so that any other value would fail; write"
                        + " RewardFunction.inRange(" + declared.min() + ", " + declared.max()
                        + ", reward) if it returns such values, or reward.rescale(0, 1, " + declared.min() + ", "
                        + declared.max() + ") to carry it there");
            }
        }
    }
}
