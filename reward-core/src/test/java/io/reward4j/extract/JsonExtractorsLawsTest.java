package io.reward4j.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JsonExtractorsLawsTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Extractor<JsonNode> LENIENT = JsonExtractors.lenient();
    private static final Extractor<JsonNode> STRICT = JsonExtractors.strict();

    @Property(tries = 500)
    void readsBackAnyValueInsideProse(@ForAll("objects") JsonNode value, @ForAll("prose") String before,
            @ForAll("prose") String after) {
        assertThat(LENIENT.extract(before + " " + value + " " + after)).isEqualTo(new Found<>(value));
        assertThat(LENIENT.extract(before + "\n```json\n" + value.toPrettyString() + "\n```\n" + after))
                .isEqualTo(new Found<>(value));
    }

    @Property(tries = 500)
    void readsBackAnyValueThatIsTheWholeText(@ForAll("values") JsonNode value) {
        assertThat(LENIENT.extract(value.toString())).isEqualTo(new Found<>(value));
        assertThat(STRICT.extract(value.toString())).isEqualTo(new Found<>(value));
    }

    @Property(tries = 200)
    void readsNothingOutOfAnObjectThatIsCutOff(@ForAll("objects") JsonNode value, @ForAll("prose") String before) {
        String json = value.toString();
        for (int length = 0; length < json.length(); length++) {
            String cut = json.substring(0, length);
            assertThat(LENIENT.extract(cut)).as(cut).isInstanceOf(Missing.class);
            assertThat(LENIENT.extract(before + " " + cut)).as(cut).isInstanceOf(Missing.class);
        }
    }

    @Property(tries = 200)
    void readsNothingOutOfAnObjectThatIsCutOffAfterAnother(@ForAll("objects") JsonNode value) {
        String json = value.toString();
        for (int length = 1; length < json.length(); length++) {
            String text = "{\"earlier\": 1}\n" + json.substring(0, length);
            assertThat(LENIENT.extract(text)).as(text).isInstanceOf(Missing.class);
        }
    }

    @Property
    void isTotalOnAnyText(@ForAll String text) {
        assertThat(LENIENT.extract(text)).isNotNull();
        assertThat(STRICT.extract(text)).isNotNull();
    }

    @Property(tries = 5000)
    void isTotalOnTextMadeOfTokens(@ForAll("tokens") String text) {
        assertThat(LENIENT.extract(text)).isNotNull();
        assertThat(JsonExtractors.items("/a").extract(text)).isNotNull();
        if (STRICT.extract(text) instanceof Found<JsonNode>(JsonNode strict) && (strict.isObject() || strict.isArray())
                && text.indexOf('\\') < 0) {
            assertThat(LENIENT.extract(text)).isEqualTo(new Found<>(strict));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "{\"a\":", "[[\"", "\"", "'", "\\", "```json", "```json\n{", "{\"", "{'", "{'a\n",
            "['\\", "[1,", "[1 ",
            "[1]", "[1]\n", " [1]", "{}", "{}\n", "[{", "{a", "{a:", "{a:1}", "}", "]", "{}}", "{\"a\" ", "{\"a\"}",
            "{\"a\":x", "{\"a\":1}",
            "{\"a\":\"\\nu\\(\"}", "{\"\\u12\":\"\\", "/*", "{/*", "[//", "[1//\n", "<think>", "</think>", "<think>{",
            "{<think ",
            "{\"a\":</think>", "[1e9", "9", "-", "1e", "true", "\uD800", "\0", "\uFEFF", "`", "{`", "{ x } [",
            "[\"a\"](", "\\{", "{\"a\",[}"})
    void isDoneWithHostileTextInTime(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(LENIENT.extract(text)).isNotNull();
            assertThat(LENIENT.extract("{\"a\": \"" + text)).isInstanceOf(Missing.class);
            assertThat(LENIENT.extract("{\"a\": [" + text)).isNotNull();
            assertThat(LENIENT.extract("[\"" + text + "\"]")).isNotNull();
            assertThat(STRICT.extract(text)).isNotNull();
        });
    }

    @Provide
    Arbitrary<String> prose() {
        return Arbitraries.strings().withChars("abc xyz.,:;!?'\"()-\n*_#$%0129é界🙂").ofMaxLength(40)
                .map(text -> "So " + text + ".");
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries
                .of("{", "}", "[", "]", "\"", "'", ":", ",", "\"a\"", "1", "-", "true", "None", "\\", "\\n", "\\u00",
                        "```", "<think>",
                        "</think>", "//", "/*", "*/", "\n", " ", "a", "{\"a\":1}", "[1]", "(", "\"b\":")
                .list().ofMaxSize(25).map(tokens -> String.join("", tokens));
    }

    @Provide
    Arbitrary<JsonNode> objects() {
        return values(3).map(value -> {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            object.set("k", value);
            return object;
        });
    }

    @Provide
    Arbitrary<JsonNode> values() {
        return values(3);
    }

    private static Arbitrary<JsonNode> values(int depth) {
        // a backspace or a form feed before a letter is read as LaTeX
        Arbitrary<String> strings = Arbitraries.strings().ofMaxLength(12)
                .map(text -> text.replace('\b', ' ').replace('\f', ' '));
        Arbitrary<JsonNode> scalars = Arbitraries.oneOf(
                strings.map(JsonNodeFactory.instance::stringNode),
                Arbitraries
                        .of("{", "}", "</think>", "<think>", "```", "\\", "\"", "'", "//", "/*", "\n", "\\frac{1}{2}",
                                "[1]", "\\nu")
                        .list().ofMaxSize(4).map(parts -> JsonNodeFactory.instance.stringNode(String.join("", parts))),
                Arbitraries.longs().map(number -> MAPPER.readTree(Long.toString(number))),
                Arbitraries.bigIntegers().map(number -> MAPPER.readTree(number.toString())),
                Arbitraries.doubles().map(JsonNodeFactory.instance::numberNode),
                Arbitraries.of(true, false).map(JsonNodeFactory.instance::booleanNode),
                Arbitraries.just(JsonNodeFactory.instance.nullNode()));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<JsonNode> inner = values(depth - 1);
        return Arbitraries.oneOf(scalars,
                inner.list().ofMaxSize(4).map(elements -> {
                    ArrayNode array = JsonNodeFactory.instance.arrayNode();
                    array.addAll(elements);
                    return array;
                }),
                Arbitraries.maps(strings, inner).ofMaxSize(4).map(entries -> {
                    ObjectNode object = JsonNodeFactory.instance.objectNode();
                    object.setAll(entries);
                    return object;
                }));
    }
}
