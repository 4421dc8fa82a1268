package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

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
        Findings findings = new Findings(List.of(new Findings.Fault("", "x"), new Findings.Fault("/a~1b", "y")));
        assertThat(findings).hasToString("the value x; /a~1b y");
        assertThat(Findings.NONE.valid()).isTrue();
    }
}
