package io.reward4j.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Attachment;
import io.reward4j.CompositeReward;
import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.ToolResult;
import io.reward4j.wire.FailurePolicy;
import io.reward4j.wire.RewardEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiTest {

    private static final String BODY = "{\"example\":{\"contents\":[]},\"response\":{\"parts\":[{\"text\":\"aa\"}]}}";

    private static Sample sample(String body) {
        return Requests.samples(TrainerFormat.GEMINI, body.getBytes(UTF_8)).getFirst();
    }

    @Test
    void conversationIsReadWhole() {
        Sample sample = sample(new String(Requests.fixture("gemini.json"), UTF_8));

        assertThat(sample.messages()).containsExactly(
                Message.system("Be brief."),
                Message.user("How many legs has this?").withAttachments(
                        List.of(new Attachment(Attachment.Kind.IMAGE, "image/png", "gs://bucket/cat.png"))),
                Message.assistant("", List.of(ToolCall.of("legs", "{\"animal\":\"cat\"}"))).withReasoning("a cat"),
                Message.tool(new ToolResult("", "legs", false), "{\"count\":4}"),
                Message.user("And two?"),
                Message.assistant("aaa\\boxed{8}").withReasoning("twice four"));
        assertThat(sample.answer().content()).isEqualTo("aaa\\boxed{8}");
    }

    @Test
    void onlyReferenceIsTheReferenceAndMetadataHoldAllOfThem() {
        Sample sample = sample(new String(Requests.fixture("gemini.json"), UTF_8));

        assertThat(sample.referenceText()).isEqualTo("8");
        assertThat(sample.metadata()).hasToString(
                "{\"references\":{\"answer\":\"8\"},\"step\":1,\"tuning_job_id\":\"123456789\"}");
    }

    @Test
    void severalReferencesAreAMap() {
        Sample sample = sample("{\"example\":{\"contents\":[],\"references\":{\"short\":\"y\",\"long\":\"yes\"}},"
                + "\"response\":{}}");

        assertThat(sample.reference()).hasToString("{\"short\":\"y\",\"long\":\"yes\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"references\":{}", ",\"references\":null", ",\"references\":{\"answer\":\"\"}"})
    void exampleMayHaveNoReference(String references) {
        assertThat(sample("{\"example\":{\"contents\":[]" + references + "},\"response\":{}}").reference()
                .isMissingNode()).isTrue();
    }

    @Test
    void responseMayCallAToolAndContentsHaveNoRole() {
        Sample sample = sample(
                "{\"example\":{\"contents\":[{\"parts\":[{\"text\":\"q\"}]}]},\"response\":{\"role\":\"model\","
                        + "\"parts\":[{\"functionCall\":{\"name\":\"legs\",\"args\":{\"animal\":\"cat\"}}}]}}");

        assertThat(sample.messages()).containsExactly(
                Message.user("q"), Message.assistant("", List.of(ToolCall.of("legs", "{\"animal\":\"cat\"}"))));
    }

    @Test
    void replyIsTheRewardWithItsPartsAsText() {
        RewardFunction reward = CompositeReward.builder().term("a", 1, Requests.SHARE_OF_A).build();

        assertThat(Requests.reply(RewardEndpoint.of(reward), TrainerFormat.GEMINI, BODY)).hasToString(
                "{\"reward\":0.2,\"user_requested_aux_info\":"
                        + "\"{\\\"reward\\\":0.2,\\\"reward_failed\\\":0,\\\"parts\\\":{\\\"a\\\":0.2}}\"}");
    }

    @ParameterizedTest
    @CsvSource({"-7, -1", "-1, -1", "-0.25, -0.25", "1, 1", "3, 1"})
    void rewardIsCutToWhatTheServiceTakes(double value, double cut) {
        RewardFunction reward = ((RewardFunction) sample -> Reward.of(value)).withRange(-7, 3);

        var reply = Requests.json(Requests.reply(RewardEndpoint.of(reward), TrainerFormat.GEMINI, BODY));

        assertThat(reply.path("reward").asDouble()).isEqualTo(cut);
        assertThat(Requests.JSON.readTree(reply.path("user_requested_aux_info").asString()).path("reward").asDouble())
                .isEqualTo(value);
    }

    @Test
    void failureIsSaidBesideTheRewardOrIsAStatus() {
        RewardFunction undecided = sample -> {
            throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "down");
        };

        assertThat(Requests.reply(RewardEndpoint.of(undecided), TrainerFormat.GEMINI, BODY).toString())
                .contains("\\\"reward_failure\\\":\\\"judge_unavailable: down\\\"");
        assertThat(Requests.reply(
                RewardEndpoint.builder(undecided).failurePolicy(FailurePolicy.failInvocation()).build(),
                TrainerFormat.GEMINI, BODY).status()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"example\":{\"contents\":[]}}", "{\"example\":{},\"response\":{}}",
            "{\"example\":{\"contents\":\"q\"},\"response\":{}}", "{\"example\":[],\"response\":{}}",
            "{\"example\":{\"contents\":[7]},\"response\":{}}", "{\"example\":{\"contents\":[]},\"response\":\"a\"}",
            "{\"example\":{\"contents\":[{\"role\":7,\"parts\":[]}]},\"response\":{}}"})
    void malformedRequestIsAnError(String body) {
        TrainerReply reply = Requests.reply(TrainerFormat.GEMINI, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(Requests.json(reply).path("error").asString()).startsWith("cannot read the request: ");
    }
}
