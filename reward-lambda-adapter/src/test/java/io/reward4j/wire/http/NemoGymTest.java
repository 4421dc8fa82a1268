package io.reward4j.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.CompositeReward;
import io.reward4j.Deadline;
import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.wire.RewardEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class NemoGymTest {

    private static final byte[] FIXTURE = Requests.fixture("nemo-gym.json");

    private static JsonNode reply(RewardFunction reward) {
        return Requests.json(TrainerEndpoint.of(reward).reply(TrainerFormat.NEMO_GYM, FIXTURE, Deadline.none()));
    }

    private static Sample sample(String body) {
        return Requests.samples(TrainerFormat.NEMO_GYM, body.getBytes(UTF_8)).getFirst();
    }

    @Test
    void conversationHoldsCallsTheirResultsAndTheReasoning() {
        Sample sample = sample(new String(FIXTURE, UTF_8));
        ToolCall call = ToolCall.of("legs", "{\"animal\":\"cat\"}");

        assertThat(sample.messages()).containsExactly(
                Message.system("Answer in a box."),
                Message.system("Be brief."),
                Message.user("How many legs have two cats?"),
                Message.assistant("Let me look.", List.of(new ToolCall("c1", call.name(), call.arguments())))
                        .withReasoning("four each"),
                Message.tool("c1", "4"),
                Message.assistant("aaa\\boxed{8}"));
        assertThat(sample.id()).isEqualTo("task-7");
    }

    @Test
    void verifierMetadataComesFirst() {
        Sample sample = sample(new String(FIXTURE, UTF_8));

        assertThat(sample.referenceText()).isEqualTo("8");
        assertThat(sample.metadata().path("level").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"expected_answer", "ground_truth", "reference_answer", "answer"})
    void referenceHasSeveralNames(String name) {
        assertThat(sample("{\"responses_create_params\":{\"input\":\"q\"},\"response\":{\"output\":[]},\"" + name
                + "\":\"8\",\"verifier_metadata\":{\"expected_answer\":\"\"}}").referenceText()).isEqualTo("8");
    }

    @Test
    void replyHasTheFieldsOfTheRequestAndTheReward() {
        JsonNode reply = reply(CompositeReward.builder()
                .gate("said", sample -> Reward.pass())
                .term("a", 2, Requests.SHARE_OF_A)
                .metric("length", sample -> Reward.of(0.25))
                .build());

        ObjectNode expected = (ObjectNode) Requests.JSON.readTree(FIXTURE);
        expected.put("reward", 0.3).put("reward/said", 1.0).put("reward/a", 0.3).put("reward/length", 0.25)
                .put("reward_failed", 0);
        expected.putObject("reward_components").put("said", 1.0).put("a", 0.3);
        assertThat(reply).isEqualTo(expected);
    }

    @Test
    void replyRepeatsTheRequestAsItWasWritten() {
        String text = "{\"responses_create_params\":{\"input\":\"q\"} , \"response\": {\"output\":[]},"
                + "\"x\":-1.50E+3,\"y\" :\"\\ud800 日\\u0041\",\"z\":0.1234567890123456789 }";

        assertThat(Requests.reply(TrainerFormat.NEMO_GYM, text)).hasToString(
                "{\"responses_create_params\":{\"input\":\"q\"},\"response\": {\"output\":[]},"
                        + "\"x\":-1.50E+3,\"y\" :\"\\ud800 日\\u0041\",\"z\":0.1234567890123456789,"
                        + "\"reward\":0.0,\"reward_failed\":0}");
    }

    @Test
    void numberThatIsNoneIsNullInTheReply() {
        String text = "{\"x\":[NaN,{\"y\":-Infinity}],\"responses_create_params\":{\"input\":\"q\"},"
                + "\"response\":{\"output\":[],\"logprobs\":[-0.5,-Infinity]},\"z\":1}";

        TrainerReply reply = Requests.reply(TrainerFormat.NEMO_GYM, text);

        assertThat(reply.toString())
                .startsWith("{\"x\":[null,{\"y\":null}],\"responses_create_params\":{\"input\":\"q\"},"
                        + "\"response\":{\"output\":[],\"logprobs\":[-0.5,null]},\"z\":1,\"reward\":0.5,");
        assertThat(Requests.json(reply).path("_ng_failure_class").asString()).isEqualTo("refused_input");
    }

    @ParameterizedTest
    @CsvSource({"JUDGE_UNAVAILABLE, judge_failed", "UNREADABLE_VERDICT, judge_failed",
            "UNJUDGEABLE_ANSWER, judge_failed", "RUNNER_UNAVAILABLE, runner_unavailable", "DEADLINE, deadline",
            "MISSING_REFERENCE, missing_reference", "SCORER_FAILED, scorer_failed"})
    void failureKeepsTheRowOutOfTheResults(RewardException.Kind kind, String failureClass) {
        JsonNode reply = reply(sample -> {
            throw new RewardException(kind, "why");
        });

        assertThat(reply.path("reward").asDouble()).isEqualTo(0.5);
        assertThat(reply.path("reward_failed").asInt()).isEqualTo(1);
        assertThat(reply.path("reward_failure").asString()).isEqualTo(kind.id() + ": why");
        assertThat(reply.path("_ng_failure_class").asString()).isEqualTo(failureClass);
        assertThat(reply.path("response").path("id").asString()).isEqualTo("resp_1");
    }

    @Test
    void modelThatSaidNothingGaveAnEmptyAnswer() {
        Sample sample = sample("{\"responses_create_params\":{\"input\":[{\"role\":\"user\",\"content\":\"q\"},"
                + "{\"role\":\"assistant\",\"content\":\"earlier\"},{\"role\":\"user\",\"content\":\"r\"}]},"
                + "\"response\":{\"output\":[{\"type\":\"reasoning\",\"summary\":[]}]}}");

        assertThat(sample.completion()).isEmpty();
        assertThat(sample.prompt()).isEqualTo("r");
    }

    @Test
    void responseBeyondTheLimitsIsASampleThatFailed() {
        String deep = "[".repeat(300) + "]".repeat(300);
        JsonNode reply = Requests.json(Requests.reply(TrainerFormat.NEMO_GYM,
                "{\"responses_create_params\":{\"input\":\"q\"},\"response\":{\"output\":" + deep + "}}"));

        assertThat(reply.path("_ng_failure_class").asString()).isEqualTo("refused_input");
        assertThat(reply.path("reward").asDouble()).isEqualTo(0.5);
        assertThat(reply.at("/response/output").isArray()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"responses_create_params\":{\"input\":\"q\"}}",
            "{\"responses_create_params\":{\"input\":\"q\"},\"response\":{}}",
            "{\"responses_create_params\":{\"input\":\"q\"},\"response\":[]}",
            "{\"responses_create_params\":{},\"response\":{\"output\":[]}}",
            "{\"responses_create_params\":{\"input\":\"q\"},\"response\":{\"output\":[7]}}",
            "{\"responses_create_params\":{\"input\":\"q\"},\"response\":{\"output\":[{\"type\":\"message\"}]}}",
            "{\"response\":{\"output\":[]}}"})
    void malformedRequestIsAnError(String body) {
        assertThat(Requests.reply(TrainerFormat.NEMO_GYM, body).status()).isEqualTo(400);
    }

    @Test
    void rangeIsTheDeclaredOne() {
        RewardEndpoint endpoint = RewardEndpoint.of(Requests.SHARE_OF_A.withRange(-3, 1));

        assertThat(Requests.json(Requests.reply(endpoint, TrainerFormat.NEMO_GYM,
                "{\"responses_create_params\":{\"input\":\"q\"},\"response\":{\"output\":[]},\"d\":[1e99999]}"))
                .path("reward").asDouble()).isEqualTo(-1);
    }
}
