package io.reward4j.judge.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import io.reward4j.judge.server.Fault;
import io.reward4j.judge.server.FixtureRequest;
import io.reward4j.judge.server.FixtureServer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenAiRequestsTest {

    private static final String NO_VARIABLE = "REWARD4J_A_VARIABLE_THAT_IS_NOT_SET";
    private static final String VERDICT = "{\"score\": 0.75}";
    private static final JudgePrompt PLAIN = JudgePrompt.of("Be strict.", "Is it so?");
    private static final JudgePrompt HELD = new JudgePrompt("Be strict.", "Is it so?",
            Optional.of(json("{\"type\": \"object\"}")), "", "");

    private record Exchange(FixtureRequest request, JudgeReply reply) {}

    @Test
    void asksWithoutSchemaForText() {
        Exchange exchange = ask(PLAIN, model -> model);

        assertThat(exchange.request().body()).isEqualTo(
                json("""
                        {"model": "judge", "max_tokens": 4096, "temperature": 0.0, "stream": false,
                         "messages": [{"role": "system", "content": "Be strict."}, {"role": "user", "content": "Is it so?"}]}"""));
        assertThat(exchange.request().headers().get("Authorization")).isNull();
        assertThat(exchange.request().headers().get("Upgrade")).isNull();
        assertThat(exchange.reply().text()).isEqualTo(VERDICT);
        assertThat(exchange.reply().structured()).isEmpty();
        assertThat(exchange.reply().stopReason()).isEqualTo("stop");
        assertThat(exchange.reply().inputTokens()).isPositive();
        assertThat(exchange.reply().outputTokens()).isPositive();
    }

    @Test
    void holdsTheModelByASchema() {
        Exchange exchange = ask(HELD, model -> model);

        assertThat(exchange.request().body().path("response_format")).isEqualTo(json("""
                {"type": "json_schema",
                 "json_schema": {"name": "verdict", "strict": true, "schema": {"type": "object"}}}"""));
        assertThat(exchange.reply().structured()).contains(json(VERDICT));
    }

    @Test
    void holdsTheModelByLessIfToldSo() {
        Exchange object = ask(HELD, model -> model.responseFormat(ResponseFormat.JSON_OBJECT));
        Exchange text = ask(HELD, model -> model.responseFormat(ResponseFormat.TEXT));

        assertThat(object.request().body().path("response_format")).isEqualTo(json("{\"type\": \"json_object\"}"));
        assertThat(object.reply().structured()).isEmpty();
        assertThat(text.request().body().has("response_format")).isFalse();
        assertThat(text.reply().structured()).isEmpty();
    }

    @Test
    void doesWhatItIsTold() {
        FixtureRequest request = ask(JudgePrompt.of("", "Is it so?"), model -> model.keyFromEnvironment("PATH")
                .header("X-Team", "judges")
                .temperature(0.5)
                .maxCompletionTokens(77)
                .extraBody(json("{\"reasoning_effort\": \"low\", \"temperature\": 1}"))).request();

        assertThat(request.body()).isEqualTo(
                json("""
                        {"model": "judge", "max_completion_tokens": 77, "temperature": 1, "stream": false, "reasoning_effort": "low",
                         "messages": [{"role": "user", "content": "Is it so?"}]}"""));
        assertThat(request.headers().get("X-team")).containsExactly("judges");
        assertThat(request.headers().get("Authorization"))
                .containsExactly("Bearer " + System.getenv("PATH").strip());
    }

    @Test
    void leavesTheTemperatureToModelsThatRefuseIt() {
        assertThat(ask(PLAIN, OpenAiJudgeModel.Builder::withoutTemperature).request().body().has("temperature"))
                .isFalse();
    }

    @Test
    void readsAnAnswerUnderAWrongContentType() {
        try (FixtureServer server = FixtureServer.answering(request -> VERDICT)
                .withFaults(1, 1, Fault.WRONG_CONTENT_TYPE)
                .start();
                OpenAiJudgeModel model = OpenAiJudgeModel.of(server.endpoint().resolve("/v1/"), "judge")) {
            assertThat(model.reply(PLAIN).text()).isEqualTo(VERDICT);
        }
    }

    @Test
    void readsTextInParts() {
        String body = """
                {"choices": [{"message": {"content": [{"type": "thinking", "thinking": [{"text": "Hm."}]},
                 {"type": "text", "text": "It "}, {"type": "text", "text": "is."}]}}]}""";
        try (FixtureServer server = FixtureServer.sending(body).start();
                OpenAiJudgeModel model = OpenAiJudgeModel.of(server.endpoint().resolve("/v1"), "judge")) {
            assertThat(model.reply(PLAIN)).isEqualTo(JudgeReply.of("It is."));
        }
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        OpenAiJudgeModel.Builder model = OpenAiJudgeModel.builder(URI.create("http://localhost/v1"), "judge");

        assertThatThrownBy(() -> OpenAiJudgeModel.builder(URI.create("localhost:80"), "judge"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.timeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.temperature(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.maxTokens(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.extraBody(json("[]"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.header("api-key", "secret\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("api-key")
                .hasMessageNotContaining("secret");
    }

    private static Exchange ask(JudgePrompt prompt, UnaryOperator<OpenAiJudgeModel.Builder> options) {
        try (FixtureServer server = FixtureServer.answering(request -> VERDICT).start();
                OpenAiJudgeModel model = options.apply(
                        OpenAiJudgeModel.builder(server.endpoint().resolve("/v1"), "judge")
                                .keyFromEnvironment(NO_VARIABLE))
                        .build()) {
            JudgeReply reply = model.reply(prompt);
            return new Exchange(server.lastRequest(), reply);
        }
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
