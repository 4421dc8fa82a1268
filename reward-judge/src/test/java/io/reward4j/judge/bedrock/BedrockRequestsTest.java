package io.reward4j.judge.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import io.reward4j.judge.server.FixtureRequest;
import io.reward4j.judge.server.FixtureServer;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BedrockRequestsTest {

    private static final String CLAUDE_45 = "global.anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String CLAUDE_3 = "anthropic.claude-3-5-sonnet-20240620-v1:0";
    private static final String NOVA = "us.amazon.nova-pro-v1:0";
    private static final String GPT_OSS = "openai.gpt-oss-120b-1:0";
    private static final JsonNode SCHEMA = json("""
            {"type": "object", "properties": {"score": {"type": "number", "maximum": 1.5}}, "required": ["score"],
             "additionalProperties": false, "x": [null, true, 9007199254740993, 0.1]}""");
    private static final JudgePrompt PLAIN = JudgePrompt.of("Be strict.", "Is it so?");
    private static final JudgePrompt HELD = new JudgePrompt("Be strict.", "Is it so?", Optional.of(SCHEMA), "", "");
    private static final String VERDICT = "{\"score\": 0.75}";

    private record Exchange(FixtureRequest request, JudgeReply reply) {}

    @Test
    void asksWithoutSchemaForText() {
        Exchange exchange = ask(CLAUDE_3, PLAIN, model -> model);

        assertThat(exchange.request().model()).isEqualTo(CLAUDE_3);
        assertThat(exchange.request().body()).isEqualTo(json("""
                {"messages": [{"role": "user", "content": [{"text": "Is it so?"}]}],
                 "system": [{"text": "Be strict."}],
                 "inferenceConfig": {"maxTokens": 4096, "temperature": 0.0}}"""));
        assertThat(exchange.reply().text()).isEqualTo(VERDICT);
        assertThat(exchange.reply().structured()).isEmpty();
        assertThat(exchange.reply().stopReason()).isEqualTo("end_turn");
        assertThat(exchange.reply().inputTokens()).isPositive();
        assertThat(exchange.reply().outputTokens()).isPositive();
    }

    @Test
    void leavesAnEmptySystemTextOut() {
        assertThat(ask(CLAUDE_45, JudgePrompt.of("", "Is it so?"), model -> model).request().body().path("system"))
                .isEmpty();
    }

    @Test
    void holdsLateClaudesByStructuredOutputAndCachesTheSystemText() {
        Exchange exchange = ask(CLAUDE_45, HELD, model -> model);
        JsonNode body = exchange.request().body();

        assertThat(body.at("/system/0/text").asString()).isEqualTo("Be strict.");
        assertThat(body.at("/system/1")).isEqualTo(json("{\"cachePoint\": {\"type\": \"default\"}}"));
        assertThat(body.at("/outputConfig/textFormat/type").asString()).isEqualTo("json_schema");
        assertThat(json(body.at("/outputConfig/textFormat/structure/jsonSchema/schema").stringValue()))
                .isEqualTo(SCHEMA);
        assertThat(body.has("toolConfig")).isFalse();
        assertThat(exchange.reply().structured()).contains(json(VERDICT));
        assertThat(exchange.reply().text()).isEqualTo(VERDICT);
    }

    @Test
    void holdsNovaByAToolThatItMustUse() {
        Exchange exchange = ask(NOVA, HELD, model -> model);
        JsonNode tools = exchange.request().body().path("toolConfig");

        assertThat(tools.at("/tools/0/toolSpec/name").asString()).isEqualTo("verdict");
        assertThat(tools.at("/tools/0/toolSpec/inputSchema/json")).isEqualTo(
                json("""
                        {"type": "object", "properties": {"score": {"type": "number"}}, "required": ["score"]}"""));
        assertThat(tools.path("toolChoice")).isEqualTo(json("{\"tool\": {\"name\": \"verdict\"}}"));
        assertThat(exchange.request().body().path("system")).hasSize(1);
        assertThat(exchange.reply().structured().map(JsonNode::toString)).contains("{\"score\":0.75}");
        assertThat(exchange.reply().text()).isEmpty();
        assertThat(exchange.reply().stopReason()).isEqualTo("tool_use");
    }

    @Test
    void holdsOtherModelsByTheWholeSchema() {
        assertThat(ask(CLAUDE_3, HELD, model -> model).request().body()
                .at("/toolConfig/tools/0/toolSpec/inputSchema/json").toString()).isEqualTo(SCHEMA.toString());
    }

    @Test
    void appliesAGuardrail() {
        assertThat(
                ask(GPT_OSS, PLAIN, model -> model.guardrail("g1", "DRAFT")).request().body().path("guardrailConfig"))
                .isEqualTo(json("{\"guardrailIdentifier\": \"g1\", \"guardrailVersion\": \"DRAFT\"}"));
    }

    @Test
    void asksModelsThatAreNotKnownForText() {
        Exchange exchange = ask(GPT_OSS, HELD, model -> model);

        assertThat(exchange.request().structured()).isFalse();
        assertThat(exchange.request().body().path("system")).hasSize(1);
        assertThat(exchange.reply().structured()).isEmpty();
    }

    @Test
    void doesWhatItIsTold() {
        JsonNode body = ask(GPT_OSS, HELD, model -> model.replyFormat(ReplyFormat.STRUCTURED_OUTPUT)
                .promptCaching(true)
                .temperature(0.25)
                .maxTokens(77)
                .serviceTier("flex")
                .additionalModelRequestFields(json("{\"reasoning_effort\": \"low\", \"n\": 1}"))).request().body();

        assertThat(body.has("outputConfig")).isTrue();
        assertThat(body.path("system")).hasSize(2);
        assertThat(body.path("inferenceConfig")).isEqualTo(json("{\"maxTokens\": 77, \"temperature\": 0.25}"));
        assertThat(body.path("serviceTier")).isEqualTo(json("{\"type\": \"flex\"}"));
        assertThat(body.path("additionalModelRequestFields"))
                .isEqualTo(json("{\"reasoning_effort\": \"low\", \"n\": 1}"));
    }

    @Test
    void leavesTheTemperatureToModelsThatRefuseIt() {
        assertThat(ask(CLAUDE_45, PLAIN, BedrockJudgeModel.Builder::withoutTemperature)
                .request()
                .body()
                .path("inferenceConfig"))
                .isEqualTo(json("{\"maxTokens\": 4096}"));
    }

    @Test
    void asksProfilesByTheirArn() {
        String arn = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/" + CLAUDE_45;
        Exchange exchange = ask(arn, HELD, model -> model);

        assertThat(exchange.request().model()).isEqualTo(arn);
        assertThat(exchange.request().body().has("outputConfig")).isTrue();
    }

    private static Exchange ask(String id, JudgePrompt prompt, UnaryOperator<BedrockJudgeModel.Builder> options) {
        try (FixtureServer server = FixtureServer.answering(request -> VERDICT).start();
                BedrockJudgeModel model = options.apply(Models.of(id, server)).build()) {
            JudgeReply reply = model.reply(prompt);
            return new Exchange(server.lastRequest(), reply);
        }
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
