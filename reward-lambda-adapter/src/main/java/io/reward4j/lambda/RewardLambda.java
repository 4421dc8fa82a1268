package io.reward4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.reward4j.Deadline;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.wire.PrimingResult;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.RewardReply;
import io.reward4j.wire.Samples;
import io.reward4j.wire.UnreadableEventException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An AWS Lambda function around a reward: extend it and name the subclass as the handler.
///
/// ```java
/// public final class ChabsaLambda extends RewardLambda {
///     public ChabsaLambda() {
///         super(ChabsaSentiment.reward());
///     }
/// }
/// ```
///
/// It answers before the function's timeout. Samples that are unfinished 1 second before it, or when three quarters of
/// the time are used if that is earlier, get the value of the endpoint's [io.reward4j.wire.FailurePolicy]. See
/// [RewardEndpoint] for what it reads and writes, and [Telemetry] for what it logs.
///
/// An event that cannot be read, and a failure under [io.reward4j.wire.FailurePolicy#failInvocation()], is a function
/// error if results are [a list][RewardReply.Format#LIST]. If they are in [an envelope][RewardReply.Format#ENVELOPE],
/// it is an envelope with its status. Both count as `InvocationsFailed`. The environment variable `REWARD_FORMAT`
/// (`list` or `envelope`) overrides the code.
///
/// Create clients, schemas and extractors in the constructor, since it runs once. With SnapStart, the function answers
/// two events before the snapshot, without telling listeners, so that all code is loaded when a trainer calls:
///
/// 1. a made-up one: it reads and writes JSON, calls the reward's own scorers, and writes the lines of the log. A
///    reward that makes outside calls, such as to a judge, is not called;
/// 2. that of [#warmUpEvent()], if there is one, with the whole reward, including judges.
///
/// Then it [primes][RewardEndpoint#prime] the JVM with the samples of that event, for at most [#primingTime()] and
/// without calling judges. It runs [#beforeCheckpoint()], and after a restore [#afterRestore()]. [LambdaEmulator] runs
/// a function on your own machine.
///
/// Safe for use by several threads at once, as with Lambda Managed Instances.
public abstract class RewardLambda implements RequestStreamHandler {

    private static final int SHARE_OF_MARGIN = 4;
    private static final Duration DEFAULT_PRIMING_TIME = Duration.ofSeconds(10);
    private static final int MOST_PRIMING_SECONDS = 600;

    private final RewardEndpoint endpoint;
    private final Telemetry telemetry;
    private final Answering answering;

    /// What the environment says of the time for priming.
    private final Optional<Duration> priming;

    /// Held, because nobody else does.
    @SuppressWarnings("unused")
    private final SnapStart snapStart;

    /// Answers with the defaults of [RewardEndpoint#of], and logs as [Telemetry#standard()].
    ///
    /// @throws IllegalArgumentException if an environment variable has an invalid value; so do the other constructors
    protected RewardLambda(RewardFunction reward) {
        this(RewardEndpoint.of(reward));
    }

    /// Answers as the endpoint does, and logs as [Telemetry#standard()].
    protected RewardLambda(RewardEndpoint endpoint) {
        this(endpoint, Telemetry.standard());
    }

    /// Answers as the endpoint does, and logs as the telemetry does.
    protected RewardLambda(RewardEndpoint endpoint, Telemetry telemetry) {
        this(endpoint, telemetry, RewardEndpoint::reply);
    }

    RewardLambda(RewardEndpoint endpoint, Telemetry telemetry, Answering answering) {
        this(endpoint, telemetry, answering, System.getenv());
    }

    @SuppressWarnings("this-escape") // called back by SnapStart, which happens after the constructors
    RewardLambda(
            RewardEndpoint endpoint, Telemetry telemetry, Answering answering, Map<String, String> environment) {
        this.answering = answering;
        this.endpoint = formatted(Objects.requireNonNull(endpoint, "endpoint"), environment.get("REWARD_FORMAT"));
        this.telemetry = Objects.requireNonNull(telemetry, "telemetry");
        this.priming = priming(environment.get("REWARD_PRIMING_SECONDS"));
        snapStart = SnapStart.register(this::checkpoint, this::afterRestore);
    }

