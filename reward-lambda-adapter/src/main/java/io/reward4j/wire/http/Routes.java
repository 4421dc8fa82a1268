package io.reward4j.wire.http;

import io.reward4j.Deadline;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.RewardReply;
import java.io.ByteArrayInputStream;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What is answered under which path.
final class Routes {

    static final String REWARD = "/reward";
    private static final String HEALTH = "/health";
    private static final String REVERIFY_MODE = "/reverify_mode";

    /// The agents of NeMo Gym announce a rollout to the server that verifies it.
    private static final String SEED_SESSION = "/seed_session";

    /// What `GET` is answered under a path. Before it verifies stored rollouts again, `gym eval reverify` asks whether
    /// that is sound: it is, since a verdict needs nothing but the request.
    private static final Map<String, String> ASKED = Map.of(
            HEALTH, "{\"status\":\"ok\"}",
            REVERIFY_MODE, "\"stateless\"");

    /// The paths that no protocol may have.
    static final Set<String> FIXED = Set.of(REWARD, SEED_SESSION, HEALTH, REVERIFY_MODE);

    private final RewardEndpoint events;
    private final TrainerEndpoint trainers;
    private final Protocols protocols;

    Routes(RewardEndpoint endpoint, Protocols protocols) {
        this.events = endpoint.forRemoteCallers();
        this.trainers = TrainerEndpoint.of(endpoint);
        this.protocols = protocols;
    }

    /// Returns the route that a path ends with, the longest of several: stages and resources of an API come before it.
    /// The root is that of events.
    String routeOf(String path) {
        if (path.isEmpty() || path.equals("/")) {
            return REWARD;
        }
        return paths()
                .filter(path::endsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse(path);
    }

    private Stream<String> paths() {
        return Stream.concat(FIXED.stream(), protocols.paths().stream());
    }

    /// Returns the answer to what needs no body, or an error; nothing if the body is to be read.
    Optional<TrainerReply> withoutBody(String method, String route) {
        if (method.equals("OPTIONS")) {
            return Optional.of(TrainerReply.of(200, "{\"ok\":true}"));
        }
        String asked = ASKED.get(route);
        if (asked != null) {
            return Optional.of(
                    method.equals("GET")
                            ? TrainerReply.of(200, asked)
                            : TrainerReply.notAllowed(method, "GET, OPTIONS"));
        }
        if (!FIXED.contains(route) && protocols.at(route).isEmpty()) {
            return Optional.of(TrainerReply.error(404, "nothing is served under this path; the paths are "
                    + String.join(", ", new TreeSet<>(paths().toList()))));
        }
        if (method.equals("POST")) {
            return Optional.empty();
        }
        return Optional.of(TrainerReply.notAllowed(method, "POST, OPTIONS"));
    }

    /// Tells whether this asks for nothing but whether the server is there, which anybody may know.
    static boolean isHealth(String method, String route) {
        return method.equals("GET") && route.equals(HEALTH);
    }

    /// Answers a `POST` request with a body.
    TrainerReply answer(String route, byte[] body, Deadline deadline) {
        if (route.equals(REWARD)) {
            RewardReply reply = events.reply(new ByteArrayInputStream(body), deadline);
            return TrainerReply.of(reply.status(), reply.bytes());
        }
        return protocols.at(route)
                .map(protocol -> trainers.reply(protocol, body, deadline))
                .orElseGet(() -> TrainerReply.of(200, "{}"));
    }
}
