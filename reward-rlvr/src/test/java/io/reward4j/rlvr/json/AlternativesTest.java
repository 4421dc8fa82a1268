package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.rlvr.Similarity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// [ToolCallReward#withAlternatives()].
class AlternativesTest implements RewardFunctionContract {

    private static final String TOOLS = """
            [{"name": "f", "parameters": {"type": "object", "properties": {
              "n": {"type": "integer"}, "names": {"type": "array", "items": {"type": "string"}},
              "where": {"type": "object", "properties": {"tags": {"type": "array"}}}}}}]
            """;

    @Override
    public RewardFunction function() {
        return ToolCallReward.withAlternatives().withTools(TOOLS);
    }

    @Override
    public List<Sample> samples() {
        Sample sample = Sample.of("q", call("{'n': 1, 'names': ['a']}")).withReference(reference("{'n': [1, 2]}"));
        return List.of(sample, sample.withCompletion("[]"), sample.withCompletion("no call"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'n': [1, 2]}|{'n': 2}|1",
            "{'n': [1, 2]}|{'n': 2.0}|1",
            "{'n': [0.5]}|{'n': '0.5'}|0",
            "{'n': [1]}|{'n': true}|0",
            "{'n': [true]}|{'n': 'true'}|0",
            "{'n': [1, '']}|{}|1",
            "{'n': [1]}|{}|0",
            "{'n': [1, '']}|{'n': 2}|0",
            "{'n': [1, ''], 'm': [2]}|{'m': 2}|1",
            "{'n': [1, ''], 'm': [2]}|{'n': 3, 'm': 2}|0.5",
            "{'n': ['', null]}|{'n': null}|1",
            "{'n': [1]}|{'n': 1, 'm': 2}|0.666666666667",
            "{'n': []}|{}|1",
            "{'n': []}|{'n': []}|1",
            "{'n': []}|{'n': [1]}|0",
            "{'n': 1}|{'n': 1}|1",
            "{'n': [[1, 2], [2, 1]]}|{'n': [2, 1]}|1",
            "{'n': [[1, 2]]}|{'n': [2, 1]}|0",
            "{'n': [[1, 2]]}|{'n': 1}|0",
            "{'n': [{'a': [1, ''], 'b': ['x', 'y']}]}|{'n': {'b': 'Y'}}|1",
            "{'n': [{'a': [1, ''], 'b': ['x', 'y']}]}|{'n': {'a': 2, 'b': 'Y'}}|0.5",
            "{'n': [{'a': [{'b': [1, 2]}]}]}|{'n': {'a': {'b': 2}}}|1",
            "{'n': [[{'a': [1]}, {'a': [2, 3]}]]}|{'n': [{'a': 1}, {'a': 3}]}|1",
            "{'n': [[{'a': [1]}, {'a': [2, 3]}]]}|{'n': [{'a': 1}, {'a': 4}]}|0.5",
            "{'n': ['April 1, 2024']}|{'n': 'april 1 2024'}|1"})
    void anArgumentIsRightWhereItAgreesWithOneOfItsValues(String accepted, String given, double agreement) {
        ToolCallReward whole = ToolCallReward.withAlternatives();
        assertThat(score(whole, accepted, given)).isEqualTo(agreement == 1 ? 1 : 0);
        assertThat(score(whole.nameCredit(0), accepted, given)).isCloseTo(agreement, within(1e-9));
        assertThat(score(whole.nameCredit(0.5), accepted, given)).isCloseTo(0.5 + agreement / 2, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'names': ['a', 'b']}|{'names': ['a', 'b']}|1",
            "{'names': [['a', 'b']]}|{'names': ['a', 'b']}|1",
            "{'names': ['a', 'b']}|{'names': ['a']}|0.833333333333",
            "{'names': ['my_list']}|{'names': 'my_list'}|1",
            "{'names': []}|{}|1",
            "{'where': [{'tags': ['a', 'b']}]}|{'where': {'tags': ['a', 'b']}}|1",
            "{'n': [1]}|{'n': 'one'}|0.5",
            "{'n': [1]}|{'n': 3}|0.5"})
    void schemasTellListsOfValuesFromValuesThatAreLists(String accepted, String given, double value) {
        ToolCallReward reward = ToolCallReward.withAlternatives().withTools(TOOLS).nameCredit(0.5);
        assertThat(score(reward, accepted, given)).isCloseTo(value, within(1e-9));
    }

    @Test
    void whatTheSchemaRefusesEarnsNothingUnlessTheReferenceAcceptsIt() {
        ToolCallReward reward = ToolCallReward.withAlternatives().withTools(TOOLS).nameCredit(0.5);
        assertThat(score(reward, "{'n': ['x'], 'm': [1]}", "{'n': 'x', 'm': 1}")).isOne();
        assertThat(score(reward, "{'n': ['x'], 'm': [1]}", "{'n': 'x', 'm': 2}")).isEqualTo(0.5);
        assertThat(score(ToolCallReward.withAlternatives().nameCredit(0.5), "{'n': ['x'], 'm': [1]}",
                "{'n': 'x', 'm': 2}"))
                .isEqualTo(0.75);
    }

    @Test
    void argumentsAreComparedAsTheyAreToldTo() {
        ToolCallReward reward = ToolCallReward.withAlternatives()
                .arguments(JsonMatch.exact().texts(Similarity.editDistance()).weight("/n", 3)).nameCredit(0);
        assertThat(score(reward, "{'n': ['abcd', 'xy'], 'm': [1]}", "{'n': 'abcx', 'm': 1}"))
                .isCloseTo((3 * 0.75 + 1) / 4, within(1e-12));
    }

    @Test
    void theReferenceMayNameTheToolInAField() {
        String reference = "{\"name\": \"f\", \"arguments\": {\"n\": [1, 2]}}";
        Sample sample = Sample.of("q", call("{'n': 2}")).withReference(reference);
        assertThat(ToolCallReward.withAlternatives().score(sample).value()).isOne();
        assertThat(ToolCallReward.withAlternatives().score(sample.withCompletion("{\"f\": {\"n\": 2}}")).value())
                .isOne();
    }

    @Test
    void onlyHereIsAnObjectWithOneFieldACall() {
        Sample sample = Sample.of("q", "{\"f\": {\"n\": 2}}").withReference("{\"name\": \"f\"}");
        assertThat(ToolCallReward.standard().score(sample).value()).isZero();
        assertThatThrownBy(() -> ToolCallReward.standard().score(sample.withReference("{\"f\": {\"n\": 2}}")))
                .isInstanceOf(RewardException.class).hasMessage(
                        "the sample has a reference that is no tool call but an object; write a call as "
                                + "{\"name\": \"book\", \"arguments\": {\"id\": 1}}");
    }

    private static double score(ToolCallReward reward, String accepted, String given) {
        return reward.score(Sample.of("q", call(given)).withReference(reference(accepted))).value();
    }

    private static String reference(String accepted) {
        return ("[{'f': " + accepted + "}]").replace('\'', '"');
    }

    private static String call(String arguments) {
        return ("{'name': 'f', 'arguments': " + arguments + "}").replace('\'', '"');
    }
}
