package io.reward4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.reward4j.Deadline;
import io.reward4j.RewardFunction;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.http.FunctionUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/// An AWS Lambda function around a reward, for trainers that call the function's URL, and for those on AWS
/// as well: extend it and name the subclass as the handler. See [FunctionUrl] for the paths.
///
/// It answers before the function's time is up, as [RewardLambda] does.
///
/// Safe for use by several threads at once.
public abstract class TrainerLambda implements RequestStreamHandler {

    private static final int SHARE_OF_MARGIN = 4;

    private final FunctionUrl url;

    /// Answers with the defaults of [RewardEndpoint#of].
    protected TrainerLambda(RewardFunction reward) {
        this(RewardEndpoint.of(reward));
    }

    /// Answers as the endpoint does.
    protected TrainerLambda(RewardEndpoint endpoint) {
        this.url = FunctionUrl.of(endpoint);
    }

    /// Answers one event.
    ///
    /// @throws io.reward4j.wire.UnreadableEventException if it is not the event of a URL and cannot be read;
    ///     nothing is written
    /// @throws io.reward4j.RewardException if it is not the event of a URL, a sample failed and the failure
    ///     policy is to fail the invocation; nothing is written
    @Override
    public final void handleRequest(InputStream event, OutputStream reply, Context context) throws IOException {
        Duration remaining = Duration.ofMillis(Math.max(0, context.getRemainingTimeInMillis()));
        Duration most = remaining.dividedBy(SHARE_OF_MARGIN);
        Duration margin = url.deadlineMargin();
        Deadline deadline = Deadline.after(remaining.minus(margin.compareTo(most) < 0 ? margin : most));
        reply.write(url.reply(event.readAllBytes(), deadline));
    }
}
