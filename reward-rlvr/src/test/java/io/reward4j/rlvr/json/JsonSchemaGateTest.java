package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.rlvr.extract.Extractors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaGateTest implements RewardFunctionContract {

    private static final String INVOICE = """
            {
              "type": "object",
              "required": ["number", "total"],
              "properties": {
                "number": {"type": "string", "pattern": "^INV-[0-9]{4}$"},
                "total": {"type": "number", "minimum": 0}
              },
              "additionalProperties": false
            }
            """;

    @Override
    public RewardFunction function() {
        return JsonSchemaReward.gate(INVOICE);
    }

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of("", "{\"number\": \"INV-0001\", \"total\": 3}"),
                Sample.of("", "{\"number\": \"1\", \"total\": -3, \"x\": 1}"),
                Sample.of("", "no JSON"));
    }

    @Test
    void passesAValidValueAndFailsAnInvalidOne() {
        assertThat(score(INVOICE, "{\"number\": \"INV-0001\", \"total\": 3}")).isEqualTo(Reward.pass());
        assertThat(score(INVOICE, "{\"number\": \"INV-0001\"}").value()).isZero();
    }

    @Test
    void saysTheFirstFaultsWithTheirPlaces() {
        assertThat(score(INVOICE, "{\"number\": 1, \"total\": -3, \"x\": 1, \"y\": 1}").rationale())
                .contains("/number is integer, expected string")
                .contains("/total breaks minimum 0")
                .hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Here it is: {\"number\": \"INV-0001\", \"total\": 3}",
            "```json\n{\"number\": \"INV-0001\", \"total\": 3}\n```",
            "{\"number\": \"INV-0001\", \"total\": 3} Done.",
            "{\"number\": \"INV-0001\", \"number\": \"INV-0001\", \"total\": 3}",
            "{\"number\": \"INV-0001\", \"total\": NaN}",
            "{\"number\": \"INV-0001\", \"total\": 3",
            ""})
    void theWholeCompletionHasToBeTheJson(String completion) {
        Reward reward = score(INVOICE, completion);
        assertThat(reward.value()).isZero();
        assertThat(reward.rationale()).isNotBlank();
    }

    @Test
    void readsTheJsonFromWhereItIsToldTo() {
        String fenced = "Thus:\n```json\n{\"number\": \"INV-0001\", \"total\": 3}\n```\nDone.";
        JsonSchemaReward gate = JsonSchemaReward.gate(INVOICE);
        assertThat(gate.from(Extractors.fenced("json").then(JsonExtractors.strict()::extract))
                .score(Sample.of("", fenced)).value()).isOne();
        assertThat(gate.from(JsonExtractors.lenient()).score(Sample.of("", fenced)).value()).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{\"type\": \"strnig\"}|/type",
            "{\"properties\": {\"a\": {\"type\": \"interger\"}}}|/properties/a/type",
            "{\"required\": \"a\"}|/required",
            "{\"minimum\": \"3\"}|/minimum",
            "{\"requried\": [\"a\"]}|/requried is no keyword; was 'required' meant?",
            "{\"properties\": {\"a\": {\"maxLenght\": 3}}}|/properties/a/maxLenght",
            "{\"anyOf\": [{\"propertys\": {}}]}|/anyOf/0/propertys",
            "{\"$schema\": \"http://json-schema.org/draft-04/schema#\"}|/$schema must name draft",
            "{\"$ref\": \"#/$defs/nothing\"}|/$ref leads nowhere: #/$defs/nothing",
            "{\"$ref\": \"https://example.com/schema\"}|https://example.com/schema",
            "{\"$ref\": \"classpath:/draft-07/schema\"}|classpath",
            "{\"$ref\": \"#\"}|/$ref leads back to itself",
            "{\"not\": {\"$ref\": \"#/$defs/a\"}, \"$defs\": {\"a\": {\"$ref\": \"#/$defs/a\"}}}|/not/$ref leads back to itself",
            "{\"properties\": {\"a\": {\"allOf\": [{\"$ref\": \"#/properties/a\"}]}}}|/properties/a/allOf/0 leads back to itself",
            "{\"properties\": {\"a\": {\"$dynamicRef\": \"#nothing\"}}}|nothing cannot be resolved",
            "{\"pattern\": \"(?=a)b\"}|/pattern is unusable: the pattern '(?=a)b' cannot be used",
            "{\"properties\": {\"a\": {\"pattern\": \"(a)\\\\1\"}}}|/properties/a/pattern",
            "{\"patternProperties\": {\"(\": {}}}|'('",
            "{\"a\": 1|not",
            "[]|the value is array",
            "3|the value is integer"})
    void aSchemaThatCannotBeUsedIsRefusedWithThePlaceOfTheFault(String schema, String place) {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonSchemaReward.gate(schema))
                .withMessageContaining(place);
        assertThatIllegalArgumentException().isThrownBy(() -> JsonSchemaReward.partialCredit(schema));
    }

    @Test
    void keywordsOfOthersAreNoMisspellings() {
        assertThat(score("{\"example\": 1, \"x-order\": 2, \"nullable\": true, \"title\": \"t\"}", "1").value())
                .isOne();
    }

    @Test
    void theSchemaDecidesOnItsDraftWhereItNamesOne() {
        String listOfSchemas = "{\"items\": [{\"type\": \"string\"}]}";
        String named = "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"items\": [{\"type\": \"string\"}]}";
        assertThatIllegalArgumentException().isThrownBy(() -> JsonSchemaReward.gate(listOfSchemas));
        Sample sample = Sample.of("", "[1]");
        assertThat(JsonSchemaReward.gate(listOfSchemas, SchemaDraft.DRAFT_7).score(sample).value()).isZero();
        assertThat(JsonSchemaReward.gate(named).score(sample).value()).isZero();
    }

    @Test
    void metaschemasAreAtHand() {
        String schema = "{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}";
        assertThat(score(schema, "{\"type\": \"string\"}").value()).isOne();
        assertThat(score(schema, "{\"type\": \"strnig\"}").value()).isZero();
    }

    private static Reward score(String schema, String completion) {
        return JsonSchemaReward.gate(schema).score(Sample.of("", completion));
    }
}
