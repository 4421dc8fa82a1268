package io.reward4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.reward4j.Deadline;
import io.reward4j.RewardFunction;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.RewardReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;

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
/// [io.reward4j.wire.FailurePolicy]. See [RewardEndpoint] for what it reads and writes.
///
/// Safe for use by several threads at once.
public abstract class RewardLambda implements RequestStreamHandler {

    private static final int SHARE_OF_MARGIN = 4;

    private final RewardEndpoint endpoint;

    /// Answers with the defaults of [RewardEndpoint#of].
    protected RewardLambda(RewardFunction reward) {
        this(RewardEndpoint.of(reward));
    }

    /// Answers as the endpoint does.
    protected RewardLambda(RewardEndpoint endpoint) {
        this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
    }

    /// Answers one event.
    ///
    /// @throws io.reward4j.wire.UnreadableEventException if the event cannot be read; nothing is written
    /// @throws io.reward4j.RewardException if a sample failed and the failure policy is to fail the
    ///     invocation; nothing is written
    @Override
    public final void handleRequest(InputStream event, OutputStream reply, Context context) throws IOException {
        RewardReply answer = endpoint.reply(event, deadline(context.getRemainingTimeInMillis()));
        if (answer.error().isPresent()) {
            throw answer.error().get();
        }
        reply.write(answer.toBytes());
    }

    private Deadline deadline(int remainingMillis) {
        Duration remaining = Duration.ofMillis(Math.max(0, remainingMillis));
        Duration most = remaining.dividedBy(SHARE_OF_MARGIN);
        Duration margin = endpoint.deadlineMargin();
        return Deadline.after(remaining.minus(margin.compareTo(most) < 0 ? margin : most));
    }
}
