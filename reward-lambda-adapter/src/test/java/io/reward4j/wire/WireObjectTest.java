package io.reward4j.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reward4j.wire.json.Limits;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireObjectTest {

    private static WireObject read(String json, String... lists) {
        return WireObject.read(json.getBytes(UTF_8), Set.of(lists));
    }

    @Test
    void fieldsAreReadAndRepeatedAsTheyWereWritten() {
        WireObject object = read(" {\"a\" : [ 1,{} ] , \"b\":\"\\u0041\",\"日\\n\": -1.0e+2,\"d\":null, \"e\":true}");

        assertThat(object.names()).containsExactly("a", "b", "日\n", "d", "e");
        assertThat(object.value("a").node()).hasToString("[1,{}]");
        assertThat(object.value("b").node().asString()).isEqualTo("A");
        assertThat(object.value("x").node().isMissingNode()).isTrue();
        assertThat(object.refusal()).isEmpty();
        assertThat(object.written(name -> !name.equals("d")))
                .isEqualTo("\"a\" : [ 1,{} ],\"b\":\"\\u0041\",\"日\\n\": -1.0e+2,\"e\":true");
        assertThat(object.written(name -> false)).isEmpty();
    }

    @Test
    void itemsOfAListAreHeldToTheLimitsOneByOne() {
        WireObject object = read("{\"l\":[1,{\"a\":1,\"a\":[2]},[1e9999999999],\"x\"],\"m\":[1],\"n\":7}", "l", "n");

        assertThat(object.list("l").orElseThrow()).extracting(value -> value.node().toString())
                .containsExactly("1", "", "", "\"x\"");
        assertThat(object.list("l").orElseThrow().get(1).refusal()).contains("l[1].a: the field is there twice");
        assertThat(object.list("m")).isEmpty();
        assertThat(object.list("n")).isEmpty();
        assertThat(object.value("n").node().asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "{", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "{\"a\":01}"})
    void whatIsNoObjectCannotBeRead(String json) {
        assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> read(json));
    }

    @Test
    void numberThatIsNoneIsRefusedAndWrittenAsNull() {
        WireObject object = read(
                "{\"a\":NaN,\"l\":[1, -Infinity ,{\"b\":[Infinity]}],\"c\":[NaN, {\"d\":NaN}, 2],\"e\":5}", "l");

        assertThat(object.value("a").refusal()).contains("a: not a finite number");
        assertThat(object.list("l").orElseThrow()).extracting(item -> item.refusal().isPresent())
                .containsExactly(false, true, true);
        assertThat(object.value("e").node().asInt()).isEqualTo(5);
        assertThat(object.written(name -> !name.equals("a")))
                .isEqualTo("\"l\":[1, null ,{\"b\":[null]}],\"c\":[null, {\"d\":null}, 2],\"e\":5");
        assertThat(object.written(name -> name.equals("a"))).isEqualTo("\"a\":null");
        assertThat(object.writtenValue("c")).isEqualTo("[NaN, {\"d\":NaN}, 2]");
    }

    @Test
    void listOfTooManyItemsCannotBeRead() {
        String json = "{\"l\":[" + "1,".repeat(Limits.SAMPLES) + "1]}";

        assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> read(json, "l"));
        assertThat(read(json).value("l").node().size()).isEqualTo(Limits.SAMPLES + 1);
    }

    @Test
    void depthIsNoDanger() {
        String deep = "[".repeat(400_000) + "]".repeat(400_000);

        assertThat(read("{\"a\":" + deep + ",\"b\":1}").value("b").node().asInt()).isEqualTo(1);
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> read("{\"a\":" + deep + deep.substring(1)));
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void wildFieldsNeverHarmTheirNeighbours(@ForAll long seed) {
        WildJson wild = new WildJson(new Random(seed));
        String first = wild.value(3);
        String second = wild.value(3);
        String json = "{ \"l\": [0," + first + " ,1], \"x\":" + second + ",\"z\":\"end\"}";

        WireObject object = read(json, "l");

        assertThat(object.list("l").orElseThrow()).as(json).hasSize(3);
        assertThat(object.list("l").orElseThrow().getLast().node().asInt()).as(json).isEqualTo(1);
        assertThat(object.value("z").node().asString()).as(json).isEqualTo("end");
        assertThat(object.written(name -> true)).as(json)
                .isEqualTo("\"l\": [0," + first + " ,1],\"x\":" + second + ",\"z\":\"end\"");
    }
}
