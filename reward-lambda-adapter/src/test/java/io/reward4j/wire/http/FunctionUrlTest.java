package io.reward4j.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reward4j.Deadline;
import io.reward4j.RewardException;
import io.reward4j.wire.FailurePolicy;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.RewardReply;
import io.reward4j.wire.UnreadableEventException;
import java.io.ByteArrayInputStream;
import java.util.Base64;
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

    private static String event(String method, String path, String body, boolean base64) {
        return "{\"version\":\"2.0\",\"routeKey\":\"$default\",\"rawPath\":\"" + path + "\",\"rawQueryString\":\"\","
                + "\"headers\":{\"content-type\":\"application/json\"},\"requestContext\":{\"http\":{\"method\":\""
                + method + "\",\"path\":\"" + path + "\"}},\"body\":" + Requests.JSON.writeValueAsString(body)
                + ",\"isBase64Encoded\":" + base64 + "}";
    }

    private JsonNode reply(String event) {
        return Requests.JSON.readTree(url.reply(event.getBytes(UTF_8), Deadline.none()));
    }

    @Test
    void eventIsAnsweredByItsPathInAnEnvelope() {
        assertThat(reply(event("POST", "/slime", SLIME, false))).hasToString(
                "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/json\"},\"body\":\"0.2\"}");
    }

    @Test
    void bodyMayBeInBase64() {
        String encoded = Base64.getEncoder().encodeToString(SLIME.getBytes(UTF_8));

        assertThat(reply(event("POST", "/slime", encoded, true)).path("body").asString()).isEqualTo("0.2");
        assertThat(reply(event("POST", "/slime", "%", true)).path("statusCode").asInt()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/reward"})
    void eventsOfAwsTrainersComeUnderTheRoot(String path) {
        assertThat(reply(event("POST", path, EVENT, false)).path("body").asString())
                .startsWith("[{\"id\":1,\"aggregate_reward_score\":0.3,");
    }

    @ParameterizedTest
    @CsvSource({"POST, /nothing, 404", "GET, /slime, 405", "PUT, /, 405", "GET, /health, 200", "OPTIONS, /any, 200",
            "POST, /slime, 400", "POST, /seed_session, 200"})
    void otherRequestsHaveAStatus(String method, String path, int status) {
        JsonNode reply = reply(event(method, path, "no JSON", false));

        assertThat(reply.path("statusCode").asInt()).isEqualTo(status);
        assertThat(Requests.JSON.readTree(reply.path("body").asString()).isObject()).isTrue();
    }

    @Test
    void preflightIsAnsweredAsTheEndpointDoes() {
        String event = "{\"requestContext\":{\"http\":{\"method\":\"OPTIONS\"}}}";

        assertThat(url.reply(event.getBytes(UTF_8), Deadline.none())).asString(UTF_8).isEqualTo(
                "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/json\"},\"body\":\"{\\\"ok\\\":true}\"}");
    }

    @ParameterizedTest
    @EnumSource
    void otherEventsAreAnsweredAsTheEndpointDoes(RewardReply.Format format) {
        RewardEndpoint endpoint = RewardEndpoint.builder(Requests.SHARE_OF_A).format(format).build();

        for (String event : new String[]{EVENT, "{\"batch\":" + EVENT + "}"}) {
            byte[] bytes = event.getBytes(UTF_8);
            assertThat(FunctionUrl.of(endpoint).reply(bytes, Deadline.none()))
                    .isEqualTo(endpoint.reply(new ByteArrayInputStream(bytes), Deadline.none()).toBytes());
        }
    }

    @Test
    void errorsOfOtherEventsAreThrownAndThoseOfAUrlHaveAStatus() {
        FunctionUrl strict = FunctionUrl.of(RewardEndpoint.builder(sample -> {
            throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "down");
        }).failurePolicy(FailurePolicy.failInvocation()).build());

        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> strict.reply("7".getBytes(UTF_8), Deadline.none()));
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> strict.reply(EVENT.getBytes(UTF_8), Deadline.none()));
        for (String path : new String[]{"/slime", "/"}) {
            String body = path.equals("/") ? EVENT : SLIME;
            byte[] reply = strict.reply(event("POST", path, body, false).getBytes(UTF_8), Deadline.none());
            assertThat(Requests.JSON.readTree(reply).path("statusCode").asInt()).isEqualTo(500);
        }
    }
}
