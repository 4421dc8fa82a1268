package io.reward4j.wire;

import io.reward4j.BatchScorer;
import io.reward4j.Deadline;
import io.reward4j.GroupRewardFunction;
import io.reward4j.Outcome;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
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
/// A request that came over HTTP through API Gateway, a function URL or a load balancer is answered in the envelope
/// that its proxy wants, whatever the format: `POST` with an event in the body under any path, `GET` under a path that
/// ends with `/health` with 200, `OPTIONS` with 200, others with 405. Its errors have a status, and none is thrown. See
/// [ProxyEvent], and `io.reward4j.wire.http` for the formats of other trainers under paths of their own.
///
/// The events of AWS's evaluation with custom metrics have replies of their own: `postprocess` is answered with the
/// metrics of what the model wrote, or with the status 500 where a sample failed, since no number stands in for one in
/// an evaluation; `preprocess` is answered with its data. What schedulers and warmers send is answered with no results.
///
/// A sample that cannot be read has no reward and never harms the others: one that has no answer of the
/// model, a field of a wrong type or twice, a text of more than 16 Mi characters, a number of more than
/// 1,000, data nested deeper than 100, or so many values that those of the event would take a quarter of the heap. What
/// is answered for a sample without a reward is the
/// [FailurePolicy]. An event that is not JSON in UTF-8, has half a surrogate pair in the name of a field, holds none
/// of the above or more than 100,000 samples, or is nested deeper than 500,000 is answered with an error.
///
/// A reward that only computes is asked while the event is still being read, 256 samples at a time, where
/// there is no deadline and no sample's result depends on its group; any other only once the whole event
/// is known to be sound. Listeners hear of outcomes when the reply is complete.
///
/// The metrics of a result are the components of the reward by name, such as `comments/grounded`, where
/// terms have the type `Reward` and others `Metric`. A part that was skipped or failed has none. They
/// are followed by `reward_failed`, 0 or 1, and after a failure by `reward_failed/<kind>`, 1; components of
/// such names are left out. After a failure the result has a text `reward_failure` beside its metrics, which says why:
/// `<kind>: <reason>`, one line of at most 500 characters, which quotes no text of the sample unless an exception of a
/// scorer did. Failures are also written to the log, as [RewardListener#logging()] does.
///
/// Immutable and safe for use by several threads at once.
public final class RewardEndpoint {

    /// How long before a host's time is up the reply is due, unless something else is said.
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

    /// Reads one event and writes the reply to it. Takes as long as the reward does.
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

