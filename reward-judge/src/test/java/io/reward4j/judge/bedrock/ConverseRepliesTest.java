package io.reward4j.judge.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reward4j.RewardException.Kind;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import io.reward4j.judge.server.FixtureServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConverseRepliesTest {

    private static final String NOVA = "us.amazon.nova-pro-v1:0";
    private static final JudgePrompt PROMPT = new JudgePrompt("", "Is it so?",
            Optional.of(JsonMapper.shared().createObjectNode()), "", "");

    @Test
    void readsTheTextPastTheReasoning() throws IOException {
        JudgeReply reply = reply("openai.gpt-oss-120b-1:0", file("03-converse-gptoss-reasoning-then-text.json"));

        assertThat(reply).isEqualTo(new JudgeReply(
                "{\"score\": 1.0, \"reasoning\": \"match\"}", Optional.empty(), 120, 40, "end_turn"));
    }

    @Test
    void readsTheInputOfATool() throws IOException {
        JudgeReply reply = reply(NOVA, file("04-converse-tooluse.json"));

        assertThat(reply.structured().map(JsonNode::toString))
                .contains("{\"score\":0.75,\"reasoning\":\"mostly right\"}");
        assertThat(reply.inputTokens()).isEqualTo(200);
        assertThat(reply.outputTokens()).isEqualTo(30);
    }

    @Test
    void aReplyOfReasoningThatRanOutOfTokensIsUnreadable() throws IOException {
        String body = file("05-converse-max-tokens-empty.json");

        assertThatThrownBy(() -> reply(NOVA, body))
                .isInstanceOf(JudgeModelException.class)
                .hasMessage(NOVA + " stopped with max_tokens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_tokens", "malformed_model_output", "malformed_tool_use"})
    void aReplyThatStoppedForAnotherReasonThanItsEndIsUnreadable(String reason) {
        assertUnreadable(body("[{\"text\": \"{\"}]", reason), reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "guardrail_intervened", "content_filtered", "refusal", "model_context_window_exceeded"
    })
    void whatAnAnswerCanCauseIsUnjudgeable(String reason) {
        JudgeModelException failure = catchThrowableOfType(
                JudgeModelException.class, () -> reply(NOVA, body("[{\"text\": \"{}\"}]", reason)));

        assertThat(failure.kind()).isEqualTo(Kind.UNJUDGEABLE_ANSWER);
        assertThat(failure).hasMessageContainingAll(NOVA, reason);
    }

    @Test
    void aWholeVerdictAtTheLimitOfTokensIsRead() {
        assertThat(reply(NOVA, body("[{\"text\": \"{\\\"a\\\": 1}\"}]", "max_tokens")).text()).isEqualTo("{\"a\": 1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"output\": {}}", "{\"output\": {\"message\": {}}, \"stopReason\": \"end_turn\"}"})
    void aReplyWithoutContentIsUnreadable(String body) {
        assertUnreadable(body, "no text");
    }

    @Test
    void aBlankTextIsNone() {
        assertUnreadable(body("[{\"text\": \" \\n\"}]", "end_turn"), "no text");
    }

    @Test
    void readsATextWhereTheToolWasNotUsed() {
        assertThat(reply(NOVA, body("[{\"text\": \"fine\"}]", "end_turn")))
                .isEqualTo(new JudgeReply("fine", Optional.empty(), 0, 0, "end_turn"));
    }

    @Test
    void keepsWhatIsSaidBesideTheTool() {
        JudgeReply reply = reply(NOVA, body("[{\"text\": \"Here.\"}, " + tool("{\"a\": 1}") + "]", "tool_use"));

        assertThat(reply.text()).isEqualTo("Here.");
        assertThat(reply.structured().map(JsonNode::toString)).contains("{\"a\":1}");
    }

    @Test
    void textThatIsNoJsonStaysText() {
        JudgeReply reply = reply(Models.ID, body("[{\"text\": \"{\\\"a\\\": 1} indeed\"}]", "end_turn"));

        assertThat(reply.text()).isEqualTo("{\"a\": 1} indeed");
        assertThat(reply.structured()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"a\":9007199254740993,\"b\":0.1,\"c\":-12,\"d\":1.50,\"e\":123456789012345678901234567890}",
            "{\"a\":null,\"b\":true,\"c\":false,\"d\":[],\"e\":{},\"f\":\"\\ud83d\\ude00 \\\"x\\\"\"}",
            "{\"a\":[[1,[2,{\"b\":[\"\"]}]]]}"
    })
    void theInputOfAToolIsReadExactly(String input) {
        JsonNode expected = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(input);

        assertThat(reply(NOVA, body("[" + tool(input) + "]", "tool_use")).structured().map(JsonNode::toString))
                .contains(expected.toString());
    }

    @Test
    void hostileInputsOfToolsAreUnreadable() {
        assertUnreadable(body("[" + tool("{\"a\": 1e999999999}") + "]", "tool_use"), "number");
        assertUnreadable(body("[" + tool("{\"a\": " + "9".repeat(900) + "}") + "]", "tool_use"), "number");
        assertUnreadable(
                body("[" + tool("{\"a\": " + "[".repeat(400) + "]".repeat(400) + "}") + "]", "tool_use"), "nested");
    }

    @Test
    void inputsOfToolsBeyondWhatTheSdkReadsAreNoCrash() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String body = body("[" + tool("{\"a\": " + deep + "}") + "]", "tool_use");

        assertThat(catchThrowableOfType(JudgeModelException.class, () -> reply(NOVA, body))).isNotNull();
        String digits = body("[" + tool("{\"a\": " + "9".repeat(100_000) + "}") + "]", "tool_use");
        assertThat(catchThrowableOfType(JudgeModelException.class, () -> reply(NOVA, digits))).isNotNull();
    }

    @Test
    void countsWhatWasReadFromCachesToo() {
        String body = """
                {"output": {"message": {"role": "assistant", "content": [{"text": "fine"}]}}, "stopReason": "end_turn",
                 "usage": {"inputTokens": 7, "outputTokens": 5, "totalTokens": 112, "cacheReadInputTokens": 90,
                           "cacheWriteInputTokens": 10}}""";

        assertThat(reply(NOVA, body).inputTokens()).isEqualTo(107);
        assertThat(reply(NOVA, body).outputTokens()).isEqualTo(5);
    }

    private static void assertUnreadable(String body, String reason) {
        JudgeModelException failure = catchThrowableOfType(JudgeModelException.class, () -> reply(NOVA, body));
        assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE_VERDICT);
        assertThat(failure).hasMessageContainingAll(NOVA, reason);
    }

    private static JudgeReply reply(String id, String body) {
        try (FixtureServer server = FixtureServer.sending(body).start();
                BedrockJudgeModel model = Models.of(id, server).build()) {
            return model.reply(PROMPT);
        }
    }

    private static String body(String content, String stopReason) {
        return "{\"output\": {\"message\": {\"role\": \"assistant\", \"content\": " + content + "}}, \"stopReason\": \""
                + stopReason + "\"}";
    }

    private static String tool(String input) {
        return "{\"toolUse\": {\"toolUseId\": \"t\", \"name\": \"verdict\", \"input\": " + input + "}}";
    }

    private static String file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ConverseRepliesTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
