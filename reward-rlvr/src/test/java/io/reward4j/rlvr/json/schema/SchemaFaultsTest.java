package io.reward4j.rlvr.json.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Sample;
import io.reward4j.rlvr.json.JsonSchemaReward;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaFaultsTest {

    @Test
    void faultsOfAPartHavePlacesInTheWhole() {
        String schema = "{\"required\": [\"a\"], \"properties\": {\"a\": {\"items\": {\"properties\": {\"b\": {\"type\": \"string\"}}}}}}";
        assertThat(JsonSchemaReward.partialCredit(schema).score(Sample.of("", "{\"a\": [{}, {\"b\": 1}]}")).rationale())
                .isEqualTo("/a/1/b is integer, expected string");
        assertThat(JsonSchemaReward.gate(schema).score(Sample.of("", "{\"a\": [{}, {\"b\": 1}]}")).rationale())
                .isEqualTo("/a/1/b is integer, expected string");
    }

    @Test
    void faultsAreOnOneLine() {
        SchemaFaults findings = new SchemaFaults(
                List.of(new SchemaFaults.Fault("", "x"), new SchemaFaults.Fault("/a~1b", "y")));
        assertThat(findings).hasToString("the value x; /a~1b y");
        assertThat(SchemaFaults.NONE.valid()).isTrue();
    }
}
