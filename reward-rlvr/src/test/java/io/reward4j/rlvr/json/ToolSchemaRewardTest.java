package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ToolSchemaRewardTest implements RewardFunctionContract {

    private static final String TOOLS = """
            [{"name": "math.gcd", "parameters": {"type": "dict", "properties": {"a": {"type": "int"}},
              "required": ["a"]}}, {"name": "stop", "parameters": {"type": "object"}}]
            """;

    @Override
    public RewardFunction function() {
        return ToolSchemaReward.of(TOOLS);
    }

    @Override
    public List<Sample> samples() {
        return List.of(conversation(ToolCall.of("stop", "{}")), conversation(ToolCall.of("none", "{}")),
                conversation());
    }

    @Test
    void unknownToolsAndInvalidArgumentsAreNamed() {
        Reward reward = ToolSchemaReward.of(TOOLS).score(conversation(
                ToolCall.of("math_gcd", "{\"a\": 4}"), ToolCall.of("gcd", "{}"),
                ToolCall.of("math.gcd", "{\"a\": \"4\"}"),
                ToolCall.of("stop", "now"), ToolCall.of("stop", "{}"), ToolCall.of("math.gcd", "{}")));

        assertThat(reward.value()).isEqualTo(2 / 6.0);
        assertThat(reward.rationale()).isEqualTo("turn 2: unknown tool 'gcd'; turn 3: 'math.gcd': /a is string, "
                + "expected integer; turn 4: 'stop': the arguments are no JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"tools\": %s}", "{\"toolConfig\": {\"tools\": %s}}", "{\"functions\": %s}"})
    void theToolsOfASampleStandInItsMetadata(String metadata) {
        Sample sample = conversation(ToolCall.of("stop", "{}"), ToolCall.of("start", "{}"))
                .withMetadata(node(metadata.formatted(TOOLS)));
        assertThat(ToolSchemaReward.ofSample().score(sample).value()).isEqualTo(0.5);
        assertThat(ToolCallReward.standard().withToolsOfSample().score(sample.withReference("[]")).value()).isOne();
    }

    @Test
    void theSchemasOfASampleTypeItsArguments() {
        ToolCallReward reward = ToolCallReward.standard().nameCredit(0.5).withToolsOfSample();
        Sample sample = Sample.of("q", "math.gcd(a='4', b=2)").withMetadata("tools", node(TOOLS))
                .withReference("{\"name\": \"math.gcd\", \"arguments\": {\"a\": 4, \"b\": 2}}");
        assertThat(reward.score(sample).rationale()).contains("/a is string, expected integer");
        assertThat(reward.score(sample.withCompletion("math.gcd(a=4.0, b=2)")).value()).isOne();
    }

    @Test
    void aSampleWithoutUsableToolsHasNoReward() {
        Sample sample = conversation(ToolCall.of("stop", "{}"));
        assertThatThrownBy(() -> ToolSchemaReward.ofSample().score(sample)).isInstanceOf(RewardException.class)
                .hasMessageContaining("names no tools").hasMessageContaining("/tools");
        assertThatThrownBy(() -> ToolSchemaReward.ofSample().score(sample.withMetadata("tools", "none")))
                .isInstanceOf(RewardException.class).hasMessageContaining("unusable tools");
    }

    @Test
    void aConversationWithoutCallsBreaksNoSchema() {
        assertThat(ToolSchemaReward.of(TOOLS).score(Sample.of("q", "a")).value()).isOne();
    }

    private static Sample conversation(ToolCall... calls) {
        List<Message> messages = new ArrayList<>(List.of(Message.user("q")));
        for (ToolCall call : calls) {
            messages.add(Message.assistant("", List.of(call)));
        }
        messages.add(Message.assistant("Done."));
        return Sample.of(messages);
    }

    private static JsonNode node(String json) {
        return ((Found<JsonNode>) JsonExtractors.strict().extract(json)).value();
    }
}
