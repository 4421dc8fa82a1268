package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reward4j.RewardException.Kind;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ServerErrorTest {

    /// The wordings of OpenAI, vLLM, llama-server, SGLang, TGI, Gemini, xAI, Mistral and Bedrock.
    @ParameterizedTest
    @ValueSource(strings = {
            "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
            "The decoder prompt (length 40000) is longer than the maximum model length of 32768.",
            "the request exceeds the available context size, try increasing it",
            "The input (9000 tokens) is longer than the model's context length (8192 tokens).",
            "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000",
            "The input token count (2000000) exceeds the maximum number of tokens allowed (1048576).",
            "This model's maximum prompt length is 131072 but the request contains 140000 tokens.",
            "Input is too long for requested model.",
            "prompt is too long: 210000 tokens > 200000 maximum",
            "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000",
            "Please reduce the length of the messages or completion."
    })
    void aPromptThatIsTooLongIsKnownByItsWords(String words) {
        JudgeModelException failure = failure(400, new ServerError("", "", "", words));
        assertThat(failure.kind()).isEqualTo(Kind.UNJUDGEABLE_ANSWER);
        assertThat(failure.isTemporary()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "maximum context length is 8192 tokens | 8192", "maximum model length of 32768 | 32768",
            "available context size (1024 tokens) | 1024", "n_ctx: 2048 | 2048", "tokens allowed (1048576) | 1048576"
    })
    void theContextIsReadWhereItIsNamed(String words, long tokens) {
        assertThat(new ServerError("", "", "", words).contextTokens()).contains(tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "content_filter | The response was filtered due to the prompt triggering Azure's content management policy.",
            "invalid_prompt | your prompt was flagged as potentially violating our usage policy",
            "data_inspection_failed | Input data may contain inappropriate content."
    })
    void aContentFilterIsKnownByItsWords(String code, String words) {
        assertThat(failure(400, new ServerError(code, "", "", words)).kind()).isEqualTo(Kind.UNJUDGEABLE_ANSWER);
    }

    @Test
    void aThrottledCallIsNoLongPromptAndAQuotaThatIsUsedUpIsNoThrottling() {
        ServerError throttled = new ServerError("ThrottlingException", "", "", "Too many tokens, please wait.");
        assertThat(failure(429, throttled).isTemporary()).isTrue();
        assertThat(failure(429, new ServerError("insufficient_quota", "", "", "")).isTemporary()).isFalse();
        assertThat(failure(429, new ServerError("", "", "", "Too many tokens per day")).isTemporary()).isFalse();
        assertThat(failure(413, ServerError.NONE).kind()).isEqualTo(Kind.UNJUDGEABLE_ANSWER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'error': {'message': 'no', 'type': 't', 'code': 'c', 'param': 'p'}} | c (t) at p: no",
            "{'error': {'code': 400, 'message': 'no', 'type': 'exceed_context_size_error'}} | 400 (exceed_context_size_error): no",
            "{'error': {'code': 400, 'message': 'too long', 'n_ctx': 1024}} | 400: too long (n_ctx: 1024)",
            "{'object': 'error', 'message': 'no', 'type': 'BadRequestError', 'code': 400} | 400 (BadRequestError): no",
            "{'error': 'no such model'} | no such model", "{'detail': 'Not Found'} | Not Found",
            "{'detail': [{'loc': ['body'], 'msg': 'field required'}]} | field required",
            "[{'error': {'code': 429, 'message': 'no', 'status': 'RESOURCE_EXHAUSTED'}}] | 429 (RESOURCE_EXHAUSTED): no",
            "upstream connect error | upstream connect error", "<html>secret</html> | an HTML page", "{} | ''"
    })
    void theFormsOfServersAreRead(String body, String quoted) {
        assertThat(ServerError.read(body.replace('\'', '"')).quoted(List.of())).isEqualTo(quoted);
    }

    @Test
    void whatMustNotBeShownIsLeftOut() {
        String prompt = "The candidate wrote: forty-two is the answer to it all.";
        ServerError said = new ServerError("", "", "",
                "invalid value 'forty-two is the answer\nto it all' for key sk-abcdef123456, Bearer xyz");
        assertThat(said.quoted(List.of(prompt, "0123456789abcdef")))
                .doesNotContain("forty-two", "sk-abcdef", "xyz")
                .startsWith("invalid value").contains("for key …").doesNotContain("\n");
        assertThat(new ServerError("", "", "", "x".repeat(9_000)).quoted(List.of())).hasSizeLessThan(310);
        assertThat(new ServerError("not a\nname", "", "", "").quoted(List.of())).isEmpty();
    }

    @Property(tries = 500)
    void noRunOfThePromptIsQuoted(
            @ForAll @StringLength(min = 12, max = 60) String prompt, @ForAll @StringLength(max = 40) String before) {
        String quoted = new ServerError("", "", "", before + prompt + before).quoted(List.of(prompt));
        if (prompt.strip().length() >= 12 && prompt.chars().allMatch(c -> c > ' ' && c < 127)) {
            assertThat(quoted).doesNotContain(prompt);
        }
        assertThat(quoted).doesNotContain("\n", "\r");
    }

    @Property(tries = 300)
    void whateverIsSentIsRead(@ForAll String body) {
        assertThatCode(() -> ServerError.read(body).quoted(List.of(body))).doesNotThrowAnyException();
    }

    @Test
    void aContextThatWasLearntHolds() {
        ContextLimit limit = new ContextLimit();
        JudgePrompt tooLong = JudgePrompt.of("", "a".repeat(30_000));
        limit.check("m", tooLong);
        limit.taken(JudgePrompt.of("", "a".repeat(3_000)));
        limit.refused(JudgePrompt.of("", "a".repeat(9_000)), new ServerError("", "", "",
                "maximum context length is 2048 tokens"));

        limit.check("m", JudgePrompt.of("", "a".repeat(2_048 * 10)));
        JudgeModelException failure = catchThrowableOfType(JudgeModelException.class, () -> limit.check("m", tooLong));
        assertThat(failure.kind()).isEqualTo(Kind.UNJUDGEABLE_ANSWER);
        limit.taken(tooLong);
        limit.check("m", tooLong);
    }

    @Test
    void repliesAreUnwrappedByTheSchemaAlone() {
        var text = JsonMapper.shared().readTree("{\"a\": \"{}\", \"b\": \"{}\"}");
        var schema = JsonMapper.shared().readTree(
                "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"object\"}, \"b\": {\"type\": \"string\"}}}");
        JudgePrompt prompt = new JudgePrompt("", "", Optional.of(schema), "", "");
        assertThat(new JudgeReply("", Optional.of(text), 0, 0, "").unwrapped(prompt).structured())
                .contains(JsonMapper.shared().readTree("{\"a\": {}, \"b\": \"{}\"}"));
        assertThat(JudgeReply.of("x").unwrapped(prompt)).isEqualTo(JudgeReply.of("x"));
    }

    private static JudgeModelException failure(int status, ServerError said) {
        return HttpFailure.of(status, said, "refused", header -> Optional.empty(), null);
    }
}
