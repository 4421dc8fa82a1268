package io.reward4j.wire.http;

import io.reward4j.Deadline;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.RewardReply;
import io.reward4j.wire.UnreadableEventException;
import io.reward4j.wire.WireObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Answers the events of a Lambda function's URL by their paths: those of [TrainerFormat], and `/` and
/// `/reward` for the events that [RewardEndpoint] reads.
///
/// An event is one of a URL, in the payload format 2.0, if it has a `requestContext.http.method`; its body
/// may be in Base64. It is answered in an envelope of `statusCode`, `headers` and `body`, errors
/// included: 400 for a body that cannot be read, 404, 405, and 500 under
/// [io.reward4j.wire.FailurePolicy#failInvocation()]. `OPTIONS` requests are answered under every path.
/// Replies do not hold what exceptions of scorers said, unless [RewardEndpoint.Builder#exceptionMessages] asks for it.
///
/// Any other event is one of a trainer on AWS, which the endpoint answers as ever.
///
/// Immutable and safe for use by several threads at once.
public final class FunctionUrl {

    private final RewardEndpoint endpoint;
    private final Routes routes;

    private FunctionUrl(RewardEndpoint endpoint) {
        this.endpoint = endpoint;
        this.routes = new Routes(endpoint.withFormat(RewardReply.Format.LIST));
    }

    /// Answers under the options of the endpoint.
    public static FunctionUrl of(RewardEndpoint endpoint) {
        return new FunctionUrl(Objects.requireNonNull(endpoint, "endpoint"));
    }

    /// Answers an event by the deadline; samples that are unfinished by then have failed.
    ///
    /// @throws UnreadableEventException if it is not the event of a URL and cannot be read
    /// @throws io.reward4j.RewardException if it is not the event of a URL, a sample failed and the failure
    ///     policy is to fail the invocation
    public byte[] reply(byte[] event, Deadline deadline) {
        Optional<WireObject> request = request(event);
        if (request.isPresent()) {
            return envelope(answer(request.get(), deadline)).getBytes(StandardCharsets.UTF_8);
        }
        RewardReply reply = endpoint.reply(new ByteArrayInputStream(event), deadline);
        if (reply.error().isPresent()) {
            throw reply.error().get();
        }
        return reply.toBytes();
    }

    /// How long before the function's time is up the reply is due.
    public Duration deadlineMargin() {
        return endpoint.deadlineMargin();
    }

    private static Optional<WireObject> request(byte[] event) {
        try {
            return Optional.of(WireObject.read(event, Set.of())).filter(object -> method(object).isString());
        } catch (UnreadableEventException e) {
            return Optional.empty();
        }
    }

    private static JsonNode method(WireObject event) {
        return event.value("requestContext").node().path("http").path("method");
    }

    private TrainerReply answer(WireObject event, Deadline deadline) {
        String path = event.value("rawPath").node().asString("");
        String route = path.isEmpty() || path.equals("/") ? Routes.REWARD : path;
        return Routes.withoutBody(method(event).asString(), route).orElseGet(() -> {
            try {
                return routes.answer(route, body(event), deadline);
            } catch (UnreadableEventException e) {
                return TrainerReply.error(400, String.valueOf(e.getMessage()));
            }
        });
    }

    private static byte[] body(WireObject event) {
        JsonNode body = event.value("body").node();
        if (!body.isString()) {
            return body.isContainer() ? body.toString().getBytes(StandardCharsets.UTF_8) : new byte[0];
        }
        String text = body.asString();
        if (!event.value("isBase64Encoded").node().asBoolean(false)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw Fields.unreadable("body is not in Base64");
        }
    }

    private static String envelope(TrainerReply reply) {
        return Replies.object(out -> {
            out.writeNumberProperty("statusCode", reply.status());
            out.writeName("headers");
            out.writeStartObject();
            out.writeStringProperty("Content-Type", "application/json");
            out.writeEndObject();
            out.writeStringProperty("body", reply.toString());
        });
    }
}
