package io.reward4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.reward4j.Deadline;
import io.reward4j.RewardFunction;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.RewardReply;
import io.reward4j.wire.UnreadableEventException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
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
/// It answers before the function's time is up: what is unfinished 1 second before, or when three
/// quarters of the time are spent if that is earlier, is answered by the endpoint's
/// [io.reward4j.wire.FailurePolicy]. See [RewardEndpoint] for what it reads and writes, and [Telemetry] for what it
/// logs.
///
/// An event that cannot be read, and a failure under [io.reward4j.wire.FailurePolicy#failInvocation()], is an error of
/// the function where results are [a list][RewardReply.Format#LIST], and an envelope with its status where they are [in
/// one][RewardReply.Format#ENVELOPE]. The environment variable `REWARD_FORMAT` (`list` or `envelope`) wins over what
/// the code says. Both count as `InvocationsFailed`.
///
/// What the constructor makes is made once: clients, schemas and extractors belong there. With SnapStart, before the
/// snapshot is taken, it answers events that nobody hears of, so that the first that a trainer sends finds all code
/// loaded:
///
/// 1. a made-up one, for what every function does: it reads and writes JSON, calls the reward's own scorers, and writes
///    the lines of the log. A reward that waits for the outside world, such as for a judge, is not asked;
/// 2. that of [#warmUpEvent()], if there is one, with everything in the reward, judges included.
///
/// It then runs [#beforeCheckpoint()], and after a restore [#afterRestore()]. [LambdaEmulator] runs a function on one's
/// own machine.
///
/// Safe for use by several threads at once, as Lambda Managed Instances do.
public abstract class RewardLambda implements RequestStreamHandler {

    private static final int SHARE_OF_MARGIN = 4;

    private final RewardEndpoint endpoint;
    private final Telemetry telemetry;
    private final Answering answering;

    /// Held, because nobody else does.
    @SuppressWarnings("unused")
    private final SnapStart snapStart;

    /// Answers with the defaults of [RewardEndpoint#of], and logs as [Telemetry#standard()].
    ///
    /// @throws IllegalArgumentException if an environment variable says something that it cannot, here as in the other
    ///     constructors
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

    /// Answers one event.
    ///
    /// @throws io.reward4j.wire.UnreadableEventException if the event cannot be read and the format is a list; nothing
    ///     is written
    /// @throws io.reward4j.RewardException if a sample failed, the failure policy is to fail the invocation and the
    ///     format is a list; nothing is written
    @Override
    public final void handleRequest(InputStream event, OutputStream reply, Context context) throws IOException {
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

    /// An event that is answered before a SnapStart snapshot is taken, as a trainer would send it. Best one whose
    /// samples reach every part of the reward: with references, past the gates, and good enough to be judged. It is
    /// scored in full, within a minute: a judge in the reward is asked, and paid, once for each version that is
    /// published, and its client, TLS and prompts are loaded by it. A sample that fails, such as without a network,
    /// does not keep the snapshot from being taken; an event that cannot be read does. Listeners and telemetry hear
    /// nothing of it.
    ///
    /// The default is an empty one, which is not answered: a reward that only computes has seen a made-up sample
    /// already, which has neither the reference nor the form that its scorers may wait for; one that waits for the
    /// outside world has seen none.
    protected byte[] warmUpEvent() {
        return new byte[0];
    }

    /// Runs before a SnapStart snapshot is taken, after the warm-up. The place to drop connections, which do not
    /// outlive the snapshot; those of a judge are dropped by the `ReopeningJudgeModel` of `reward-judge`:
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
    /// The first call after the restore opens it anew; [#afterRestore()] has nothing to do for it. Does nothing by
    /// default.
    protected void beforeCheckpoint() {}

    /// Runs after each restore from a SnapStart snapshot. The place to open what [#beforeCheckpoint()] closed, and to
    /// seed random generators of one's own anew: every copy starts from the same state. Does nothing by default.
    ///
    /// Nothing here needs a seed: samples are drawn for the log by counting, and retries of judges wait by the
    /// operating system's randomness. The key under which `reward-judge` marks its prompts is the same in all copies,
    /// which gives nothing away: it leaves none of them.
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
