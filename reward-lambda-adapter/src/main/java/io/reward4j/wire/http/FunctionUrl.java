package io.reward4j.wire.http;

import io.reward4j.Deadline;
import io.reward4j.wire.ProxyEvent;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.RewardReply;
import io.reward4j.wire.TrainerProtocol;
import io.reward4j.wire.UnreadableEventException;
import java.io.ByteArrayInputStream;
import java.util.Objects;
import java.util.Optional;

/// Answers what comes to a Lambda function over HTTP by its path: at the function's URL, through API Gateway, or from
/// an Application Load Balancer. The paths are those of [TrainerFormat] and of further protocols, and `/` and `/reward`
/// for the events that [RewardEndpoint] reads; `GET /health` is answered with 200, which is what a load balancer should
/// ask for. A path may be preceded by the stage, the base path and the resources of an API: its end counts.
///
/// Answers are in the envelope that the [proxy][ProxyEvent] wants, errors included: 400 for a body that cannot be read,
/// 404, 405, 413 for a compressed body that is too large, and 500 under
/// [io.reward4j.wire.FailurePolicy#failInvocation()]. `OPTIONS` requests are answered under every path. Any other event
/// is one of a trainer on AWS, which the endpoint answers. Replies do not hold what exceptions of scorers said, unless
/// [RewardEndpoint.Builder#exceptionMessages] asks for it.
///
/// Nobody is asked who they are: that is the business of the URL, the API or the load balancer.
///
/// Immutable and safe for use by several threads at once.
public final class FunctionUrl {

    private final RewardEndpoint endpoint;
    private final Protocols protocols;
    private final Routes routes;

    private FunctionUrl(RewardEndpoint endpoint, Protocols protocols) {
        this.endpoint = endpoint;
        this.protocols = protocols;
        this.routes = new Routes(endpoint.withFormat(RewardReply.Format.LIST), protocols);
    }

    /// Answers under the options of the endpoint.
    public static FunctionUrl of(RewardEndpoint endpoint) {
        return new FunctionUrl(Objects.requireNonNull(endpoint, "endpoint"), Protocols.standard());
    }

    /// Returns this with another protocol, under its path.
    ///
    /// @throws IllegalArgumentException if its path is none, or taken
    public FunctionUrl withProtocol(TrainerProtocol protocol) {
        return new FunctionUrl(endpoint, protocols.with(protocol));
    }

    /// Returns this under the options of another endpoint.
    public FunctionUrl withEndpoint(RewardEndpoint other) {
        return new FunctionUrl(Objects.requireNonNull(other, "endpoint"), protocols);
    }

    /// Answers an event by the deadline; samples that are unfinished by then have failed.
    ///
    /// @return a reply without an [error][RewardReply#error()] where the event is a request over HTTP
    public RewardReply reply(byte[] event, Deadline deadline) {
        Optional<ProxyEvent> request = ProxyEvent.read(event);
        if (request.isEmpty()) {
            return endpoint.reply(new ByteArrayInputStream(event), deadline);
        }
        TrainerReply reply = answer(request.get(), deadline);
        return request.get().reply(reply.status(), reply.headers(), reply.bytes());
    }

    private TrainerReply answer(ProxyEvent request, Deadline deadline) {
        String route = routes.routeOf(request.path());
        return routes.withoutBody(request.method(), route).orElseGet(() -> {
            try {
                return routes.answer(route, request.body(), deadline);
            } catch (UnreadableEventException e) {
                return TrainerReply.error(e.status(), String.valueOf(e.getMessage()));
            }
        });
    }
}
