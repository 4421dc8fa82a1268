package io.reward4j.wire.http;

import io.reward4j.Deadline;
import io.reward4j.RewardException;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.RewardReply;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/// What is answered under which path.
final class Routes {

    static final String REWARD = "/reward";

    /// The agents of NeMo Gym announce a rollout to the server that verifies it.
    private static final String SEED_SESSION = "/seed_session";
    private static final String HEALTH = "/health";

    private final RewardEndpoint events;
    private final TrainerEndpoint trainers;

    Routes(RewardEndpoint endpoint) {
        this.events = endpoint.forRemoteCallers();
        this.trainers = TrainerEndpoint.of(endpoint);
    }

    /// Returns the answer to what needs no body, or an error; nothing if the body is to be read.
    static Optional<TrainerReply> withoutBody(String method, String path) {
        if (method.equals("OPTIONS")) {
            return Optional.of(TrainerReply.of(200, "{\"ok\":true}"));
        }
        if (path.equals(HEALTH)) {
            return Optional.of(method.equals("GET") ? TrainerReply.of(200, "{\"status\":\"ok\"}") : notAllowed(method));
        }
        if (!path.equals(REWARD) && !path.equals(SEED_SESSION) && TrainerFormat.ofPath(path).isEmpty()) {
            return Optional.of(TrainerReply.error(404, "nothing is served under this path"));
        }
        return method.equals("POST") ? Optional.empty() : Optional.of(notAllowed(method));
    }

    /// The methods of a path.
    static String allowed(String path) {
        return path.equals(HEALTH) ? "GET, OPTIONS" : "POST, OPTIONS";
    }

    private static TrainerReply notAllowed(String method) {
        return TrainerReply.error(405, "the method is not allowed here: " + method);
    }

    /// Answers a `POST` request with a body.
    TrainerReply answer(String path, byte[] body, Deadline deadline) {
        if (path.equals(REWARD)) {
            return events(body, deadline);
        }
        return TrainerFormat.ofPath(path)
                .map(format -> trainers.reply(format, body, deadline))
                .orElseGet(() -> TrainerReply.of(200, "{}"));
    }

    private TrainerReply events(byte[] body, Deadline deadline) {
        RewardReply reply = events.reply(new ByteArrayInputStream(body), deadline);
        int status = reply.error().map(error -> error instanceof RewardException ? 500 : 400).orElse(200);
        return new TrainerReply(status, reply.toBytes());
    }
}
