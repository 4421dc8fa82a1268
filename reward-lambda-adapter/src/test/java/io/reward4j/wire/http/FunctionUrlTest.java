package io.reward4j.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Deadline;
import io.reward4j.RewardException;
import io.reward4j.wire.FailurePolicy;
import io.reward4j.wire.HttpProxy;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.RewardReply;
import io.reward4j.wire.UnreadableEventException;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FunctionUrlTest {

    private static final String SLIME = "{\"prompt\":\"q\",\"response\":\"aa\",\"label\":null}";
    private static final String EVENT = "[{\"id\":1,\"messages\":[{\"role\":\"assistant\",\"content\":\"aaa\"}]}]";

    private final FunctionUrl url = FunctionUrl.of(RewardEndpoint.of(Requests.SHARE_OF_A));

    private JsonNode reply(String event) {
        RewardReply reply = url.reply(event.getBytes(UTF_8), Deadline.none());
        assertThat(reply.error()).isEmpty();
        return Requests.JSON.readTree(reply.toBytes());
    }

    @ParameterizedTest
    @EnumSource
    void eventIsAnsweredByItsPathInTheEnvelopeOfItsProxy(HttpProxy proxy) {
        JsonNode reply = reply(proxy.event("POST", "/slime", SLIME));

        proxy.check(reply);
        assertThat(reply.path("body").asString()).isEqualTo("0.2");
    }

    @ParameterizedTest
    @EnumSource
    void bodyMayBeInBase64AndCompressed(HttpProxy proxy) {
        String encoded = Base64.getEncoder().encodeToString(SLIME.getBytes(UTF_8));

        assertThat(reply(proxy.event("POST", "/slime", encoded, true, Map.of())).path("body").asString())
                .isEqualTo("0.2");
        assertThat(reply(proxy.event("POST", "/slime", "%", true, Map.of())).path("statusCode").asInt())
                .isEqualTo(400);
        assertThat(reply(proxy.compressed("POST", "/slime", HttpProxy.gzip(SLIME.getBytes(UTF_8)))).path("body")
                .asString())
                .isEqualTo("0.2");
        assertThat(reply(proxy.compressed("POST", "/slime", HttpProxy.bomb())).path("statusCode").asInt())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/reward"})
    void eventsOfAwsTrainersComeUnderTheRoot(String path) {
        for (HttpProxy proxy : List.of(HttpProxy.FUNCTION_URL, HttpProxy.HTTP_API_WITH_STAGE, HttpProxy.REST_API,
                HttpProxy.BALANCER)) {
            assertThat(reply(proxy.event("POST", path, EVENT)).path("body").asString())
                    .startsWith("[{\"id\":1,\"aggregate_reward_score\":0.3,");
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, /nothing, 404", "GET, /slime, 405", "PUT, /reward, 405", "GET, /health, 200",
            "OPTIONS, /any, 200",
            "POST, /slime, 400", "POST, /seed_session, 200", "GET, /reverify_mode, 200", "POST, /xslime, 404"})
    void otherRequestsHaveAStatus(String method, String path, int status) {
        for (HttpProxy proxy : HttpProxy.values()) {
            JsonNode reply = reply(proxy.event(method, path, "no JSON"));

            proxy.check(reply);
            assertThat(reply.path("statusCode").asInt()).isEqualTo(status);
            assertThat(Requests.JSON.readTree(reply.path("body").asString())).isNotNull();
        }
        assertThat(reply(HttpProxy.REST_API.event("GET", "/slime", null)).at("/headers/Allow").asString())
                .isEqualTo("POST, OPTIONS");
    }

    @Test
    void endOfAPathCountsAndTheLongestRouteOfSeveral() {
        assertThat(reply(HttpProxy.REST_API.event("POST", "/a/b/slime", SLIME)).path("body").asString())
                .isEqualTo("0.2");
        assertThat(reply(HttpProxy.REST_API.event("POST", "/a/slime/object", SLIME)).path("body").asString())
                .startsWith("{\"reward\":0.2,");
    }

    @Test
    void furtherProtocolsAreServed() {
        FunctionUrl more = url.withProtocol(PlainTextProtocol.at("/slime/plain"))
                .withEndpoint(RewardEndpoint.of(Requests.SHARE_OF_A));

        assertThat(Requests.JSON.readTree(more.reply(HttpProxy.BALANCER.event("POST", "/x/slime/plain", "aaa")
                .getBytes(UTF_8), Deadline.none()).toBytes()).path("body").asString()).isEqualTo("0.3");
        assertThat(
                more.reply(HttpProxy.BALANCER.event("POST", "/slime", SLIME).getBytes(UTF_8), Deadline.none()).status())
                .isEqualTo(200);
    }

    @Test
    void preflightIsAnsweredAsTheEndpointDoes() {
        String event = "{\"requestContext\":{\"http\":{\"method\":\"OPTIONS\"}}}";

        assertThat(reply(event)).hasToString("{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/json\"},"
                + "\"body\":\"{\\\"ok\\\":true}\",\"isBase64Encoded\":false}");
    }

    @ParameterizedTest
    @EnumSource
    void otherEventsAreAnsweredAsTheEndpointDoes(RewardReply.Format format) {
        RewardEndpoint endpoint = RewardEndpoint.builder(Requests.SHARE_OF_A).format(format).build();

        for (String event : new String[]{EVENT, "{\"batch\":" + EVENT + "}"}) {
            byte[] bytes = event.getBytes(UTF_8);
            assertThat(FunctionUrl.of(endpoint).reply(bytes, Deadline.none()).toBytes())
                    .isEqualTo(endpoint.reply(new ByteArrayInputStream(bytes), Deadline.none()).toBytes());
        }
    }

    @Test
    void errorsOfOtherEventsAreToldAndThoseOfARequestHaveAStatus() {
        FunctionUrl strict = FunctionUrl.of(RewardEndpoint.builder(sample -> {
            throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "down");
        }).failurePolicy(FailurePolicy.failInvocation()).build());

        assertThat(strict.reply("7".getBytes(UTF_8), Deadline.none()).error()).containsInstanceOf(
                UnreadableEventException.class);
        assertThat(strict.reply(EVENT.getBytes(UTF_8), Deadline.none()).error()).containsInstanceOf(
                RewardException.class);
        for (String path : new String[]{"/slime", "/"}) {
            String body = path.equals("/") ? EVENT : SLIME;
            RewardReply reply = strict.reply(
                    HttpProxy.REST_API.event("POST", path, body).getBytes(UTF_8), Deadline.none());
            assertThat(reply.error()).isEmpty();
            assertThat(reply.status()).isEqualTo(500);
        }
    }
}
