package io.reward4j.judge.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reward4j.RewardException.Kind;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import io.reward4j.judge.server.ScriptedServer;
import io.reward4j.judge.server.ScriptedServer.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Replies that are whole but oddly wrapped, and those that tell of a failure with status 200.
class OddRepliesTest {

    private static final JsonNode SCHEMA = JsonMapper.shared().readTree(
            "{\"type\": \"object\", \"properties\": {\"code\": {\"type\": \"string\"}, \"criteria\": {\"type\": \"object\"}}}");
    private static final JudgePrompt PROMPT = new JudgePrompt("Be strict.", "Is it so?", Optional.of(SCHEMA),
            "abcdefghjkmn", "v1");
    private static final String WHOLE = "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"content\": \"gr\u00fcn\"}}]}";

    private static JudgeReply reply(Answer answer) {
        try (ScriptedServer server = ScriptedServer.start((request, before) -> answer);
                OpenAiJudgeModel model = OpenAiJudgeModel.of(server.endpoint().resolve("/v1"), "m")) {
            return model.reply(PROMPT);
        }
    }

    private static JudgeModelException failure(String body) {
        return catchThrowableOfType(JudgeModelException.class, () -> reply(Answer.json(200, body)));
    }

    private static Answer bytes(byte[] body, String type) {
        return Answer.json(200, "").withBody(body).with("Content-Type", type);
    }

    @Test
    void aBodyIsReadWhateverItsWrapping() {
        Answer whole = Answer.json(200, WHOLE);
        assertThat(reply(whole.gzipped()).text()).isEqualTo("gr\u00fcn");
        assertThat(reply(bytes(whole.gzipped().body(), "application/json")).text()).isEqualTo("gr\u00fcn");
        assertThat(reply(bytes(("\ufeff" + WHOLE).getBytes(StandardCharsets.UTF_8), "application/json")).text())
                .isEqualTo("gr\u00fcn");
        assertThat(reply(bytes(WHOLE.getBytes(StandardCharsets.UTF_16), "application/json")).text())
                .isEqualTo("gr\u00fcn");
        assertThat(reply(bytes(
                WHOLE.getBytes(StandardCharsets.UTF_16LE), "application/json; charset=\"utf-16le\"")).text())
                .isEqualTo("gr\u00fcn");
        assertThat(reply(bytes(WHOLE.getBytes(StandardCharsets.ISO_8859_1), "text/json;charset=latin1")).text())
                .isEqualTo("gr\u00fcn");
        assertThat(reply(bytes(WHOLE.getBytes(StandardCharsets.UTF_8), "text/json;charset=no-such")).text())
                .isEqualTo("gr\u00fcn");
    }

