package io.reward4j.lambda;

import io.reward4j.RewardFunction;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.TrainerProtocol;
import io.reward4j.wire.http.FunctionUrl;

/// A [RewardLambda] that other trainers can call too, over HTTP. Extend it and name the subclass as the handler. It
/// works behind a function URL, API Gateway, or an Application Load Balancer. See [FunctionUrl] for the paths. Any
/// other event is answered as by [RewardLambda].
///
/// **This class does not authenticate callers.** Everyone who can reach the function can cause the costs of the reward,
/// so restrict access in front of it:
///
/// - a function URL: `AuthType: AWS_IAM`, where callers sign their requests (SigV4) and need
///   `lambda:InvokeFunctionUrl`. With `AuthType: NONE` the URL is open to the internet;
/// - API Gateway: an IAM, JWT or Lambda authorizer on the route. An API key is for quotas and does not authenticate;
/// - a load balancer: an internal one, whose security group lets the trainers in, or a listener rule that
///   authenticates.
///
/// OpenRLHF, slime and NeMo Gym do not sign requests. For them use a private API or an internal load balancer in the
/// trainer's network, or a [RewardServer][io.reward4j.wire.http.RewardServer] there.
///
/// Over HTTP an error is a status and no function error: the metric `InvocationsFailed` stays 0, and a
/// [#warmUpEvent()] that is an HTTP request is not refused for its body.
///
/// Safe for use by several threads at once.
public abstract class TrainerLambda extends RewardLambda {

    /// Answers with the defaults of [RewardEndpoint#of], and logs as [Telemetry#standard()].
    protected TrainerLambda(RewardFunction reward) {
        this(RewardEndpoint.of(reward), Telemetry.standard());
    }

    /// Answers as the endpoint does, and logs as the telemetry does.
    ///
    /// @param protocols are served in addition to [io.reward4j.wire.http.TrainerFormat]
    /// @throws IllegalArgumentException if the path of a protocol is invalid or already in use
    protected TrainerLambda(RewardEndpoint endpoint, Telemetry telemetry, TrainerProtocol... protocols) {
        this(endpoint, telemetry, url(endpoint, protocols));
    }

    private TrainerLambda(RewardEndpoint endpoint, Telemetry telemetry, FunctionUrl url) {
        super(
                endpoint,
                telemetry,
                (heard, event, deadline) -> url.withEndpoint(heard).reply(event.readAllBytes(), deadline));
    }

    private static FunctionUrl url(RewardEndpoint endpoint, TrainerProtocol... protocols) {
        FunctionUrl url = FunctionUrl.of(endpoint);
        for (TrainerProtocol protocol : protocols) {
            url = url.withProtocol(protocol);
        }
        return url;
    }
}