    /// Reads one event and returns the reply to it by the deadline; samples that are unfinished by then
    /// have failed.
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
            return switch (EventReader.read(event, outermost, fields, draft.chunk(), draft::add)) {
                case EventReader.Request.Score score -> writer.results(draft.finish(), draft.isPreflight());
                case EventReader.Request.WarmUp ping -> writer.results(draft.finish(), false);
                case EventReader.Request.Proxied(ProxyEvent request) ->
                    new ProxiedEndpoint(withFormat(RewardReply.Format.LIST)).reply(request, deadline);
                case EventReader.Request.Evaluate(List<Entry> samples) ->
                    CustomMetricsFormat.measured(samples, scorer, deadline);
                case EventReader.Request.Prepare(String data) -> CustomMetricsFormat.prepared(data);
            };
        } catch (UnreadableEventException e) {
            return writer.error(e.status(), e);
        } catch (RewardException e) {
            return writer.error(500, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns an endpoint that tells `listener` of every outcome and judge call, as well as those that this one
    /// tells. Cheap enough to be made for each event.
    public RewardEndpoint withListener(RewardListener listener) {
        Objects.requireNonNull(listener, "listener");
        return with(scorer.withListener(listener), unheard);
    }

    /// Returns an endpoint that tells no listener, and writes nothing to the log `io.reward4j`.
    public RewardEndpoint withoutListeners() {
        return with(unheard, unheard);
    }

    /// Returns this endpoint for callers who may be anybody, as over HTTP: its replies hold nothing that scorers' own
    /// exceptions said, unless [Builder#exceptionMessages] asked for it. Listeners and the log hear of it.
    public RewardEndpoint forRemoteCallers() {
        return exceptionMessagesForAll
                ? this
                : with(scorer.withoutExceptionMessages(), unheard.withoutExceptionMessages());
    }

    private RewardEndpoint with(EntryScorer scorer, EntryScorer unheard) {
        return new RewardEndpoint(scorer, unheard, fields, writer, deadlineMargin, exceptionMessagesForAll);
    }

    /// Returns an endpoint that collects the samples of one prompt over calls before it applies the group reward. Each
    /// call waits for its siblings, and has to be made on a thread of its own.
    ///
    /// An event of which some sample has no answer is scored by itself. [FailurePolicy#siblingMean()] looks at the
    /// samples of one call alone.
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

    /// Answers a made-up event, within a minute, for the sake of the classes that this loads. A reward that only
    /// computes is asked for a sample; one that waits for the outside world is not, so that nothing is paid.
    /// Listeners hear of it like of any event; nothing is written to the log `io.reward4j`.
    public void warmUp() {
        byte[] event = scorer.scorer().traits().blocking() ? WARM_UP_EVENT_TO_REFUSE : WARM_UP_EVENT;
        with(scorer.withLog(RewardListener.none()), unheard).reply(new ByteArrayInputStream(event),
                Deadline.after(Duration.ofMinutes(1)));
    }

    /// Scores what came in a format that this endpoint does not read, under its options: its range, group
    /// reward, failure policy, concurrency and listeners. Entries without an answer are a preflight where there are no
    /// others: listeners hear of none of them but of the [preflight][RewardListener#preflight], and the failure policy
    /// does not fail them all.
    ///
    /// @return one result for each entry, in order; what is unfinished by the deadline has failed
    /// @throws RewardException if one failed and the failure policy is to fail the invocation
    public List<Result> score(List<Entry> entries, Deadline deadline) {
        List<Outcome> outcomes = scorer.outcomes(entries, deadline);
        if (!entries.isEmpty() && entries.stream().allMatch(scorer::isUnanswered)) {
            scorer.tellPreflight(entries.size());
            return scorer.neverFailing().results(entries, EntryScorer.ofPreflight(outcomes));
        }
        scorer.log(outcomes);
        scorer.tell(entries, outcomes);
        return scorer.results(entries, outcomes);
    }

    /// Scores entries while they are read, however many there are, under the options of this endpoint: results come in
    /// order, and a slow sample keeps no later one from being begun. Samples are taken ahead as by
    /// [BatchScorer#scoreInOrder(Iterator)].
    ///
    /// @param entries read by the thread that asks for results, as they are needed
    /// @throws IllegalStateException if what is answered depends on groups: under a group reward, and under
    ///     [FailurePolicy#siblingMean()]
    public OrderedResults scoreInOrder(Iterator<? extends Entry> entries) {
        if (scorer.looksAtGroups()) {
            throw new IllegalStateException("groups need all of their samples at once: use score(entries, deadline)");
        }
        return new OrderedResults(scorer, entries);
    }

    /// Returns this endpoint with its results in another wrapping.
    public RewardEndpoint withFormat(RewardReply.Format format) {
        return new RewardEndpoint(
                scorer,
                unheard,
                fields,
                new ReplyWriter(Objects.requireNonNull(format, "format")),
                deadlineMargin,
                exceptionMessagesForAll);
    }

    /// How long before a host's time is up the reply is due.
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

        /// Declares the range of the scores. The default is `[0, 1]`, and more where the reward announces
        /// more.
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

        /// Shapes the rewards of each prompt's samples after they were scored. The default is not to.
        public Builder group(GroupRewardFunction group) {
            scorer = scorer.withGroupReward(Objects.requireNonNull(group, "group"));
            grouped = true;
            return this;
        }

        /// Says what is answered for a sample without a reward. The default is
        /// [FailurePolicy#neutral()].
        public Builder failurePolicy(FailurePolicy policy) {
            failurePolicy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /// Says where the fields of a sample are looked for. The default is [SampleFields#standard()].
        public Builder fields(SampleFields fields) {
            this.fields = Objects.requireNonNull(fields, "fields");
            return this;
        }

        /// Says what the results are wrapped in. The default is [RewardReply.Format#LIST].
        public Builder format(RewardReply.Format format) {
            this.format = Objects.requireNonNull(format, "format");
            return this;
        }

        /// Says how many samples are scored at the same time at the most. The default is
        /// [BatchScorer#DEFAULT_CONCURRENCY].
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder concurrency(int concurrency) {
            scorer = scorer.withConcurrency(concurrency);
            return this;
        }

        /// Says how long before a host's time is up the reply is due. The default is
        /// [#DEFAULT_DEADLINE_MARGIN], 1 second; a host that has less than four times as much left keeps
        /// a quarter of it.
        ///
        /// @throws IllegalArgumentException if it is negative
        public Builder deadlineMargin(Duration margin) {
            if (margin.isNegative()) {
                throw new IllegalArgumentException("the margin must not be negative: " + margin);
            }
            deadlineMargin = margin;
            return this;
        }

        /// Tells `listener` of every outcome and judge call, as well as those it tells already. Of a sample
        /// that cannot be read it hears under the id, with empty messages.
        public Builder listener(RewardListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /// Says whether failures hold what scorers' own exceptions said (`threw IllegalStateException at
        /// com.example.Polarity:42: …`), which may quote anything. With `false` they do nowhere: not in replies, and
        /// not for listeners and in logs. With `true` they do everywhere. The default is in between: everywhere but in
        /// what [#forRemoteCallers()] replies. The type of the exception and the line of the user's code are always
        /// there.
        public Builder exceptionMessages(boolean held) {
            exceptionMessages = Optional.of(held);
            return this;
        }

        /// Returns the endpoint.
        ///
        /// @throws IllegalArgumentException if the declared range does not hold what the reward announces, or is
        ///     wider than the `[0, 1]` of a reward that announces no other
        public RewardEndpoint build() {
            Traits announced = scorer.traits();
            Traits declared = range.orElseGet(() -> Traits.code()
                    .withRange(Math.min(0, announced.min()), Math.max(1, announced.max())));
            checkRange(announced, declared);
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
