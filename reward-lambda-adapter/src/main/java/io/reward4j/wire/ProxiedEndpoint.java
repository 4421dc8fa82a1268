package io.reward4j.wire;

import io.reward4j.Deadline;
import java.util.Map;

/// Answers requests that came through a proxy: `POST` under any path is an event, `GET` under a path that ends with
/// `/health` asks whether anybody is there, and `OPTIONS` whether a browser may call.
///
/// @param events answers what is in the bodies, in lists
record ProxiedEndpoint(RewardEndpoint events) {

    private static final String HEALTH = "/health";

    RewardReply reply(ProxyEvent request, Deadline deadline) {
        boolean health = request.path().endsWith(HEALTH);
        String method = request.method();
        if (method.equals("OPTIONS")) {
            return reply(request, "{\"ok\":true}");
        }
        if (!method.equals(health ? "GET" : "POST")) {
            return notAllowed(request, health ? "GET, OPTIONS" : "POST, OPTIONS");
        }
        return health ? reply(request, "{\"status\":\"ok\"}") : event(request, deadline);
    }

    private static RewardReply notAllowed(ProxyEvent request, String allowed) {
        ReplyBytes error = ReplyWriter.error("MethodNotAllowed", "the method is not allowed here: " + request.method());
        return request.reply(405, Map.of("Allow", allowed), error);
    }

    private RewardReply event(ProxyEvent request, Deadline deadline) {
        try {
            RewardReply reply = events.replyToBody(request.body(), deadline);
            return request.reply(reply.status(), Map.of(), reply.bytes()).withPreflight(reply.isPreflight());
        } catch (UnreadableEventException e) {
            return request.reply(e.status(), Map.of(), ReplyWriter.error(e));
        }
    }

    private static RewardReply reply(ProxyEvent request, String json) {
        return request.reply(200, Map.of(), ReplyBytes.of(json));
    }
}
