package io.reward4j.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.contract.ExtractorContract;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonPassagesTest implements ExtractorContract {

    @Override
    public Extractor<List<JsonPassage>> extractor() {
        return JsonExtractors.passages();
    }

    @Override
    public String readable() {
        return "first {\"a\":1}, then {\"a\":2}.";
    }

    private List<String> values(String text) {
        return switch (extractor().extract(text)) {
            case Found<List<JsonPassage>>(List<JsonPassage> found) ->
                found.stream().map(JsonPassage::value).map(JsonNode::toString).toList();
            case Missing<List<JsonPassage>> missing -> List.of();
        };
    }

    @Test
    void everyValueIsReadWithTheTextAfterIt() {
        assertThat(extractor().extract(readable())).isEqualTo(Extraction.found(List.of(
                new JsonPassage(node("{\"a\":1}"), ", then "), new JsonPassage(node("{\"a\":2}"), "."))));
    }

    private static JsonNode node(String json) {
        return ((Found<JsonNode>) JsonExtractors.strict().extract(json)).value();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "We need {\"code\": \"x\", … fill in. {\"a\":1}",
            "<reasoning>{\"draft\": {\"b\":2}, oh</reasoning>{\"a\":1}",
            "<reasoning>{\"b\":2}</reasoning>{\"a\":1}",
            "{\"b\":2}</reasoning>{\"a\":1}",
            "[THINK]maybe {\"b\":2} or [1, {[/THINK] {\"a\":1}",
            "<Thought>{\"b\":2}</THOUGHT>\n{\"a\":1}",
            "<|channel|>analysis<|message|>Need {\"code\"... {\"b\":2}<|end|><|start|>assistant<|channel|>final<|message|>{\"a\":1}",
            "<unheard-of>an open { and \"quotes</unheard-of>{\"a\":1}",
            "{\"a\":1}}]}]}]",
            "{\"a\":1}\nNote: I used {\"the rubric\"}.",
            "```json\n{\"a\":1}\n``` and {more} words",
            "<think>{\"b\":2}</think>{'a':1,}",
            "<reasoning>never closed {\"a\":1}"})
    void whatStandsAroundAValueDoesNotHideIt(String text) {
        assertThat(values(text)).containsExactly("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"outer\":{\"a\":1},\"cut",
            "[{\"a\":1},{\"a\":2}, {\"cut",
            "[ {\"a\":1} {",
            "{\"b\" \"text with {'a':1} in it\"}",
            "{\"code\":\"x\" \"criteria\":{\"a\":1}}",
            "<think>{\"a\":1}",
            "no JSON"})
    void fragmentsOfWhatCannotBeReadAreNoValues(String text) {
        assertThat(values(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "0.5", "true", "\"{\\\"a\\\":1}\"", "[1]"})
    void aValueWithoutQuotesOrAScalarIsReadWhereItIsAllThereIs(String text) {
        assertThat(values(text)).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "{\"a", "<reasoning>", "<|channel|>analysis<|end|>", "[{\"", "{\"a\" {",
            "{'a':\"",
            "[THINK][/think]{\"a\":1}"})
    void repeatedPatternsTakeBoundedTime(String pattern) {
        assertThat(extractor().extract(pattern.repeat((1 << 20) / pattern.length()))).isNotNull();
    }
}
