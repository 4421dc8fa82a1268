package io.reward4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import io.reward4j.RewardFunction;
import io.reward4j.wire.RewardEndpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// A function whose log is read by a test.
final class Logged extends RewardLambda {

    private static final JsonMapper JSON = new JsonMapper();

    private final ByteArrayOutputStream log;

    private Logged(RewardEndpoint endpoint, Telemetry telemetry, ByteArrayOutputStream log) {
        super(endpoint, telemetry);
        this.log = log;
    }

    static Logged of(RewardFunction reward) {
        return of(reward, Telemetry.builder());
    }

    static Logged of(RewardFunction reward, Telemetry.Builder telemetry) {
        return of(RewardEndpoint.of(reward), telemetry.environment(Map.of()));
    }

    static Logged of(RewardEndpoint endpoint, Telemetry.Builder telemetry) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        return new Logged(endpoint, telemetry.writeTo(() -> log).build(), log);
    }

    /// Answers one event.
    String answer(String event) {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        try {
            handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), reply, context());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return reply.toString(UTF_8);
    }

    String log() {
        return log.toString(UTF_8);
    }

    /// The lines of metrics, each held to the rules.
    List<JsonNode> metrics() {
        return log().lines().filter(line -> line.contains("\"_aws\"")).map(EmbeddedMetrics::check).toList();
    }

    /// The lines of samples.
    List<JsonNode> samples() {
        return log().lines().filter(line -> !line.contains("\"_aws\"")).map(EmbeddedMetrics::parse).toList();
    }

    /// An event of samples with these ids, each of which is also the completion.
    static String event(String... ids) {
        ArrayNode event = JSON.createArrayNode();
        for (String id : ids) {
            event.addObject().put("id", id).putArray("messages").addObject().put("role", "assistant").put("content",
                    id);
        }
        return event.toString();
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[]{Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemainingTimeInMillis" -> 60_000;
                    case "getFunctionName" -> "TestSageMaker";
                    case "getFunctionVersion" -> "7";
                    case "getAwsRequestId" -> "request-1";
                    default -> null;
                });
    }
}