    private static RewardEndpoint formatted(RewardEndpoint endpoint, @Nullable String to) {
        return switch (to) {
            case null -> endpoint;
            case "list" -> endpoint.withFormat(RewardReply.Format.LIST);
            case "envelope" -> endpoint.withFormat(RewardReply.Format.ENVELOPE);
            default -> throw new IllegalArgumentException("REWARD_FORMAT must be list or envelope: '" + to + "'");
        };
    }

    private static Optional<Duration> priming(@Nullable String seconds) {
        if (seconds == null) {
            return Optional.empty();
        }
        if (!seconds.matches("[0-9]{1,3}") || Integer.parseInt(seconds) > MOST_PRIMING_SECONDS) {
            throw new IllegalArgumentException("REWARD_PRIMING_SECONDS must be a whole number from 0 to "
                    + MOST_PRIMING_SECONDS + ": '" + seconds + "'");
        }
        return Optional.of(Duration.ofSeconds(Integer.parseInt(seconds)));
    }

    /// Answers one event.
    ///
    /// @throws io.reward4j.wire.UnreadableEventException if the event cannot be read and the format is a list; nothing
    ///     is written
    /// @throws io.reward4j.RewardException if a sample failed, the failure policy is to fail the invocation and the
    ///     format is a list; nothing is written
    @Override
    public final void handleRequest(InputStream event, OutputStream reply, Context context) throws IOException {
        Objects.requireNonNull(context, "the context is null: outside of Lambda use RewardEndpoint.handle");
        Deadline deadline = deadline(context.getRemainingTimeInMillis());
        if (telemetry.isOn()) {
            InvocationTally tally = new InvocationTally();
            try {
                RewardReply answer = answering.answer(endpoint.withListener(tally), event, deadline);
                answer.error().ifPresent(tally::ended);
                write(answer, reply);
            } catch (IOException | RuntimeException | Error e) {
                tally.ended(e);
                throw e;
            } finally {
                telemetry.write(tally, invocation(context));
            }
        } else {
            write(answering.answer(endpoint, event, deadline), reply);
        }
    }

    private static void write(RewardReply answer, OutputStream reply) throws IOException {
        if (answer.error().isPresent() && !answer.isEnvelope()) {
            throw answer.error().get();
        }
        answer.bytes().writeTo(reply);
    }

    /// Returns an event that is answered before a SnapStart snapshot, as a trainer would send it. Choose one whose
    /// samples use every part of the reward: with references, past the gates, and good enough to be judged. It is
    /// scored in full, within a minute. A judge in the reward is called and paid once for each published version; that
    /// loads its client, TLS and prompts. If a sample fails, for example without a network, the snapshot is still
    /// taken. If the event cannot be read, it is not. Listeners and telemetry are not told of it.
    ///
    /// The default is an empty event, which is not answered. Without an event of yours, a reward of code alone has only
    /// scored the made-up sample, which has no reference and not the form that its scorers expect; a reward with
    /// outside calls was not called at all.
    protected byte[] warmUpEvent() {
        return new byte[0];
    }

    /// How long the JVM is primed at most before a SnapStart snapshot. The default is 10 s; [Duration#ZERO] switches
    /// priming off. The environment variable `REWARD_PRIMING_SECONDS`, from 0 to 600, overrides it.
    protected Duration primingTime() {
        return DEFAULT_PRIMING_TIME;
    }

    /// Primes the JVM with the samples of the [#warmUpEvent()], or with made-up ones; see [RewardEndpoint#prime]. Call
    /// it at the end of a subclass's constructor if there is no SnapStart, as in an image. The function starts later by
    /// that much and is fast from its first sample.
    ///
    /// @param atMost the most time to spend
    protected final PrimingResult prime(Duration atMost) {
        return endpoint.prime(warmUpSamples(), atMost);
    }

