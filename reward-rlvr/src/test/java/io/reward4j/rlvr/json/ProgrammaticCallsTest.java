package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.contract.ExtractorContract;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ProgrammaticCallsTest implements ExtractorContract {

    @Override
    public Extractor<JsonNode> extractor() {
        return ProgrammaticCalls.standard();
    }

    @Override
    public String readable() {
        return "[f(a=1), g(b=\"x\")]";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "[f(a=1), g(b=\"x\")]|[{'name':'f','arguments':{'a':1}},{'name':'g','arguments':{'b':'x'}}]",
            "[f()]|[{'name':'f','arguments':{}}]",
            "f( a = 1 , )|[{'name':'f','arguments':{'a':1}}]",
            "f(a=1); g()|[{'name':'f','arguments':{'a':1}},{'name':'g','arguments':{}}]",
            "[math.gcd(a=-4, b=+1_000.)]|[{'name':'math.gcd','arguments':{'a':-4,'b':1000.0}}]",
            "[f(a=.5e-2, b=1E3)]|[{'name':'f','arguments':{'a':0.005,'b':1000.0}}]",
            "[f(a=True, b=None, c=false)]|[{'name':'f','arguments':{'a':true,'b':null,'c':false}}]",
            "[f(a=[1, (2, 3), (4,), (5)], b={'k': {}})]|[{'name':'f','arguments':{'a':[1,[2,3],[4],5],'b':{'k':{}}}}]",
            "[f(a='it\\'s', b=r'\\d', c='\\d\\u00e9\\x41')]|[{'name':'f','arguments':{'a':'it#s','b':'\\\\d','c':'\\\\déA'}}]",
            "[f(a='''x'y''')]|[{'name':'f','arguments':{'a':'x#y'}}]"})
    void readsCallsAsPythonWritesThem(String text, String json) {
        assertThat(read(text)).isEqualTo(json.replace('\'', '"').replace('#', '\''));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[f(1)]", "[f(a=2 * 3)]", "[f(a=g())]", "[f(a=1, a=2)]", "[f(a={1, 2})]", "[f(a=f'x')]",
            "[f(a=b)]", "[f(a=1 2)]", "[f(*a)]", "[f(a={1: 2})]"})
    void whatIsNoValueMakesTheArgumentsUnreadable(String text) {
        assertThat(read(text)).startsWith("[{\"name\":\"f\",\"arguments\":\"f(").endsWith(")\"}]");
    }

    @Test
    void theCallsBesideAnUnreadableOneAreRead() {
        assertThat(read("[f(1), g(a=2)]")).isEqualTo(
                "[{\"name\":\"f\",\"arguments\":\"f(1)\"},{\"name\":\"g\",\"arguments\":{\"a\":2}}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[f(a=1), g(b=", "[f(a=1) g(b=1)]", "[f(a=1)", "[f(a=1)] and more", "[f(a='x"})
    void aListThatBreaksOffHoldsACallOfNoTool(String text) {
        assertThat(read(text)).contains("\"name\":\"(broken)\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "[1, 2]", "f", "Call f(a=1)", "print(x)", "f(a=1) is what I would call", "f(a=1",
            "{\"name\": \"f\"}", "[f]", "f(a=1) g(a=1)", "```\nf(a=1)"})
    void otherTextsHoldNoCalls(String text) {
        assertThat(ProgrammaticCalls.standard().extract(text)).isInstanceOf(Missing.class);
    }

    @Test
    void aFenceAroundTheCallsIsLeftOut() {
        assertThat(read("```python\n[f(a=1)]\n```\n")).isEqualTo(read("f(a=1)"));
        assertThat(read("f(a=1)\ng(b=2)")).isEqualTo(read("[f(a=1), g(b=2)]"));
    }

    @Test
    void deepAndLongValuesAreUnreadable() {
        for (String value : List.of("[".repeat(100_000), "9".repeat(5_000), "[".repeat(200) + "]".repeat(200))) {
            assertThat(ProgrammaticCalls.standard().extract("[f(a=" + value + ")]")).isInstanceOf(Found.class);
            assertThat(read("[f(a=" + value + ")]")).doesNotContain("\"arguments\":{");
        }
    }

    private static String read(String text) {
        return ((Found<JsonNode>) ProgrammaticCalls.standard().extract(text)).value().toString();
    }
}
