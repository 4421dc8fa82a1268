package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.extract.Extractors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolCallRewardTest implements RewardFunctionContract {

    private static final String ROLL = """
            {"tool_called": "StatRollAPI", "tool_parameters": {"modifier": 2}, "expected_behavior": "roll"}
            """;
    private static final String TOOLS = """
            [{"type": "function", "function": {"name": "StatRollAPI", "parameters": {
              "type": "object", "properties": {"modifier": {"type": "integer"}}, "required": ["modifier"]}}}]
            """;

    @Override
    public RewardFunction function() {
        return ToolCallReward.standard().withTools(TOOLS);
    }

    @Override
    public List<Sample> samples() {
        Sample sample = Sample.of("", "{\"name\": \"StatRollAPI\", \"arguments\": {\"modifier\": 2}}")
                .withReference(ROLL);
        return List.of(sample, sample.withCompletion("[" + "{\"name\": \"StatRollAPI\"},".repeat(500) + "{}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"tool_called\": \"StatRollAPI\", \"tool_parameters\": {\"modifier\": 2}}",
            "{\"name\": \"StatRollAPI\", \"arguments\": {\"modifier\": 2.0}}",
            "{\"name\": \"StatRollAPI\", \"parameters\": {\"modifier\": 2}}",
            "{\"name\": \"StatRollAPI\", \"arguments\": \"{\\\"modifier\\\": 2}\"}",
            "[{\"id\": \"c1\", \"type\": \"function\", \"function\": {\"name\": \"StatRollAPI\", \"arguments\": \"{\\\"modifier\\\": 2}\"}}]",
            "{\"role\": \"assistant\", \"tool_calls\": [{\"function\": {\"name\": \"StatRollAPI\", \"arguments\": {\"modifier\": 2}}}]}"})
    void readsCallsInEachForm(String call) {
        assertThat(score(ROLL, call)).isOne();
        assertThat(score(call, "{\"name\": \"StatRollAPI\", \"arguments\": {\"modifier\": 2}}")).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'name': 'f', 'arguments': {'a': 1, 'b': 2}}|{'name': 'f', 'arguments': {'b': 2, 'a': 1}}|1",
            "{'name': 'f', 'arguments': {'a': 1, 'b': 2}}|{'name': 'f', 'arguments': {'b': 2, 'a': 0}}|0.75",
            "{'name': 'f', 'arguments': {'a': 1}}|{'name': 'f', 'arguments': {'a': 1, 'x': 1, 'y': 1}}|0.75",
            "{'name': 'f', 'arguments': {'a': 1}}|{'name': 'f', 'arguments': 'a is 1'}|0.5",
            "{'name': 'f', 'arguments': {'a': 1}}|{'name': 'f'}|0.5",
            "{'name': 'f'}|{'name': 'f', 'arguments': {}}|1",
            "{'name': 'f', 'arguments': {'a': 1}}|{'name': 'g', 'arguments': {'a': 1}}|0",
            "{'name': 'f'}|[{'name': 'f'}, {'name': 'f'}, {'name': 'g'}]|0.5",
            "[{'name': 'f'}, {'name': 'g'}]|[{'name': 'g'}, {'name': 'f'}]|1",
            "[{'name': 'f', 'arguments': {'a': 1}}, {'name': 'f', 'arguments': {'a': 2}}]|[{'name': 'f', 'arguments': {'a': 2}}]|0.666666666667",
            "{'name': 'f'}|[]|0",
            "{'name': 'f'}|I called f.|0",
            "[]|[]|1",
            "[]|{'name': 'f'}|0",
            "{'tool_called': null}|No tool is needed.|1",
            "{'tool_calls': []}|{'tool_calls': null}|1"})
    void theValueIsTheF1OfTheCalls(String expected, String made, double value) {
        assertThat(score(expected.replace('\'', '"'), made.replace('\'', '"'))).isCloseTo(value, within(1e-9));
    }

    @Test
    void argumentsThatTheToolWouldRefuseEarnNothing() {
        ToolCallReward reward = ToolCallReward.standard().withTools(TOOLS);
        Sample sample = Sample.of("", "{\"name\": \"StatRollAPI\", \"arguments\": {\"modifier\": \"2\", \"x\": 1}}")
                .withReference("{\"name\": \"StatRollAPI\", \"arguments\": {\"modifier\": 2, \"x\": 1}}");
        assertThat(ToolCallReward.standard().score(sample).value()).isEqualTo(0.75);
        assertThat(reward.score(sample).value()).isEqualTo(0.5);
        assertThat(reward.score(sample).rationale()).contains("/modifier is string, expected integer");
    }

    @Test
    void optionsSayWhatCounts() {
        ToolCallReward reward = ToolCallReward.standard()
                .from(Extractors.tag("tool_call").then(JsonExtractors.strict()::extract))
                .arguments(JsonMatch.exact().field("/q", Similarity.tokenF1()))
                .nameCredit(0);
        Sample sample = Sample
                .of("", "So:\n<tool_call>{\"name\": \"f\", \"arguments\": {\"q\": \"Blue Sky\"}}</tool_call>")
                .withReference("{\"name\": \"f\", \"arguments\": {\"q\": \"blue moon\"}}");
        assertThat(reward.score(sample).value()).isEqualTo(0.5);
    }

    @Test
    void badToolsAndCreditsAreRefused() {
        ToolCallReward standard = ToolCallReward.standard();
        assertThatIllegalArgumentException().isThrownBy(() -> standard.nameCredit(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.withTools("{}"));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.withTools("[{\"name\": \"f\"}]"))
                .withMessageContaining("/0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standard.withTools("[{\"name\": \"f\", \"parameters\": {\"type\": \"objekt\"}}]"))
                .withMessageContaining("'f'").withMessageContaining("/type");
    }

    @Test
    void aReferenceWithoutCallsIsMissing() {
        assertThatThrownBy(() -> score("the answer", "{}")).isInstanceOf(RewardException.class);
        assertThatThrownBy(() -> score("{\"name\": \"f\", \"arguments\": \"x\"}", "{}"))
                .isInstanceOf(RewardException.class);
        assertThatThrownBy(() -> ToolCallReward.standard().score(Sample.of("", "{}")))
                .isInstanceOf(RewardException.class);
    }

    private static double score(String expected, String made) {
        return ToolCallReward.standard().score(Sample.of("", made).withReference(expected)).value();
    }
}
