package io.reward4j.lambda;

import io.reward4j.RewardFunction;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.http.FunctionUrl;

/// A [RewardLambda] that trainers elsewhere can call too, at the function's URL: extend it and name the subclass as the
/// handler. See [FunctionUrl] for the paths; an event that is not of a URL is answered as ever.
///
/// At the URL an error is a status, and no error of the function: the metric `InvocationsFailed` stays 0, and a
/// [#warmUpEvent()] that is the event of a URL is not refused for its body.
///
/// Safe for use by several threads at once.
public abstract class TrainerLambda extends RewardLambda {

    /// Answers with the defaults of [RewardEndpoint#of], and logs as [Telemetry#standard()].
    protected TrainerLambda(RewardFunction reward) {
        this(RewardEndpoint.of(reward), Telemetry.standard());
    }

    /// Answers as the endpoint does, and logs as the telemetry does.
    protected TrainerLambda(RewardEndpoint endpoint, Telemetry telemetry) {
        super(
                endpoint,
                telemetry,
                (heard, event, deadline) -> FunctionUrl.of(heard).reply(event.readAllBytes(), deadline));
    }
}
