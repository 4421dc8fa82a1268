package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.extract.Extractors;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class ToolCallRewardTest implements RewardFunctionContract {

    private static final String F = "{\"name\": \"f\", \"arguments\": {\"a\": 1}}";
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
            "{\"role\": \"assistant\", \"tool_calls\": [{\"function\": {\"name\": \"StatRollAPI\", \"arguments\": {\"modifier\": 2}}}]}",
            "{\"role\": \"assistant\", \"function_call\": {\"name\": \"StatRollAPI\", \"arguments\": \"{\\\"modifier\\\": 2}\"}}",
            "{\"functionCall\": {\"name\": \"StatRollAPI\", \"args\": {\"modifier\": 2}}}",
            "[{\"toolUse\": {\"toolUseId\": \"t1\", \"name\": \"StatRollAPI\", \"input\": {\"modifier\": 2}}}]",
            "{\"name\": \"StatRollAPI\", \"kwargs\": {\"modifier\": 2}}"})
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
    void callsThatArePartlyRightEarnSomethingWhereItIsSaid(String expected, String made, double value) {
        ToolCallReward partly = ToolCallReward.standard().nameCredit(0.5);
        Sample sample = Sample.of("q", made.replace('\'', '"')).withReference(expected.replace('\'', '"'));
        assertThat(partly.score(sample).value()).isCloseTo(value, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'name': 'f', 'arguments': {'a': 1, 'b': 2}}|{'name': 'f', 'arguments': {'b': 2, 'a': 1}}|1",
            "{'name': 'f', 'arguments': {'a': 1, 'b': 2}}|{'name': 'f', 'arguments': {'b': 2, 'a': 0}}|0",
            "{'name': 'f', 'arguments': {'a': 1}}|{'name': 'f', 'arguments': {'a': 1, 'x': 1}}|0",
            "{'name': 'f', 'arguments': {'a': 1}}|{'name': 'f', 'arguments': 'a is 1'}|0",
            "{'name': 'f'}|[{'name': 'f'}, {'name': 'f'}, {'name': 'g'}]|0.5",
            "[{'name': 'f'}, {'name': 'g'}]|[{'name': 'g'}, {'name': 'f'}]|1",
            "[{'name': 'f'}, {'name': 'g'}]|[{'name': 'g'}]|0.666666666667",
            "[{'name': 'f'}, {'name': 'f'}]|[{'name': 'f'}, {'name': 'f'}, {'name': 'f'}]|0.8",
            "{'name': 'f'}|[]|0",
            "[]|[]|1",
            "[]|{'name': 'f'}|0"})
    void theValueIsTheF1OfTheRightCalls(String expected, String made, double value) {
        assertThat(score(expected.replace('\'', '"'), made.replace('\'', '"'))).isCloseTo(value, within(1e-9));
    }

    @Test
    void theRationaleNamesTheCallsThatAreWrongOrMissing() {
        Sample sample = Sample.of("q", "[f(a=2), h()]").withReference(
                "[{\"name\": \"f\", \"args\": {\"a\": 1}}, {\"name\": \"g\"}]");
        assertThat(ToolCallReward.standard().score(sample).rationale()).isEqualTo("expected 2 calls, got 2: "
                + "'f': /a: expected 1, got 2; 'h' was not expected; 'g' was not called");
        assertThat(ToolCallReward.standard().score(sample.withCompletion("[f(a=1), g(), g()]")).rationale())
                .isEqualTo("expected 2 calls, got 3: a call too many or too few");
    }

    @Test
    void theRationaleTellsACallThatFailedFromOneThatWasNotMade() {
        Sample sample = Sample.of(List.of(
                Message.user("q"),
                Message.assistant("", List.of(new ToolCall("c1", "book", node("{\"id\": 1}")))),
                Message.tool("c1", "Error: no such flight"),
                Message.assistant("I could not book it."))).withReference("[{\"name\": \"book\", \"args\": "
                        + "{\"id\": 1}}, {\"name\": \"pay\"}]");
        assertThat(ToolCallReward.overTrajectory().score(sample)).isEqualTo(Reward.fail(
                "expected 2 calls, got 0: 'book' was called and failed; 'pay' was not called"));
        assertThat(ToolCallReward.overTrajectory().counting("pay").score(sample).rationale())
                .isEqualTo("expected 1 calls, got 0: 'pay' was not called");
    }

    @Test
    void callsInEarlierTurnsAreNamedWhereTheAnswerMakesNone() {
        Sample sample = Sample.of(List.of(
                Message.user("q"),
                Message.assistant("", List.of(new ToolCall("c1", "f", node("{\"a\": 1}")))),
                Message.tool("c1", "ok"),
                Message.assistant("Done."))).withReference(F);
        Reward reward = ToolCallReward.standard().score(sample);
        assertThat(reward.value()).isZero();
        assertThat(reward.rationale()).endsWith(
                "; there are calls in earlier turns, which ToolCallReward.overTrajectory() counts");
        assertThat(ToolCallReward.overTrajectory().score(sample).value()).isOne();
        assertThat(ToolCallReward.standard().score(Sample.of("q", "Done.").withReference(F)).rationale())
                .doesNotContain("earlier turns");
    }

    @Test
    void freeCallsNeitherEarnNorCost() {
        Sample sample = Sample.of("q", "[read(), book(id=1), read()]").withReference(
                "[{\"name\": \"book\", \"args\": {\"id\": 1}}, {\"name\": \"look.up\"}]");
        assertThat(ToolCallReward.standard().free("read", "look_up").score(sample).value()).isOne();
        assertThat(ToolCallReward.standard().counting("book").score(sample).value()).isOne();
        assertThat(ToolCallReward.standard().counting("look.up").score(sample).value()).isZero();
        assertThat(ToolCallReward.standard().counting("cancel").score(sample.withCompletion("Nothing to do.")).value())
                .isOne();
        assertThatIllegalArgumentException().isThrownBy(() -> ToolCallReward.standard().free());
    }

    @Test
    void argumentsThatTheToolWouldRefuseEarnNothing() {
        ToolCallReward reward = ToolCallReward.standard().nameCredit(0.5).withTools(TOOLS);
        Sample sample = Sample.of("", "{\"name\": \"StatRollAPI\", \"arguments\": {\"modifier\": \"2\", \"x\": 1}}")
                .withReference("{\"name\": \"StatRollAPI\", \"arguments\": {\"modifier\": 2, \"x\": 1}}");
        assertThat(ToolCallReward.standard().nameCredit(0.5).score(sample).value()).isEqualTo(0.75);
        assertThat(reward.score(sample).value()).isEqualTo(0.5);
        assertThat(reward.score(sample).rationale()).contains("/modifier is string, expected integer");
    }

    @Test
    void theCallsOfTheMessageComeFirst() {
        Message right = Message.assistant("", List.of(new ToolCall("c1", "f", node("{\"a\": 1}"))));
        Message wrong = Message.assistant("", List.of(ToolCall.of("f", "{\"a\": 2}")));

        assertThat(score(F, right)).isOne();
        assertThat(score(F, right.withContent("I call g: {\"name\": \"g\"}"))).isOne();
        assertThat(score(F, wrong)).isZero();
        assertThat(score(F, wrong.withContent(F))).isZero();
        assertThat(score(F, wrong.withContent("<tool_call>" + F + "</tool_call>"))).isZero();
        assertThat(score(F, Message.assistant("", List.of(ToolCall.of("f", "{\"a\": 1"))))).isZero();
        assertThat(score("[]", Message.assistant("", List.of(ToolCall.of("rm_rf", "{}"))))).isZero();
        assertThat(score("[]", Message.assistant("No."))).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', value = {
            "<tool_call>F</tool_call>                                      ¦ 1",
            "I look it up.\\n<tool_call>\\nF\\n</tool_call>\\nDone.           ¦ 1",
            "<think>Not <tool_call>G</tool_call>.</think><tool_call>F</tool_call> ¦ 1",
            "<tool_call>G</tool_call><tool_call>F</tool_call>              ¦ 0.666666666667",
            "<tool_call>F</tool_call><tool_call>F</tool_call>              ¦ 0.666666666667",
            "<tool_call>[F, G]</tool_call>                                 ¦ 0.666666666667",
            "<tool_call>F</tool_call><tool_call>F                          ¦ 0.666666666667",
            "<tool_call>F<tool_call>F</tool_call>                          ¦ 0.666666666667",
            "<tool_call>F</tool_call><tool_call>f(1)</tool_call>           ¦ 0.666666666667",
            "<tool_call>F</tool_call> A <tool_call> more would be wrong.   ¦ 1",
            "<tool_call>F                                                  ¦ 0",
            "<tool_call>{'name': </tool_call>                              ¦ 0",
            "<think><tool_call>F</tool_call>                               ¦ 0",
            "F and so on                                                   ¦ 0"})
    void readsAllBlocksOfTheText(String text, double value) {
        String completion = text.replace("\\n", "\n").replace("F", F).replace("G", "{\"name\": \"g\"}");
        assertThat(score(F, Message.assistant(completion))).isCloseTo(value, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', value = {
            "I would need a <tool_call> for that.       ¦ 1",
            "<think><tool_call>F</tool_call></think>No. ¦ 1",
            "<tool_call>F</tool_call>                   ¦ 0",
            "<tool_call>F                               ¦ 0",
            "<tool_call>rm -rf</tool_call>              ¦ 0"})
    void anUnreadableCallIsNoSilence(String text, double value) {
        assertThat(score("[]", Message.assistant(text.replace("F", F)))).isEqualTo(value);
    }

    @Test
    void blocksInsideOfJsonAreText() {
        String write = "{\"name\": \"write\", \"arguments\": {\"text\": \"<tool_call>x</tool_call>\"}}";
        assertThat(score(write, Message.assistant(write))).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "{\"text\": %s}", "{\"ground_truth\": %s}"})
    void theReferenceMayBeWrapped(String wrapper) {
        String text = JsonNodeFactory.instance.stringNode(F).toString();
        Sample sample = Sample.of("", F);
        assertThat(ToolCallReward.standard().score(sample.withReference(node(wrapper.formatted(F)))).value()).isOne();
        assertThat(ToolCallReward.standard().score(sample.withReference(node(wrapper.formatted(text)))).value())
                .isOne();
    }

    @Test
    void dotsInNamesMayBeWrittenAsTheWireHasThem() {
        String reference = "{\"name\": \"math.gcd\"}";
        String tools = "[{\"name\": \"math.gcd\", \"parameters\": {}}, {\"name\": \"math_gcd\", \"parameters\": {}}]";
        Message made = Message.assistant("", List.of(ToolCall.of("math_gcd", "{}")));
        Sample sample = Sample.of("q", "").withReference(reference).withAnswer(made);

        assertThat(ToolCallReward.standard().score(sample).value()).isOne();
        assertThat(ToolCallReward.standard().withTools(tools).score(sample).value()).isZero();
        assertThat(score("{\"name\": \"math_gcd\"}", Message.assistant("", List.of(ToolCall.of("math.gcd", "{}")))))
                .isZero();
    }

    @Test
    void callsArePairedSoThatTheSumIsHighest() {
        String reference = "[{\"f\": {\"a\": [1, 2]}}, {\"f\": {\"a\": [1]}}]";
        String made = "[{\"name\": \"f\", \"arguments\": {\"a\": 1}}, {\"name\": \"f\", \"arguments\": {\"a\": 2}}]";
        assertThat(ToolCallReward.withAlternatives().score(Sample.of("", made).withReference(reference)).value())
                .isOne();
    }

    @Test
    void manyCallsArePairedMostAlikeFirst() {
        String calls = IntStream.range(0, 300).mapToObj("{\"name\": \"f\", \"arguments\": {\"a\": %d}}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(score(calls, Message.assistant(calls))).isOne();
    }

    @Test
    void typesMayBeNamedAsInPython() {
        String tools = """
                [{"toolSpec": {"name": "f", "inputSchema": {"json": {"type": "dict", "properties": {
                  "type": {"type": "str"}, "x": {"type": "float"}, "y": {"type": ["int", "null"]},
                  "z": {"type": "tuple", "items": {"type": "bool"}}, "any": {"type": "any"}}}}}}]
                """;
        ToolCallReward reward = ToolCallReward.standard().withTools(tools);
        String valid = "{\"name\": \"f\", \"arguments\": {\"type\": \"t\", \"x\": 1, \"y\": null, \"z\": [true], \"any\": {}}}";
        String invalid = valid.replace("[true]", "[\"true\"]");

        assertThat(reward.score(Sample.of("", valid).withReference(valid)).value()).isOne();
        assertThat(reward.score(Sample.of("", invalid).withReference(invalid)).rationale())
                .isEqualTo("'f': invalid arguments: /z/0 is string, expected boolean");
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
        return score(expected, Message.assistant(made));
    }

    private static double score(String expected, Message made) {
        return ToolCallReward.standard().score(Sample.of("q", "").withReference(expected).withAnswer(made)).value();
    }

    private static JsonNode node(String json) {
        return ((Found<JsonNode>) JsonExtractors.strict().extract(json)).value();
    }
}
