package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialCreditTest implements RewardFunctionContract {

    private static final String ORDER = """
            {
              "type": "object",
              "required": ["title", "lines"],
              "properties": {
                "title": {"type": "string"},
                "note": {"type": "string"},
                "lines": {
                  "type": "array",
                  "minItems": 1,
                  "maxItems": 3,
                  "items": {
                    "type": "object",
                    "required": ["name", "price"],
                    "properties": {"name": {"type": "string"}, "price": {"type": "number"}}
                  }
                }
              },
              "additionalProperties": false
            }
            """;

    @Override
    public RewardFunction function() {
        return JsonSchemaReward.partialCredit(ORDER);
    }

    @Override
    public List<Sample> samples() {
        return List.of(Sample.of("", "{\"title\": \"t\", \"lines\": []}"), Sample.of("", "no JSON"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'title': 't', 'lines': [{'name': 'n', 'price': 1}]}|3|3",
            "{'title': 't', 'lines': [{'name': 'n', 'price': 1}, {'name': 'n'}]}|2.5|3",
            "{'title': 't', 'lines': [{'name': 'n', 'price': 1}, {'name': 'n', 'price': '1'}]}|2.5|3",
            "{'title': 't', 'lines': [{'name': 'n', 'price': 1}, 5]}|2|3",
            "{'title': 't', 'lines': []}|1|3",
            "{'title': 't', 'lines': 'x'}|1|3",
            "{'title': 't'}|1|3",
            "{'title': 5, 'lines': [{'name': 'n', 'price': 1}]}|2|3",
            "{}|0|3",
            "{'note': 'x', 'more': 1}|0|3",
            "[]|0|3",
            "5|0|3",
            "{'title': 't', 'lines': [{'name': 'n', 'price': 1}, {'name': 'n', 'price': 1}, {'name': 'n', 'price': 1}, {'name': 'n', 'price': 1}]}|2.5|3"})
    void givesTheShareOfTheRequiredLeaves(String completion, double right, double leaves) {
        assertThat(score(ORDER, completion.replace('\'', '"')).value()).isCloseTo(right / leaves, within(1e-12));
    }

    @Test
    void whatIsNoObjectIsNotRequiredToHaveProperties() {
        assertThat(score("{\"required\": [\"a\"]}", "5").value()).isOne();
    }

    @Test
    void allLeavesOfAnInvalidValueLoseHalfOfTheSmallest() {
        Reward more = score(ORDER,
                "{\"title\": \"t\", \"x\": 1, \"lines\": [{\"name\": \"n\", \"price\": 1}, {\"name\": \"n\", \"price\": 1}]}");
        assertThat(more.value()).isCloseTo(1 - 1 / 2.0 / 2 / 3, within(1e-12));
        assertThat(more.rationale()).isEqualTo("all required leaves are right, but the value must not have 'x'");
    }

    @Test
    void saysWhichLeavesAreLost() {
        assertThat(score(ORDER, "{\"lines\": [{\"name\": 1, \"price\": 1}]}").rationale())
                .isEqualTo("/title is missing; /lines/0/name is integer, expected string");
    }

    @Test
    void withoutRequiredPropertiesThereIsOneLeaf() {
        String schema = "{\"properties\": {\"a\": {\"type\": \"string\"}}}";
        assertThat(score(schema, "{}").value()).isOne();
        assertThat(score(schema, "{\"a\": 1}").value()).isZero();
        assertThat(score("false", "1").value()).isZero();
    }

    @Test
    void findsLeavesThroughReferencesAndParts() {
        String schema = """
                {
                  "type": "object",
                  "allOf": [{"$ref": "#/$defs/named"}, {"required": ["a/b", "100%", "free"]}],
                  "properties": {
                    "name": true,
                    "a/b": {"type": "integer"},
                    "100%": {"$ref": "#/$defs/tree"}
                  },
                  "additionalProperties": {"type": "boolean"},
                  "$defs": {
                    "named": {"required": ["name"], "properties": {"name": {"minLength": 2}}},
                    "tree": {"required": ["value", "children"], "properties": {
                      "value": {"type": "number"}, "children": {"items": {"$ref": "#/$defs/tree"}}}}
                  }
                }
                """;
        assertThat(score(schema, "{}").rationale())
                .isEqualTo("/name is missing; /a~1b is missing; /100% is missing");
        assertThat(score(schema,
                "{\"name\": \"nn\", \"a/b\": 1, \"free\": true, \"100%\": {\"value\": \"x\", \"children\": []}}")
                .value()).isEqualTo(0.8);
        assertThat(score(schema,
                "{\"name\": \"n\", \"a/b\": 1.5, \"free\": 1, \"100%\": {\"value\": 1, \"children\": [{\"value\": 1}, {\"value\": 1, \"children\": []}]}}")
                .value()).isCloseTo(1.5 / 5, within(1e-12));
    }

    @Test
    void inDraft7NothingCountsBesideAReference() {
        String schema = """
                {"$ref": "#/definitions/a", "required": ["x", "y"], "definitions": {"a": {"type": "object", "required": ["a", "b"]}}}
                """;
        Sample sample = Sample.of("", "{\"a\": 1}");
        assertThat(JsonSchemaReward.partialCredit(schema, SchemaDraft.DRAFT_7).score(sample).value()).isEqualTo(0.5);
        assertThat(score(schema, "{\"a\": 1}").value()).isEqualTo(0.25);
    }

    @Test
    void referencesInARingAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonSchemaReward.partialCredit("""
                {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}
                """)).withMessageContaining("leads back to itself");
    }

    @Test
    void tooManyLeavesAreRefused() {
        StringBuilder schema = new StringBuilder("{\"$ref\": \"#/$defs/d0\", \"$defs\": {");
        for (int i = 0; i < 40; i++) {
            String next = "{\"$ref\": \"#/$defs/d" + (i + 1) + "\"}";
            schema.append("\"d").append(i).append("\": {\"required\": [\"a\", \"b\"], \"properties\": {\"a\": ")
                    .append(next).append(", \"b\": ").append(next).append("}},");
        }
        schema.append("\"d40\": {}}}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonSchemaReward.partialCredit(schema.toString()))
                .withMessageContaining("more than 4096 leaves");
    }

    private static Reward score(String schema, String completion) {
        return JsonSchemaReward.partialCredit(schema).score(Sample.of("", completion));
    }
}
