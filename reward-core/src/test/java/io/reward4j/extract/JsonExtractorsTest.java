package io.reward4j.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonExtractorsTest {

    private static final Extractor<JsonNode> LENIENT = JsonExtractors.lenient();
    private static final Extractor<JsonNode> STRICT = JsonExtractors.strict();

    record Opinion(String target, int polarity) {
        Opinion {
            if (polarity > 1) {
                throw new IllegalArgumentException("polarity is at most 1");
            }
        }
    }

    enum Side {
        A, B
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', value = {
            "{\"a\": 1} ¦ {\"a\":1}",
            "Sure! {\"a\": 1} is it. ¦ {\"a\":1}",
            "§```json\n{\"a\": 1}\n```§ ¦ {\"a\":1}",
            "§```\n{\"a\": 1}§ ¦ {\"a\":1}",
            "{\"a\": 1} and then {\"a\": 2} ¦ {\"a\":2}",
            "§```json\n{\"a\": 1}\n```\nNo:\n```json\n{\"a\": 2}\n```§ ¦ {\"a\":2}",
            "§```json\n{\"a\": 1\n```\nAgain:\n```json\n{\"a\": 2}\n```§ ¦ {\"a\":2}",
            "{\"a\": {\"b\": {\"c\": 1}}} ¦ {\"a\":{\"b\":{\"c\":1}}}",
            "[{\"a\": 1}, {\"a\": 2}] ¦ [{\"a\":1},{\"a\":2}]",
            "Tags: [\"x\", \"y\"]. ¦ [\"x\",\"y\"]",
            "{\"a\": \"} ``` { </think> [\"} ¦ {\"a\":\"} ``` { </think> [\"}",
            "<think>{\"a\": 1}</think>{\"a\": 2} ¦ {\"a\":2}",
            "{\"a\": 2}<think>{\"a\": 1}</think> ¦ {\"a\":2}",
            "I say {\"a\": 1} or {\"a </think>{\"a\": 2} ¦ -",
            "maybe {\"a\": 1</think>{\"a\": 2} ¦ {\"a\":2}",
            "maybe {\"a\": 1}</think>nothing ¦ -",
            "{\"a\": 1}<think>cut ¦ -",
            "§{\"a\": 1, // one\n\"b\": [2, /* two */],} /* end */§ ¦ {\"a\":1,\"b\":[2]}",
            "{'a': 'it\\'s', 'b': True, 'c': None} ¦ {\"a\":\"it's\",\"b\":true,\"c\":null}",
            "{'a': 'say \"x\"'} ¦ {\"a\":\"say \\\"x\\\"\"}",
            "{a: \"x\", b_2: 1} ¦ {\"a\":\"x\",\"b_2\":1}",
            "§{\"a\": \"x\ny\tz\"}§ ¦ {\"a\":\"x\\ny\\tz\"}",
            "{\"a\": 1} as in [1], [2, 3] and [the source](http://x/y?z={1}) ¦ {\"a\":1}",
            "{\"a\": 1} so [[A=B]] ¦ {\"a\":1}",
            "{\"a\": 1} so [\"quoted\"](http://x) ¦ {\"a\":1}",
            "{\"a\": 1} as \\frac{1}{2} of {x : x > 0} in [0, 1) ¦ {\"a\":1}",
            "Is it { or } or [ or ]? It's {\"a\": 1} ¦ {\"a\":1}",
            "The set {1, 2} has {\"a\": 1} ¦ {\"a\":1}",
            "{see {\"a\": 1}} ¦ -",
            "{5: {\"a\": 1}} ¦ -",
            "{{\"a\": 1}} ¦ -",
            "{{\"a\": 1} ¦ -",
            "{5: {\"a\": 1} ¦ -",
            "{score: high, tags: [\"a\"] ¦ -",
            "{\\\"a\\\": [\"x\"] ¦ -",
            "Begin with a { and write {\"a\": 1} ¦ {\"a\":1}",
            "{\"a\": 1} and x^{2 ¦ {\"a\":1}",
            "§Unlike { see:\n```json\n{\"a\": 1}\n```\n}§ ¦ {\"a\":1}",
            "{\"score\": <1-10>} is the form; {\"score\": 3} ¦ {\"score\":3}",
            "{\"score\": 3} is not {\"score\": <1-10>} ¦ -",
            "\"{\\\"a\\\": 1}\" ¦ \"{\\\"a\\\": 1}\"",
            "[1, 2, 3] ¦ [1,2,3]",
            "§Here:\n[1, 2]\nThanks§ ¦ [1,2]",
            "`[1, 2]` ¦ [1,2]",
            "as shown in [1] ¦ -",
            "{} ¦ {}",
            "\\boxed{} ¦ -",
            "{\"a\": 1e400} ¦ -",
            "{\"a\": NaN} ¦ -",
            "{\"a\": 1} {\"a\": ¦ -",
            "§{\"a\": 1}\n{§ ¦ -",
            "{\"a\": 1, \"a\": 2} ¦ -",
            "{\"a\": {\"b\": 1, \"b\": 1}} ¦ -",
            "42 ¦ 42",
            "§```json\n\"x\"\n```§ ¦ \"x\"",
            "<think>5</think> true ¦ true",
            "yes ¦ -",
            "True ¦ -",
            "NaN ¦ -",
            "'' ¦ -"})
    void readsTheLastTopLevelValueOrNothing(String text, String expected) {
        assertThat(LENIENT.extract(text) instanceof Found<JsonNode>(JsonNode found) ? found.toString() : "-")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', value = {
            "\\sqrt{2} ¦ \\sqrt{2}",
            "\\\\sqrt{2} ¦ \\sqrt{2}",
            "\\frac{1}{2} ¦ \\frac{1}{2}",
            "\\\\frac{1}{2} ¦ \\frac{1}{2}",
            "\\beta\\binom{n}{k} ¦ \\beta\\binom{n}{k}",
            "\\text{m}\\times\\theta ¦ \\text{m}\\times\\theta",
            "\\right) \\rho ¦ \\right) \\rho",
            "a \\neq b ¦ a \\neq b",
            "\\nu ¦ \\nu",
            "$\\nu$ ¦ $\\nu$",
            "\\(x \\to \\tan y\\) ¦ \\(x \\to \\tan y\\)",
            "\\upsilon \\u00e9 \\underline{x} ¦ \\upsilon é \\underline{x}",
            "\\u12 ¦ \\u12",
            "C:\\dir ¦ C:\\dir",
            "a\\/b \\\" c\\\\ ¦ a/b \" c\\",
            "it\\'s ¦ it's"})
    void keepsLatexAsWritten(String inside, String expected) {
        assertThat(JsonExtractors.text("/x").extract("{\"x\": \"" + inside + "\"}")).isEqualTo(new Found<>(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', value = {
            "one\\nNow two ¦ §one\nNow two§",
            "x = 1\\nu = 2 ¦ §x = 1\nu = 2§",
            "a\\tb\\r\\nc ¦ §a\tb\r\nc§",
            "\\n\\nThen ¦ §\n\nThen§",
            "\\b1\\f ¦ §\b1\f§"})
    void readsTheControlCharactersOfOrdinaryStrings(String inside, String expected) {
        assertThat(JsonExtractors.text("/x").extract("{\"x\": \"" + inside + "\"}")).isEqualTo(new Found<>(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1} x", "{\"a\": 1}{}", "```json\n{}\n```", "{\"a\": 1,}", "{'a': 1}", "{a: 1}",
            "[1, /* two */ 2]",
            "{\"a\": \"x\ny\"}", "{\"a\": \"\\sqrt\"}", "{\"a\": True}", "{\"a\": NaN}", "[Infinity]", "[-Infinity]",
            "[01]", "[+1]", "[.5]", "[1.]",
            "{\"a\": 1, \"a\": 1}", "[1e400]", "", " ", "<think></think>{}", "{\"a\": 1", "\uFEFF{}"})
    void strictRefusesWhatIsNotExactlyOneValue(String text) {
        assertThat(STRICT.extract(text)).isInstanceOf(Missing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[1,2.5,-3e10,true,null,\"x\\u00e9\"]}", "[]", "1", "\"x\"", "null", "-0.0",
            "123456789012345678901234567890"})
    void strictReadsEveryKindOfValue(String json) {
        assertThat(STRICT.extract(" " + json + "\n")).isInstanceOf(Found.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1e999999999]", "[1e400]", "[-1e400]"})
    void refusesNumbersThatNoDoubleHolds(String json) {
        assertThat(STRICT.extract(json)).isEqualTo(new Missing<>("JSON beyond the limits: a number out of range"));
        assertThat(LENIENT.extract(json)).isEqualTo(STRICT.extract(json));
        assertThat(STRICT.extract("[" + "9".repeat(400) + "]")).isEqualTo(STRICT.extract(json));
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(LENIENT.extract("{\"a\": 1, \"a\": 2}"))
                .isEqualTo(new Missing<>("not JSON: the field \"a\" is there twice"));
        assertThat(LENIENT.extract("{\"a\": 1")).isEqualTo(new Missing<>("truncated: the last JSON value never ends"));
        assertThat(LENIENT.extract("{\"a\": x}")).isEqualTo(new Missing<>("the last JSON value is not well-formed"));
        assertThat(LENIENT.extract("none")).isEqualTo(new Missing<>("no JSON object or array"));
        assertThat(LENIENT.extract("<think>")).isEqualTo(new Missing<>("the reasoning never ends"));
        assertThat(LENIENT.extract("[" + "[\"x\",".repeat(300) + "1" + "]".repeat(301)).toString())
                .contains("nested too deep, at most 256");
    }

    @Test
    void readsPlacesByPointer() {
        String text = "Result: {\"a\": {\"b/c\": [10, \"x\"]}, \"t\": 1.5, \"n\": null, \"ok\": true}";

        assertThat(JsonExtractors.at("/a/b~1c/0").extract(text)).isEqualTo(STRICT.extract("10"));
        assertThat(JsonExtractors.at("").extract(text)).isEqualTo(LENIENT.extract(text));
        assertThat(JsonExtractors.at("/a/z").extract(text)).isEqualTo(new Missing<>("nothing at /a/z"));
        assertThat(JsonExtractors.text("/t").extract(text)).isEqualTo(new Found<>("1.5"));
        assertThat(JsonExtractors.text("/ok").extract(text)).isEqualTo(new Found<>("true"));
        assertThat(JsonExtractors.text("/n").extract(text)).isEqualTo(new Missing<>("no text at /n"));
        assertThat(JsonExtractors.text("/a").extract(text)).isEqualTo(new Missing<>("no text at /a"));
        assertThat(JsonExtractors.at("/a").extract("none")).isEqualTo(new Missing<>("no JSON object or array"));
    }

    @Test
    void readsItemsAsText() {
        assertThat(JsonExtractors.items("/i").extract("{\"i\": [\"a\", {\"b\": 1}, 2, null, [\"c\"]]}"))
                .isEqualTo(new Found<>(List.of("a", "{\"b\":1}", "2", "null", "[\"c\"]")));
        assertThat(JsonExtractors.items("/i").extract("{\"i\": [], \"j\": \"x\"}")).isEqualTo(new Found<>(List.of()));
        assertThat(JsonExtractors.items("/j").extract("{\"i\": [], \"j\": \"x\"}"))
                .isEqualTo(new Missing<>("no array at /j"));
        assertThat(JsonExtractors.items("").extract("{\"i\": []}").toString()).contains("no array at the top level");
    }

    @Test
    void bindsListsToRecords() {
        Extractor<List<Opinion>> opinions = JsonExtractors.list("/o", Opinion.class);

        assertThat(opinions.extract("{\"o\": [{\"target\": \"sales\", \"polarity\": 1, \"more\": 2}]}"))
                .isEqualTo(new Found<>(List.of(new Opinion("sales", 1))));
        assertThat(JsonExtractors.list("", Side.class).extract("[\"B\", \"A\"]"))
                .isEqualTo(new Found<>(List.of(Side.B, Side.A)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', value = {
            "{\"target\": \"x\"} ¦ /o/1/polarity",
            "{\"target\": null, \"polarity\": 1} ¦ /o/1/target",
            "{\"target\": \"x\", \"polarity\": \"1\"} ¦ /o/1/polarity",
            "{\"target\": \"x\", \"polarity\": 0.5} ¦ /o/1/polarity",
            "{\"target\": \"x\", \"polarity\": 99999999999} ¦ /o/1/polarity",
            "{\"target\": [\"x\"], \"polarity\": 1} ¦ /o/1/target",
            "{\"target\": \"x\", \"polarity\": 2} ¦ polarity is at most 1",
            "\"x\" ¦ /o/1",
            "null ¦ /o/1",
            "[] ¦ /o/1"})
    void namesThePlaceThatCannotBeBound(String second, String place) {
        String text = "{\"o\": [{\"target\": \"sales\", \"polarity\": 1}, " + second + "]}";
        assertThat(JsonExtractors.list("/o", Opinion.class).extract(text)).isInstanceOf(Missing.class);
        assertThat(JsonExtractors.list("/o", Opinion.class).extract(text).toString()).contains("no Opinion at /o/1")
                .contains(place);
    }

    @Test
    void refusesBadArgumentsAtOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonExtractors.at("a/b"))
                .withMessage("pointer must be empty or begin with '/' (RFC 6901), but is 'a/b'; was \"/a/b\" meant?");
        assertThatIllegalArgumentException().isThrownBy(() -> JsonExtractors.items("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonExtractors.text("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonExtractors.list("a", Opinion.class));
    }
}
