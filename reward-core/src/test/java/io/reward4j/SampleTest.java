package io.reward4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class SampleTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void theCompletionIsTheLastMessageOfTheAssistant() {
        Sample sample = Sample.of(List.of(
                Message.system("s"), Message.user("first"), Message.assistant("draft"), Message.user("again"),
                Message.assistant("final"), new Message("tool", "result")));
        assertThat(sample.completion()).isEqualTo("final");
        assertThat(sample.prompt()).isEqualTo("again");
        assertThat(sample.withCompletion("other").messages().get(4).content()).isEqualTo("other");
        assertThat(sample.withCompletion("other").messages()).hasSize(6);
    }

    @Test
    void aSampleWithoutAnAnswerIsRefused() {
        assertThatThrownBy(() -> Sample.of(List.of(Message.user("q"))))
                .hasMessageContaining("no message of the assistant");
    }

    @Test
    void changingTheGivenJsonDoesNotChangeTheSample() {
        ObjectNode given = JsonNodeFactory.instance.objectNode().put("k", 1);
        Sample sample = Sample.of("q", "a").withMetadata(given).withReference(given);
        given.put("k", 2);
        assertThat(sample.metadata().path("k").intValue()).isEqualTo(1);
        assertThat(sample.reference().path("k").intValue()).isEqualTo(1);
    }

    @Test
    void metadataMustBeAnObject() {
        JsonNode list = JsonNodeFactory.instance.arrayNode();
        assertThatThrownBy(() -> Sample.of("q", "a").withMetadata(list)).hasMessageContaining("must be an object");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"positive\" | positive", "42 | 42", "true | true", "{\"text\": \"72\"} | 72",
            "{\"answer\": 25, \"note\": \"x\"} | 25", "{\"final_answer\": \"4\"} | 4",
            "{\"label\": 2, \"ground_truth\": \"b\"} | b", "{\"text\": \"1\", \"answer\": \"1\"} | 1",
            "{\"text\": \"\", \"answer\": \"1\"} | 1"})
    void theReferenceTextIsTheAnswerItself(String reference, String text) {
        assertThat(Sample.of("q", "a").withReference(JSON.readTree(reference)).referenceText()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "null", "\"\"", "{}", "[1]", "{\"text\": \"\"}", "{\"compliant\": \"No\"}", "{\"text\": [1]}",
            "{\"text\": \"1\", \"answer\": \"2\"}"})
    void aReferenceWithoutOneAnswerIsMissing(String reference) {
        Sample sample = Sample.of("q", "a").withId("s7").withReference(JSON.readTree(reference));
        assertThatThrownBy(sample::referenceText)
                .isInstanceOfSatisfying(
                        RewardException.class,
                        e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.MISSING_REFERENCE))
                .hasMessageContaining("s7");
    }

    @Test
    void noReferenceIsMissingToo() {
        assertThatThrownBy(() -> Sample.of("q", "a").referenceText()).hasMessage("the sample has no reference");
    }

    @Test
    void metadataGrowsByField() {
        Sample sample = Sample.of("q", "a").withMetadata("lang", "ja").withMetadata("clause", "7");
        assertThat(sample.metadata().path("lang").asString()).isEqualTo("ja");
        assertThat(sample.metadata().path("clause").asString()).isEqualTo("7");
    }
}