    @Test
    void aBombIsNotUnpacked() {
        Answer bomb = Answer.json(200, " ".repeat(5 << 20)).gzipped();
        JudgeModelException failure = catchThrowableOfType(JudgeModelException.class, () -> reply(bomb));
        assertThat(failure).hasMessageContaining("cannot be unpacked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void aStreamIsPutTogether(String end) {
        String events = String.join(end,
                ": keep-alive", "", "event: message",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"gr\"}}]}", "",
                "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"other\"}}]}", "",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"een\"},\"finish_reason\":\"stop\"}]}", "",
                "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}}", "",
                "data: [DONE]", "", "");
        assertThat(reply(bytes(events.getBytes(StandardCharsets.UTF_8), "text/event-stream")))
                .isEqualTo(new JudgeReply("green", Optional.empty(), 7, 2, "stop"));
    }

    @Test
    void aStreamWithoutBlankLinesAndAnEventOfSeveralLinesAreRead() {
        assertThat(reply(Answer.json(200, """
                data: {"choices":[{"delta":{"content":"gr"}}]}
                data: {"choices":[{"delta":{"content":"een"}}]}
                data: [DONE]
                """)).text())
                .isEqualTo("green");
        assertThat(
                reply(Answer.json(200, "data: {\"choices\":\r\ndata: [{\"message\":{\"content\":\"green\"}}]}\r\n\r\n"))
                        .text())
                .isEqualTo("green");
    }

    @Test
    void aStreamThatEndsInTheMiddleIsNoReply() {
        JudgeModelException failure = failure("data: {\"choices\":[{\"delta\":{\"content\":\"gr\"}}]}\n\n");
        assertThat(failure.isTemporary()).isTrue();
        assertThat(failure).hasMessageContaining("ends in the middle");
    }

    @Test
    void aVerdictInTheArgumentsOfACallIsRead() {
        JudgeReply reply = reply(Answer.json(200, """
                {"choices": [{"finish_reason": "tool_calls", "message": {"content": null, "tool_calls": [
                 {"function": {"name": "verdict", "arguments": "{\\"code\\": \\"x\\", \\"criteria\\": {}}"}}]}}]}"""));
        assertThat(reply.structured().map(JsonNode::toString)).contains("{\"code\":\"x\",\"criteria\":{}}");
    }

    @Test
    void ofSeveralCallsNoneIsTaken() {
        assertThat(failure("""
                {"choices": [{"message": {"content": null, "tool_calls": [
                 {"function": {"arguments": "{}"}}, {"function": {"arguments": "{}"}}]}}]}""").kind())
                .isEqualTo(Kind.UNREADABLE_VERDICT);
    }

    @Test
    void jsonWithinJsonIsUnwrappedAtOneLevel() {
        String verdict = "{\"code\":\"x\",\"criteria\":{\"a\":1}}";
        String whole = JsonMapper.shared().valueToTree(verdict).toString();
        String field = "{\"code\":\"x\",\"criteria\":" + JsonMapper.shared().valueToTree("{\"a\":1}") + "}";
        for (String content : new String[]{verdict, whole, field}) {
            String body = "{\"choices\": [{\"message\": {\"content\": " + JsonMapper.shared().valueToTree(content)
                    + "}}]}";
            assertThat(reply(Answer.json(200, body)).structured().map(JsonNode::toString)).contains(verdict);
        }
        String twice = "{\"choices\": [{\"message\": {\"content\": "
                + JsonMapper.shared().valueToTree(JsonMapper.shared().valueToTree(whole).toString()) + "}}]}";
        assertThat(reply(Answer.json(200, twice)).structured().orElseThrow().isObject()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens. | UNJUDGEABLE_ANSWER",
            "the request exceeds the available context size (1024 tokens) | UNJUDGEABLE_ANSWER",
            "'max_tokens' is too large: 4096. This model's maximum context length is 4096 tokens. | JUDGE_UNAVAILABLE"
    })
    void aPromptIsTooLongUnlessNoneHasRoom(String words, Kind kind) {
        String body = "{\"error\": {\"message\": " + JsonMapper.shared().valueToTree(words) + "}}";
        JudgeModelException failure = catchThrowableOfType(JudgeModelException.class,
                () -> reply(Answer.json(400, body)));
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        assertThat(failure.isTemporary()).isFalse();
    }

    @Test
    void aVerdictAmongTheReasoningStaysUnreadAndItIsSaidWhy() {
        JudgeModelException failure = failure("""
                {"choices": [{"finish_reason": "stop", "message": {"content": null,
                 "reasoning_content": "{\\"code\\": \\"abcdefghjkmn\\"}"}}]}""");
        assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE_VERDICT);
        assertThat(failure).hasMessageContainingAll("`reasoning_content`", "--reasoning-parser", "--reasoning-format");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'error': {'message': 'busy', 'code': 502}} | true | JUDGE_UNAVAILABLE",
            "{'error': 'model crashed'} | true | JUDGE_UNAVAILABLE",
            "{'choices': [{'finish_reason': 'error', 'error': {'message': 'x'}, 'message': {}}]} | true | JUDGE_UNAVAILABLE",
            "{'choices': [{'finish_reason': 'error', 'message': {'content': '{}'}}]} | true | JUDGE_UNAVAILABLE",
            "{'error': {'code': 'insufficient_quota'}} | false | JUDGE_UNAVAILABLE",
            "{'error': {'message': 'no', 'code': 401}} | false | JUDGE_UNAVAILABLE",
            "{'error': {'code': 'context_length_exceeded'}} | false | UNJUDGEABLE_ANSWER",
            "{'choices': [{'finish_reason': 'content_filter', 'message': {'content': '{}'}}]} | false | UNJUDGEABLE_ANSWER",
            "{'choices': [{'finish_reason': 'SAFETY', 'message': {}}]} | false | UNJUDGEABLE_ANSWER",
            "{'choices': [{'message': {'content': '{}', 'refusal': 'no'}}]} | false | UNJUDGEABLE_ANSWER",
            "{'choices': [{'finish_reason': 'length', 'message': {'content': '{'}}]} | false | UNREADABLE_VERDICT"
    })
    void aFailureWithStatus200IsWhatItIs(String body, boolean temporary, Kind kind) {
        JudgeModelException failure = failure(body.replace('\'', '"'));
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        assertThat(failure.isTemporary()).isEqualTo(temporary);
        assertThat(failure.wasWorkedOn()).isEqualTo(temporary || kind != Kind.JUDGE_UNAVAILABLE);
    }
}
