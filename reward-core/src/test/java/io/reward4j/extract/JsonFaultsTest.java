package io.reward4j.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reward4j.extract.Extraction.Missing;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class JsonFaultsTest {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /// What is only of use to those who configure the parser.
    private static final List<String> INTERNALS = List.of(
            "Source", "REDACTED", "Feature", "INF'", "Jackson", "JsonToken", "-1", "STRICT", "ALLOW_", "code ", "CTRL",
            "getMax", "Coercion", "java.lang", "creator", "instance of");

    private static String described(JsonMapper mapper, String json) {
        return JsonFaults.describe(catchThrowableOfType(JacksonException.class, () -> mapper.readTree(json)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', value = {
            "{\"a\":\"secret⏎more\"}   ¦ not JSON at line 1, column 13: a line break inside of a text",
            "{\"a\":⏎\"x⇥y\"}          ¦ not JSON at line 2, column 3: a tab inside of a text",
            "{\"a\":\"secret           ¦ not JSON at line 1, column 13: it ends inside of a text",
            "{\"secret                 ¦ not JSON at line 1, column 9: it ends inside of a name",
            "{\"a\":                   ¦ not JSON at line 1, column 6: it ends too soon",
            "[[1]                      ¦ not JSON at line 1, column 5: it ends too soon",
            "{\"a\":\"\\q\"}           ¦ not JSON at line 1, column 8: a backslash before a character that cannot be escaped",
            "{\"a\":\"\\u12g4\"}       ¦ not JSON at line 1, column 11: an escape without four hexadecimal digits",
            "{\"\\ud800\":1}           ¦ not JSON at line 1, column 9: half a surrogate pair in a name",
            "secret                    ¦ not JSON at line 1, column 1: a word that is neither true, false nor null",
            "[True]                    ¦ not JSON at line 1, column 2: a word that is neither true, false nor null",
            "surrogate                 ¦ not JSON at line 1, column 1: a word that is neither true, false nor null",
            "[NaN]                     ¦ not JSON at line 1, column 5: NaN or Infinity, which are no numbers of JSON",
            "[1 2]                     ¦ not JSON at line 1, column 4: a comma is missing",
            "{\"a\" 1}                 ¦ not JSON at line 1, column 6: a colon is missing after a name",
            "{'a':1}                   ¦ not JSON at line 1, column 2: a name in double quotes is missing",
            "{\"a\":1,}                ¦ not JSON at line 1, column 8: a name in double quotes is missing",
            "[1,]                      ¦ not JSON at line 1, column 4: a value is missing",
            "[1] // secret             ¦ not JSON at line 1, column 5: a comment",
            "[1}                       ¦ not JSON at line 1, column 3: a closing bracket that does not match",
            "]                         ¦ not JSON at line 1, column 1: a closing bracket that does not match",
            "1 2                       ¦ not JSON at line 1, column 3: something follows the value",
            "[01]                      ¦ not JSON at line 1, column 3: a malformed number",
            "[1.]                      ¦ not JSON at line 1, column 3: a malformed number",
            "[-x]                      ¦ not JSON at line 1, column 3: a malformed number",
            "{\"ab\":1,\"ab\":2}       ¦ not JSON at line 1, column 13: the field \"ab\" is there twice"})
    void saysWhatIsWrongAndWhere(String json, String said) {
        assertThat(described(STRICT, json.replace('⏎', '\n').replace('⇥', '\t'))).isEqualTo(said);
    }

    @Test
    void whatIsBeyondALimitIsNamedWithIt() {
        assertThat(described(STRICT, "[".repeat(1_000)))
                .isEqualTo("JSON beyond the limits: nested too deep, at most 500");
        assertThat(described(STRICT, "9".repeat(2_000)))
                .isEqualTo("JSON beyond the limits: a number of too many characters, at most 1000");
    }

    @Test
    void aNameIsCut() {
        String name = "n".repeat(1_000);

        assertThat(described(STRICT, "{\"" + name + "\":1,\"" + name + "\":2}")).hasSizeLessThan(120);
    }

    /// Each try cuts, repeats or changes a place of something well-formed.
    @Property(tries = 5_000)
    void neitherTheTextNorTheParsersOwnWordsAreRepeated(
            @ForAll @Size(max = 3) List<@IntRange(max = 199) Integer> places, @ForAll char[] more) {
        String json = "{\"a\": [\"s3cret\", -1.5e3, true, null, {\"b\": \"\\u00e4s3cret\"}], \"c\": s3cret, 's3cret': NaN}";
        StringBuilder changed = new StringBuilder(json);
        for (int i = 0; i < places.size(); i++) {
            int at = places.get(i) % changed.length();
            if (i < more.length) {
                changed.setCharAt(at, more[i]);
            } else {
                changed.delete(at, at + 1 + at % 3);
            }
        }
        for (JsonMapper mapper : List.of(STRICT, LENIENT)) {
            thrown(mapper, changed.toString()).map(JsonFaults::describe).ifPresent(said -> {
                assertThat(said).as(changed.toString()).matches("not JSON( at line \\d+, column \\d+)?: [ -~]+");
                assertThat(said).doesNotContain("s3cret").doesNotContain(INTERNALS)
                        .doesNotContain("it is not well-formed");
            });
        }
    }

    private static Optional<JacksonException> thrown(JsonMapper mapper, String json) {
        try {
            mapper.readTree(json);
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(e);
        }
    }

    record Graded(String target, int grade, List<Integer> marks, Grader grader) {}

    record Grader(boolean human) {}

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', value = {
            "{} ¦ no Graded at /0/target: nothing is there",
            "{\"target\":null,\"grade\":1,\"marks\":[],\"grader\":{\"human\":true}} ¦ no Graded at /0/target: found null",
            "{\"target\":\"t\",\"grade\":\"s3cret\"} ¦ no Graded at /0/grade: found text",
            "{\"target\":\"t\",\"grade\":1.5} ¦ no Graded at /0/grade: found a number that does not fit",
            "{\"target\":\"t\",\"grade\":99999999999} ¦ no Graded at /0/grade: found a number that does not fit",
            "{\"target\":\"t\",\"grade\":1,\"marks\":[1,\"s3cret\"]} ¦ no Graded at /0/marks/1: found text",
            "{\"target\":\"t\",\"grade\":1,\"marks\":true} ¦ no Graded at /0/marks: found a truth value",
            "{\"target\":\"t\",\"grade\":1,\"marks\":[],\"grader\":\"s3cret\"} ¦ no Graded at /0/grader: found text",
            "{\"target\":\"t\",\"grade\":1,\"marks\":[],\"grader\":{\"human\":null}} ¦ no Graded at /0/grader/human: found null",
            "{\"target\":{\"s3cret\":1}} ¦ no Graded at /0/target: found an object",
            "[\"s3cret\"] ¦ no Graded at /0: found a list",
            "\"s3cret\" ¦ no Graded at /0: found text"})
    void whatCannotBeBoundIsNamedByItsKind(String value, String said) {
        assertThat(JsonExtractors.list("", Graded.class).extract("[" + value + "]")).isEqualTo(new Missing<>(said));
    }

    @Test
    void whereATextWasRepairedBeforeNoPlaceIsNamed() {
        assertThat(JsonExtractors.lenient().extract("Here: {\"a\": 01}"))
                .isInstanceOfSatisfying(Missing.class, missing -> assertThat(missing.reason()).doesNotContain("line"));
    }

    @Test
    void aLineIsNamedByItsPlaceInTheFile() {
        JacksonException e = catchThrowableOfType(JacksonException.class, () -> JsonMapper.shared().readTree("[1 2]"));
        assertThat(JsonFaults.describeLine(e, 5)).isEqualTo("not JSON at line 5, column 4: a comma is missing");
    }
}
