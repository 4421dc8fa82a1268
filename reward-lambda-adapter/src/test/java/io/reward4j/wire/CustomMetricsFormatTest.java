package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.CompositeReward;
import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// AWS's evaluation with custom metrics.
class CustomMetricsFormatTest {

    private static final String ROW = "{\"prompt\":\"q\",\"inference_output\":\"aaa\",\"gold\":\"g\",\"system\":\"s\"}";

    private static String postprocess(String data) {
        return "{\"process_type\":\"postprocess\",\"data\":" + data + "}";
    }

    @Test
    void rowIsReadAsASample() {
        List<Sample> seen = new ArrayList<>();

        Events.reply(RewardEndpoint.of(sample -> {
            seen.add(sample);
            return Reward.pass();
        }), postprocess(ROW));

        assertThat(seen).singleElement().satisfies(sample -> {
            assertThat(sample.messages())
                    .containsExactly(Message.system("s"), Message.user("q"), Message.assistant("aaa"));
            assertThat(sample.referenceText()).isEqualTo("g");
        });
    }

    @ParameterizedTest
    @EnumSource
    void metricsAreTheRewardAndItsComponents(RewardReply.Format format) {
        RewardFunction reward = CompositeReward.builder()
                .gate("said", sample -> Reward.pass())
                .term("a", 1, Events.SHARE_OF_A)
                .metric("aggregate_reward_score", sample -> Reward.of(0.9))
                .metric("length", sample -> Reward.of(sample.completion().length()).withValue(0.5))
                .build();

        RewardReply reply = Events.reply(RewardEndpoint.builder(reward).format(format).build(), postprocess(ROW));

        assertThat(reply)
                .hasToString("{\"statusCode\":200,\"body\":[{\"metric\":\"aggregate_reward_score\",\"value\":0.3},"
                        + "{\"metric\":\"said\",\"value\":1.0},{\"metric\":\"a\",\"value\":0.3},"
                        + "{\"metric\":\"length\",\"value\":0.5}]}");
        assertThat(reply.error()).isEmpty();
    }

    @Test
    void rowsOfAListAreMeasuredOneAfterTheOther() {
        assertThat(Events.reply(RewardEndpoint.of(Events.SHARE_OF_A),
                postprocess("[" + ROW + ",{\"inference_output\":\"a\"}]")))
                .hasToString("{\"statusCode\":200,\"body\":[{\"metric\":\"aggregate_reward_score\",\"value\":0.3},"
                        + "{\"metric\":\"aggregate_reward_score\",\"value\":0.1}]}");
        assertThat(Events.reply(RewardEndpoint.of(Events.SHARE_OF_A), postprocess("[]")))
                .hasToString("{\"statusCode\":200,\"body\":[]}");
    }

    static List<FailurePolicy> policies() {
        return List.of(FailurePolicy.neutral(), FailurePolicy.siblingMean(), FailurePolicy.failInvocation());
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("policies")
    void sampleThatFailedIsNoNumber(FailurePolicy policy) {
        List<String> heard = new ArrayList<>();
        RewardEndpoint endpoint = RewardEndpoint.builder(sample -> {
            throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "down \ud800");
        }).failurePolicy(policy).listener(new RewardListener() {
            @Override
            public void failed(Sample sample, RewardException cause) {
                heard.add(cause.kind().id());
            }
        }).build();

        RewardReply reply = Events.reply(endpoint, postprocess(ROW));

        assertThat(reply).hasToString("{\"statusCode\":500,\"body\":{\"error\":"
                + "\"judge_unavailable: sample 'sample-0' failed: down \\ud800\"}}");
        assertThat(reply.error()).isPresent();
        assertThat(reply.isEnvelope()).isTrue();
        assertThat(heard).containsExactly("judge_unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"prompt\":\"q\",\"gold\":\"g\"}", "[7]", "{}",
            "{\"inference_output\":\"a\",\"gold\":NaN}"})
    void rowThatCannotBeScoredIsNoNumberEither(String row) {
        assertThat(Events.reply(RewardEndpoint.of(Events.SHARE_OF_A), postprocess(row)).toString())
                .startsWith("{\"statusCode\":500,\"body\":{\"error\":\"refused_input: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"text\"", "null"})
    void eventWithoutRowsCannotBeRead(String data) {
        assertThat(Events.reply(RewardEndpoint.of(Events.SHARE_OF_A), postprocess(data)).error().orElseThrow())
                .isInstanceOf(UnreadableEventException.class).hasMessageContaining("data: expected an object, found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"system\":\"s\",\"prompt\":\"q\",\"gold\":\"g\"}", "[1.50,-0.0,\"\\ud800 日\"]", "null"})
    void rowBeforeTheModelIsEchoed(String data) {
        assertThat(Events.reply(RewardEndpoint.of(Events.SHARE_OF_A),
                "{\"data\":" + data + ",\"process_type\":\"preprocess\"}"))
                .hasToString("{\"statusCode\":200,\"body\":" + data + "}");
    }

    @Test
    void rowBeforeTheModelIsHeldToTheLimits() {
        String deep = "[".repeat(500) + "]".repeat(500);

        assertThat(Events.reply(RewardEndpoint.of(Events.SHARE_OF_A),
                "{\"process_type\":\"preprocess\",\"data\":" + deep + "}").error().orElseThrow())
                .hasMessageContaining("nested deeper than 100");
    }

    @Test
    void otherProcessesAreNoneOfTheseEvents() {
        assertThat(Events.reply(RewardEndpoint.of(Events.SHARE_OF_A),
                "{\"process_type\":\"train\",\"data\":[" + Events.sample("1", "a") + "]}").toString())
                .startsWith("[{\"id\":1,\"aggregate_reward_score\":0.1,");
    }

    @Test
    void rowsMayComeThroughAProxy() {
        assertThat(Events.reply(RewardEndpoint.of(Events.SHARE_OF_A),
                HttpProxy.REST_API.event("POST", "/", postprocess(ROW))).toString())
                .contains("\"body\":\"{\\\"statusCode\\\":200,\\\"body\\\":[{\\\"metric\\\":");
    }
}
