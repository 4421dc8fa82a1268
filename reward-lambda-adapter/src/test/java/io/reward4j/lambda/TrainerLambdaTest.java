package io.reward4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.Context;
import io.reward4j.Deadline;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Traits;
import io.reward4j.wire.HttpProxy;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.TrainerProtocol;
import io.reward4j.wire.UnreadableEventException;
import io.reward4j.wire.http.TrainerFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class TrainerLambdaTest {

    private static final class OfReward extends TrainerLambda {
        OfReward(RewardFunction reward) {
            super(reward);
        }
    }

    private final OfReward lambda = new OfReward(sample -> {
        assertThat(Deadline.current().remaining()).isLessThanOrEqualTo(Duration.ofSeconds(3));
        return Reward.of(0.25);
    });

    private String answer(String event) throws IOException {
        Context context = (Context) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[]{Context.class},
                (proxy, method, arguments) -> method.getReturnType() == int.class ? 4_000 : "test");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lambda.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), out, context);
        return out.toString(UTF_8);
    }

    @Test
    void answersTheEventsOfItsUrl() throws IOException {
        assertThat(answer(
                "{\"version\":\"2.0\",\"rawPath\":\"/slime\",\"requestContext\":{\"http\":{\"method\":\"POST\"}},"
                        + "\"body\":\"{\\\"prompt\\\":\\\"q\\\",\\\"response\\\":\\\"a\\\"}\",\"isBase64Encoded\":false}"))
                .isEqualTo(
                        "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/json\"},\"body\":\"0.25\",\"isBase64Encoded\":false}");
    }

    @ParameterizedTest
    @EnumSource
    void answersEveryProxy(HttpProxy proxy) throws IOException {
        String body = "{\"prompt\":\"q\",\"response\":\"a\"}";

        JsonNode reply = JsonMapper.shared().readTree(answer(proxy.event("POST", "/stage/slime", body)));

        proxy.check(reply);
        assertThat(reply.path("body").asString()).isEqualTo("0.25");
    }

    @Test
    void servesFurtherProtocolsAndRefusesPathsThatAreTaken() {
        RewardEndpoint endpoint = RewardEndpoint.of(sample -> Reward.of(0.25));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OfProtocol(endpoint, TrainerFormat.SLIME))
                .withMessageContaining("the path /slime");
    }

    private static final class OfProtocol extends TrainerLambda {
        OfProtocol(RewardEndpoint endpoint, TrainerProtocol protocol) {
            super(endpoint, Telemetry.none(), protocol);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isWarmedUpByWhatComesToItsUrl(TrainerFormat format) {
        List<String> scored = Collections.synchronizedList(new ArrayList<>());
        TrainerLambda warmed = new TrainerLambda(((RewardFunction) sample -> {
            scored.add(sample.completion());
            return Reward.pass();
        }).withTraits(Traits.calling(1))) {
            @Override
            protected Duration primingTime() {
                return Duration.ZERO;
            }

            @Override
            protected byte[] warmUpEvent() {
                String body = switch (format) {
                    case OPENRLHF -> "{\"query\":[\"qa\"],\"prompts\":[\"q\"]}";
                    case SLIME, SLIME_OBJECT -> "{\"prompt\":\"q\",\"response\":\"a\"}";
                    case NEMO_GYM -> "{\"responses_create_params\":{\"input\":\"q\"},\"response\":{\"output\":"
                            + "[{\"role\":\"assistant\",\"content\":\"a\"}]}}";
                    case GEMINI -> "{\"example\":{\"contents\":[]},\"response\":{\"parts\":[{\"text\":\"a\"}]}}";
                };
                return ("{\"rawPath\":\"" + format.path() + "\",\"requestContext\":{\"http\":{\"method\":\"POST\"}},"
                        + "\"body\":" + JsonNodeFactory.instance.stringNode(body) + "}").getBytes(UTF_8);
            }
        };

        warmed.checkpoint();

        assertThat(scored).containsExactly("a");
    }

    @Test
    void answersTheEventsOfTrainersOnAws() throws IOException {
        assertThat(answer("[{\"id\":\"1\",\"messages\":[{\"role\":\"assistant\",\"content\":\"x\"}]}]"))
                .startsWith("[{\"id\":\"1\",\"aggregate_reward_score\":0.25,");
    }

    @Test
    void throwsForAnEventThatCannotBeRead() {
        assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> answer("7"));
    }
}
