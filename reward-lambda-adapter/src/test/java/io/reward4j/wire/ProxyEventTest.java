package io.reward4j.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.wire.json.Limits;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ProxyEventTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String EVENT = Events.list(Events.sample("\"s\"", "aaaé\ud83d\ude42"));
    private static final RewardEndpoint ENDPOINT = RewardEndpoint.of(Events.SHARE_OF_A);

    private static JsonNode reply(RewardEndpoint endpoint, String event) {
        RewardReply reply = Events.reply(endpoint, event);
        JsonNode json = JSON.readTree(reply.toBytes());
        assertThat(reply.error()).isEmpty();
        assertThat(reply.isEnvelope()).isTrue();
        assertThat(reply.status()).isEqualTo(json.path("statusCode").asInt());
        return json;
    }

    @ParameterizedTest
    @EnumSource
    void eventInTheBodyIsAnsweredInTheEnvelopeOfItsProxy(HttpProxy proxy) {
        for (RewardReply.Format format : RewardReply.Format.values()) {
            JsonNode reply = reply(ENDPOINT.withFormat(format), proxy.event("POST", "/any/path", EVENT));

            proxy.check(reply);
            assertThat(reply.path("statusCode").asInt()).isEqualTo(200);
            assertThat(ReplyReader.read(reply.path("body").asString().getBytes(UTF_8))).singleElement()
                    .satisfies(result -> assertThat(result.id().asString()).isEqualTo("s"))
                    .satisfies(result -> assertThat(result.score()).isEqualTo(0.3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherRequestsHaveAStatus(HttpProxy proxy) {
        assertThat(status(proxy, proxy.event("GET", "/reward", null))).isEqualTo(405);
        assertThat(status(proxy, proxy.event("DELETE", "/", ""))).isEqualTo(405);
        assertThat(status(proxy, proxy.event("POST", "/health", EVENT))).isEqualTo(405);
        assertThat(status(proxy, proxy.event("GET", "/health", ""))).isEqualTo(200);
        assertThat(status(proxy, proxy.event("OPTIONS", "/reward", null))).isEqualTo(200);
        assertThat(status(proxy, proxy.event("POST", "/reward", "nope"))).isEqualTo(400);
        assertThat(status(proxy, proxy.event("POST", "/reward", ""))).isEqualTo(400);
        assertThat(status(proxy, proxy.event("POST", "/reward", null))).isEqualTo(400);
        assertThat(status(proxy, proxy.event("POST", "/reward", "%", true, Map.of()))).isEqualTo(400);
    }

    private static int status(HttpProxy proxy, String event) {
        JsonNode reply = reply(ENDPOINT, event);
        proxy.check(reply);
        return reply.path("statusCode").asInt();
    }

    @Test
    void whatMayBeAskedIsSaidWhereSomethingElseWas() {
        assertThat(reply(ENDPOINT, HttpProxy.REST_API.event("GET", "/reward", null)).at("/headers/Allow").asString())
                .isEqualTo("POST, OPTIONS");
        assertThat(reply(ENDPOINT, HttpProxy.BALANCER_WITH_LISTS.event("POST", "/x/health", "")).toString())
                .contains(
                        "\"multiValueHeaders\":{\"Content-Type\":[\"application/json\"],\"Allow\":[\"GET, OPTIONS\"]}",
                        "\"statusDescription\":\"405 Method Not Allowed\"");
    }

    @Test
    void failureUnderThePolicyToFailTheInvocationIsAStatus() {
        RewardEndpoint strict = RewardEndpoint.builder(sample -> {
            throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "down");
        }).failurePolicy(FailurePolicy.failInvocation()).build();

        assertThat(reply(strict, HttpProxy.FUNCTION_URL.event("POST", "/", EVENT)).path("statusCode").asInt())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @EnumSource
    void compressedBodyIsReadAndABombIsRefused(HttpProxy proxy) {
        JsonNode reply = reply(ENDPOINT, proxy.compressed("POST", "/reward", HttpProxy.gzip(EVENT.getBytes(UTF_8))));
        assertThat(reply.path("body").asString()).startsWith("[{\"id\":\"s\",\"aggregate_reward_score\":0.3,");

        assertThat(status(proxy, proxy.compressed("POST", "/reward", HttpProxy.bomb()))).isEqualTo(413);
    }

    @Test
    void compressedBodyOfAnyWrapperIsRead() {
        String event = "{\"isBase64Encoded\":true,\"body\":\"%s\"}";

        assertThat(Events.results(ENDPOINT, event.formatted(
                Base64.getEncoder().encodeToString(HttpProxy.gzip(EVENT.getBytes(UTF_8)))))).hasSize(1);
        RewardReply reply = Events.reply(ENDPOINT, event.formatted(
                Base64.getEncoder().encodeToString(HttpProxy.bomb())));
        assertThat(reply.error().orElseThrow()).hasMessageContaining("a body of more than 16777216 bytes");
        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void bodyThatAGatewayExpandedIsReadThoughTheHeaderIsStillThere() {
        String event = HttpProxy.REST_API.event("POST", "/", EVENT, false, Map.of("Content-Encoding", "gzip"));

        assertThat(reply(ENDPOINT, event).path("statusCode").asInt()).isEqualTo(200);
    }

    @Test
    void encodingThatIsNotReadHasAStatusOfItsOwn() {
        String event = HttpProxy.REST_API.event("POST", "/", EVENT, false, Map.of("content-encoding", "br"));

        assertThat(reply(ENDPOINT, event).path("statusCode").asInt()).isEqualTo(415);
    }

    @Test
    void bodyThatIsJsonAndNoTextIsReadWithItsPoisonedSamples() {
        String deep = "[".repeat(Limits.NESTING + 1) + "]".repeat(Limits.NESTING + 1);
        String poisoned = "{\"id\":\"bad\",\"prompt\":\"q\",\"completion\":\"a\",\"x\":" + deep + "}";
        for (String body : List.of(Events.between(poisoned), Events.between("{\"x\":NaN}"), Events.between("7"))) {
            String event = "{\"httpMethod\":\"POST\",\"path\":\"/\",\"requestContext\":{},\"body\":" + body + "}";

            List<ReplyReader.Result> results = ReplyReader.read(
                    reply(ENDPOINT, event).path("body").asString().getBytes(UTF_8));

            assertThat(results).extracting(ReplyReader.Result::score).containsExactly(0.3, 0.5, 0.7);
        }
    }

    @Test
    void eventThatWasEncodedTwiceIsOneOfAProxyToo() {
        String event = JSON.writeValueAsString(HttpProxy.REST_API.event("POST", "/", EVENT));

        HttpProxy.REST_API.check(reply(ENDPOINT, event));
    }

    @Test
    void eventWithinABodyIsAWrapperAndNoRequest() {
        String inner = HttpProxy.FUNCTION_URL.event("POST", "/", EVENT);

        assertThat(reply(ENDPOINT, HttpProxy.REST_API.event("POST", "/", inner)).path("body").asString())
                .startsWith("[{\"id\":\"s\",");
    }

    @Test
    void pingThroughAProxyIsAnsweredWithNoResults() {
        assertThat(reply(ENDPOINT, HttpProxy.REST_API.event("POST", "/", "{\"warmer\":true}")).path("body").asString())
                .isEqualTo("[]");
    }

    static Stream<String> noRequests() {
        return Stream.of("{\"requestContext\":7,\"batch\":" + EVENT + "}",
                "{\"requestContext\":{},\"body\":" + EVENT + "}",
                "{\"requestContext\":{\"http\":{}},\"body\":" + EVENT + "}",
                "{\"httpMethod\":null,\"body\":" + EVENT + "}",
                "{\"httpMethod\":\"POST\",\"messages\":[{\"role\":\"assistant\",\"content\":\"aaa\"}],\"id\":\"s\"}");
    }

    @ParameterizedTest
    @MethodSource("noRequests")
    void whatOnlyLooksLikeARequestIsAnEvent(String event) {
        assertThat(Events.results(ENDPOINT, event)).singleElement()
                .satisfies(result -> assertThat(result.score()).isEqualTo(0.3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "[]", "{}", "{", "{\"requestContext\":{\"http\":{\"method\":\"GET\"}}", "null",
            "{\"body\":\"x\"}"})
    void otherEventsAreNoneOfAProxy(String event) {
        assertThat(ProxyEvent.read(event.getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void requestIsReadFromTheEvent(HttpProxy proxy) {
        ProxyEvent request = ProxyEvent.read(proxy.event("post", "/slime", "b\u00e9").getBytes(UTF_8)).orElseThrow();

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo(
                proxy == HttpProxy.REST_API_UNDER_A_BASE_PATH ? "/rewards/v1/slime" : "/slime");
        assertThat(request.body()).asString(UTF_8).isEqualTo("b\u00e9");
    }

    @Test
    void stageAloneIsTheRoot() {
        assertThat(ProxyEvent.read(HttpProxy.HTTP_API_WITH_STAGE.event("POST", "", "").getBytes(UTF_8)).orElseThrow()
                .path())
                .isEmpty();
        assertThat(ProxyEvent.read(HttpProxy.HTTP_API_WITH_STAGE.event("POST", "/", "").getBytes(UTF_8)).orElseThrow()
                .path()).isEqualTo("/");
        assertThat(ProxyEvent.read(HttpProxy.HTTP_API_WITH_STAGE.event("POST", "uction/x", "").getBytes(UTF_8))
                .orElseThrow().path()).isEqualTo("/production/x");
    }

    @Test
    void loneSurrogateInTheTextOfABodyIsNotLost() {
        String event = "{\"httpMethod\":\"POST\",\"body\":\"[{\\\"id\\\":\\\"\\ud800\\\"}]\"}";

        assertThat(ProxyEvent.read(event.getBytes(UTF_8)).orElseThrow().body()).asString(UTF_8)
                .isEqualTo("[{\"id\":\"\\ud800\"}]");
    }

    @Test
    void textBeyondTheLimitOfTextsIsRefused() {
        ObjectNode event = (ObjectNode) JSON.readTree(HttpProxy.REST_API.event("POST", "/", ""));
        event.put("body", "a".repeat(Limits.TEXT + 1));

        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> ProxyEvent.read(event.toString().getBytes(UTF_8)).orElseThrow().body())
                .withMessageContaining("characters; at most");
    }

    @Test
    void preflightOfATrainerIsKnownThroughAProxyToo() {
        RewardFunction unused = sample -> Reward.pass();
        RewardReply reply = Events.reply(RewardEndpoint.of(unused),
                HttpProxy.REST_API.event("POST", "/",
                        "[{\"id\":1,\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}]"));

        assertThat(reply.isPreflight()).isTrue();
    }
}
