package io.reward4j.judge.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reward4j.BatchScorer;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.server.FixtureRequest;
import io.reward4j.judge.server.ScriptedServer;
import io.reward4j.judge.server.ScriptedServer.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Models that refuse an option of the request get the next weaker form, for good.
class BedrockFormsTest {

    private static final String SONNET = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final JudgePrompt PROMPT = new JudgePrompt("Be strict.", "Is it so?", Optional.of(JsonMapper.shared()
            .readTree("{\"type\": \"object\", \"properties\": {}, \"additionalProperties\": false}")), "", "");

    private static Answer refused(String message) {
        return Answer.json(400, "{\"message\": \"The model returned the following errors: " + message + "\"}")
                .with("x-amzn-errortype", "ValidationException");
    }

    private static Answer fine() {
        return Answer.json(200,
                "{\"output\": {\"message\": {\"role\": \"assistant\", \"content\": [{\"text\": \"{}\"}]}},"
                        + " \"stopReason\": \"end_turn\"}");
    }

    /// A model that takes no temperature, no structured output and no forced tool.
    private static Answer strict(FixtureRequest request) {
        if (request.body().at("/inferenceConfig").has("temperature")) {
            return refused("`temperature` is deprecated for this model.");
        }
        if (request.body().has("outputConfig")) {
            return refused("output_config.format: Extra inputs are not permitted");
        }
        return request.body().has("toolConfig")
                ? refused("tool_choice: forcing a tool is not supported by this model")
                : fine();
    }

    private static BedrockJudgeModel.Builder model(ScriptedServer server) {
        return Models.builder(SONNET, server.endpoint());
    }

    @Test
    void whatAModelRefusesIsLeftOutForGoodAndTheListenerHearsOfItOnce() {
        Queue<String> changes = new ConcurrentLinkedQueue<>();
        RewardListener listener = new RewardListener() {
            @Override
            public void judgeAdapted(String model, String change) {
                changes.add(model + " " + change);
            }
        };
        try (ScriptedServer server = ScriptedServer.start((request, before) -> strict(request));
                BedrockJudgeModel model = model(server).build()) {
            RewardFunction judge = ((RewardFunction) sample -> Reward.of(1, model.reply(PROMPT).text()))
                    .withTraits(Traits.calling(1));

            BatchScorer.of(judge).withConcurrency(1).withListener(listener)
                    .scoreAll(List.of(Sample.of("q", "1"), Sample.of("q", "2"), Sample.of("q", "3")));

            assertThat(server.asked()).hasSize(3 + 3);
            assertThat(changes).hasSize(3).allSatisfy(change -> assertThat(change).startsWith(SONNET + " refuses "));
            assertThat(String.join("\n", changes)).contains("the temperature", "structured output", "the forced tool");
        }
    }

    @Test
    void whatTheCallerAskedForIsNotGivenUp() {
        assertKept(model -> model.temperature(0.5), "temperature");
        assertKept(model -> model.withoutTemperature().replyFormat(ReplyFormat.STRUCTURED_OUTPUT), "output_config");
    }

    private static void assertKept(UnaryOperator<BedrockJudgeModel.Builder> options, String named) {
        try (ScriptedServer server = ScriptedServer.start((request, before) -> strict(request));
                BedrockJudgeModel model = options.apply(model(server)).build()) {
            JudgeModelException failure = catchThrowableOfType(JudgeModelException.class, () -> model.reply(PROMPT));

            assertThat(failure).hasMessageContainingAll(named, "400 ValidationException",
                    server.endpoint().getAuthority());
            assertThat(failure.isTemporary()).isFalse();
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void whatANovaDoesNotTakeInASchemaIsLeftOutAtEachDepth() {
        String schema = """
                {"type": "object", "title": "t", "properties": {"additionalProperties": {"type": "object", "title": "t",
                 "properties": {"a": {"type": "array", "items": {"type": "string", "pattern": "x", "enum": ["y"]}}},
                 "required": ["a"], "additionalProperties": false}}, "required": [], "additionalProperties": false}""";
        assertThat(PlainSchema.of(JsonMapper.shared().readTree(schema))).isEqualTo(JsonMapper.shared().readTree("""
                {"type": "object", "properties": {"additionalProperties": {"type": "object",
                 "properties": {"a": {"type": "array", "items": {"type": "string", "enum": ["y"]}}},
                 "required": ["a"]}}, "required": []}"""));
    }
}