    /// The samples of the event; none if it holds none that the endpoint reads.
    private List<Sample> warmUpSamples() {
        byte[] event = warmUpEvent();
        try {
            return event.length == 0 ? List.of() : Samples.read(new ByteArrayInputStream(event));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /// Runs before a SnapStart snapshot, after the warm-up. Close connections here, since they do not survive the
    /// snapshot. For a judge, use the `ReopeningJudgeModel` of `reward-judge`:
    ///
    /// ```java
    /// private ReviewLambda(ReopeningJudgeModel bedrock) {
    ///     super(Review.reward(CachingJudgeModel.of(ResilientJudgeModel.of(bedrock))));
    ///     this.bedrock = bedrock;
    /// }
    ///
    /// public ReviewLambda() {
    ///     this(ReopeningJudgeModel.of(() -> BedrockJudgeModel.of(id)));
    /// }
    ///
    /// @Override
    /// protected void beforeCheckpoint() {
    ///     bedrock.disconnect();
    /// }
    /// ```
    ///
    /// The first call after the restore opens it again, so [#afterRestore()] needs nothing for it. Does nothing by
    /// default.
    protected void beforeCheckpoint() {}

    /// Runs after each restore from a SnapStart snapshot. Open here what [#beforeCheckpoint()] closed, and give your
    /// own random generators a new seed, since every instance starts from the same state. Does nothing by default.
    ///
    /// The library itself needs no new seed: samples for the log are drawn by counting, and the waits between retries
    /// of judges use the randomness of the operating system. The key with which `reward-judge` marks its prompts is the
    /// same in all instances. That is safe, since it never leaves them.
    protected void afterRestore() {}

    void checkpoint() {
        InvocationTally tally = new InvocationTally();
        RewardEndpoint unheard = endpoint.withoutListeners().withListener(tally);
        unheard.warmUp();
        byte[] event = warmUpEvent();
        if (event.length > 0) {
            warmUp(unheard, event);
        }
        telemetry.rehearsal().write(tally, new Invocation("warm-up", "", ""));
        prime(priming.orElseGet(this::primingTime));
        beforeCheckpoint();
    }

    private void warmUp(RewardEndpoint unheard, byte[] event) {
        try {
            RewardReply answer = answering.answer(
                    unheard, new ByteArrayInputStream(event), Deadline.after(Duration.ofMinutes(1)));
            // a sample that failed, under the policy to fail the invocation, has loaded what was to be loaded
            if (answer.error().isPresent() && answer.error().get() instanceof UnreadableEventException unreadable) {
                throw withoutAnswer(unreadable);
            }
        } catch (IOException e) {
            throw withoutAnswer(e);
        }
    }

    private static IllegalStateException withoutAnswer(Exception cause) {
        return new IllegalStateException("the warm-up event has no answer: " + cause.getMessage(), cause);
    }

    /// How an event becomes a reply.
    @FunctionalInterface
    interface Answering {

        RewardReply answer(RewardEndpoint endpoint, InputStream event, Deadline deadline) throws IOException;
    }

    private static Invocation invocation(Context context) {
        return new Invocation(
                known(context.getFunctionName()),
                known(context.getFunctionVersion()),
                known(context.getAwsRequestId()));
    }

    /// Lambda knows all of them; other hosts may not.
    private static String known(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return "unknown";
        }
        return text;
    }

    private Deadline deadline(int remainingMillis) {
        Duration remaining = Duration.ofMillis(Math.max(0, remainingMillis));
        Duration most = remaining.dividedBy(SHARE_OF_MARGIN);
        Duration margin = endpoint.deadlineMargin();
        return Deadline.after(remaining.minus(margin.compareTo(most) < 0 ? margin : most));
    }
}
