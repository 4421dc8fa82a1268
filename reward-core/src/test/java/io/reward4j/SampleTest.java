package io.reward4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        assertThatThrownBy(() -> Sample.of("q", "a").referenceText()).hasMessage("the sample has no reference; "
                + "add one by withReference(…), or to the event as reference_answer or ground_truth");
    }

    @Test
    void aMissingReferenceNamesTheFieldsThatMayHoldIt() {
        Sample row = Sample.of("q", "a").withMetadata("solution", "4");
        assertThatThrownBy(row.withMetadata("level", 3)::referenceText).hasMessageEndingWith("as reference_answer or "
                + "ground_truth; the sample also has [solution, level]: if that holds the reference, name the field, as "
                + "in SampleFields.standard().reference(\"/solution\")");
        assertThatThrownBy(row.withMetadata("x".repeat(5_000), 1)::referenceText)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    }

    @Test
    void metadataGrowsByField() {
        Sample sample = Sample.of("q", "a").withMetadata("lang", "ja").withMetadata("clause", "7");
        assertThat(sample.metadata().path("lang").asString()).isEqualTo("ja");
        assertThat(sample.metadata().path("clause").asString()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "\"42\"", "42", "{\"text\":\"42\"}", "{\"answer\":\"42\"}", "{\"solution\":42}",
            "{\"text\":{\"answer\":\"42\"}}",
            "{\"ground_truth\":{\"text\":\"42\"}}", "\"{\\\"answer\\\": \\\"42\\\"}\"",
            "{\"text\":\"{\\\"answer\\\":\\\"42\\\"}\"}", "{\"text\":\"42\",\"answer\":\"42\",\"note\":\"x\"}"})
    void referenceTextIsReadOutOfItsWrappings(String reference) {
        Sample sample = Sample.of("q", "a").withReference(json(reference));

        assertThat(sample.referenceText()).isEqualTo("42");
        assertThat(sample.acceptedTexts()).containsExactly("42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"42\",\"forty-two\"]", "{\"answer\":[\"42\",\"forty-two\"]}",
            "{\"text\":\"{\\\"answer\\\":[\\\"42\\\",\\\"forty-two\\\"]}\"}", "[{\"text\":\"42\"},\"forty-two\"]"})
    void aListOfTextsIsAListOfAcceptedAnswers(String reference) {
        assertThat(Sample.of("q", "a").withReference(json(reference)).acceptedTexts()).containsExactly("42",
                "forty-two");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "'{\"answer\":\"42\"}'|{\"answer\":\"42\"}",
            "{'text':'{\"answer\":\"42\"}'}|{\"answer\":\"42\"}",
            "{'text':{'answer':42},'id':1}|42",
            "['{\"a\":1}','42']|{\"a\":1};42",
            "{'answer':['42',{'text':'43'}]}|42;43",
            "{'answer':'42','text':'42'}|42",
            "{'answer':'42','text':'43'}|",
            "[['42'],'']|",
            "null|"})
    void writtenTextsLeaveJsonAsItIs(String reference, @Nullable String texts) {
        JsonNode json = json(reference.replace("\"", "\\\"").replace('\'', '"'));
        assertThat(Sample.of("q", "a").withReference(json).writtenTexts())
                .isEqualTo(texts == null ? List.of() : List.of(texts.split(";")));
    }

    @Test
    void aTextIsNoListOfAnswers() {
        assertThat(Sample.of("q", "a").withReference("[1, 2]").acceptedTexts()).containsExactly("[1, 2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"\"]", "{}", "null", "{\"label\":\"42\"}", "[[\"42\"]]"})
    void aReferenceWithoutATextIsMissing(String reference) {
        Sample sample = Sample.of("q", "a").withReference(json(reference));

        assertThatThrownBy(sample::acceptedTexts).isInstanceOfSatisfying(RewardException.class,
                e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.MISSING_REFERENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[1]}", "{\"text\":\"{\\\"a\\\":[1]}\"}", "{\"ground_truth\":\"{\\\"a\\\":[1]}\"}",
            "\"{\\\"a\\\":[1]}\"", "{\"text\":{\"a\":[1]}}"})
    void referenceJsonIsReadOutOfItsWrappings(String reference) {
        assertThat(Sample.of("q", "a").withReference(json(reference)).referenceJson()).isEqualTo(json("{\"a\":[1]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":\"42\"}", "\"42\"", "{\"answer\":{\"a\":1}}", "{\"text\":\"{a\"}", "42"})
    void whatIsNotWrappedIsTheReferenceAsItIs(String reference) {
        assertThat(Sample.of("q", "a").withReference(json(reference)).referenceJson()).isEqualTo(json(reference));
    }

    @Test
    void anotherCompletionLeavesTheCallsAndAnotherAnswerDoesNot() {
        ToolCall call = ToolCall.of("weather", "{\"city\":\"Kyoto\"}");
        Sample sample = Sample.of(List.of(Message.user("q"), Message.assistant("a", List.of(call))));

        assertThat(sample.withCompletion("b").answer().toolCalls()).containsExactly(call);
        assertThat(sample.withAnswer(Message.assistant("b")).answer().toolCalls()).isEmpty();
        assertThatThrownBy(() -> sample.withAnswer(Message.user("b"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void argumentsAreReadWhereTheyAreAnObject() {
        assertThat(ToolCall.of("f", "{\"a\":1}").arguments()).isEqualTo(json("{\"a\":1}"));
        assertThat(ToolCall.of("f", " ").arguments()).isEqualTo(json("{}"));
        assertThat(ToolCall.of("f", json("null")).arguments()).isEqualTo(json("{}"));
        for (String unreadable : List.of("{\"a\":1,\"a\":2}", "{\"a\":", "[1]", "x")) {
            ToolCall call = ToolCall.of("f", unreadable);
            assertThat(call.hasReadableArguments()).isFalse();
            assertThat(call.arguments().asString()).isEqualTo(unreadable);
        }
    }

    @Test
    void aResultAnswersTheCallOfItsIdOrElseOfItsTool() {
        ToolCall call = new ToolCall("1", "weather", json("{}"));

        assertThat(ToolResult.of("1").answers(call)).isTrue();
        assertThat(new ToolResult("2", "weather", false).answers(call)).isFalse();
        assertThat(new ToolResult("", "weather", true).answers(call)).isTrue();
        assertThat(new ToolResult("", "", false).answers(ToolCall.of("", json("{}")))).isFalse();
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    @Test
    void plainJavaValuesBecomeJson() {
        Sample sample = Sample.of("q", "a").withReference(42).withMetadata("level", 3).withMetadata("hard", true)
                .withMetadata("share", 0.5);
        assertThat(sample.reference()).hasToString("42");
        assertThat(sample.metadata()).hasToString("{\"level\":3,\"hard\":true,\"share\":0.5}");
        assertThat(sample.withReference(List.of("a", 1)).acceptedTexts()).containsExactly("a", "1");
        assertThat(sample.withReference(Map.of("answer", "x")).referenceText()).isEqualTo("x");
        assertThat(sample.withMetadata(Map.of("of", Map.of("deep", List.of(1L, "b")))).metadata())
                .hasToString("{\"of\":{\"deep\":[1,\"b\"]}}");
        assertThatThrownBy(() -> sample.withMetadata(Map.of("when", List.of(java.time.Duration.ZERO))))
                .hasMessage("the metadata of the sample/when/0 holds a java.time.Duration; it takes text, numbers, "
                        + "truth values, maps and lists of them, or a JsonNode");
        assertThatThrownBy(() -> sample.withReference(Double.NaN))
                .hasMessage("the reference of the sample is NaN, which JSON does not have");
    }
}
