package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Values that are made to make validators slow, deep or large.
class HostileJsonTest {

    private static final int MEBI = 1 << 20;

    @Test
    void oneMebibyteOfItemsIsCheckedItemByItem() {
        String ones = "[" + "1,".repeat(MEBI / 2) + "1]";
        assertThat(gate("{\"items\": {\"type\": \"integer\"}}", ones).value()).isOne();
        assertThat(gate("{\"items\": {\"type\": \"string\"}}", ones).value()).isZero();
        assertThat(gate("{\"items\": {\"anyOf\": [{\"type\": \"string\"}, {\"minimum\": 2}]}}", ones).value()).isZero();
        assertThat(gate("{\"unevaluatedItems\": {\"type\": \"string\"}}", ones).value()).isZero();
        assertThat(gate("{\"contains\": {\"type\": \"string\"}}", ones).value()).isZero();
        assertThat(partial("{\"items\": {\"type\": \"string\"}}", ones).value()).isZero();
        assertThat(partial("{\"items\": {\"required\": [\"a\"]}}", ones.replace("1]", "{}]")).value()).isPositive();
    }

    @Test
    void bagsOfManyEqualItemsAreCompared() {
        for (ListOrder order : ListOrder.values()) {
            RewardFunction match = JsonMatch.exact().lists(order);
            for (String item : List.of("1", "\"\"", "{}", "[1]")) {
                String list = "[" + (item + ",").repeat(MEBI / (item.length() + 1) - 1) + item + "]";
                Reward reward = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20),
                        () -> match.score(Sample.of("q", list).withReference(list)), order + " of " + item);
                assertThat(reward.value()).isOne();
            }
        }
    }

    @Test
    void unevaluatedPropertiesOfManyObjectsAreChecked() {
        String schema = """
                {"items": {"anyOf": [{"properties": {"a": true}}, {"properties": {"b": true}}], "unevaluatedProperties": false}}
                """;
        String objects = "[" + "{\"a\":1},".repeat(MEBI / 8) + "{\"b\":1}]";
        assertThat(gate(schema, objects).value()).isOne();
        String keys = IntStream.range(0, 80_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));
        assertThat(gate("{\"unevaluatedProperties\": false}", "{" + keys + "}").value()).isZero();
        assertThat(gate("{\"additionalProperties\": false}", "{" + keys + "}").value()).isZero();
        assertThat(gate("{\"patternProperties\": {\"^k[0-9]+$\": {\"minimum\": 1}}}", "{" + keys + "}").value())
                .isOne();
    }

    @Test
    void itemsOfEqualHashCodesAreToldApart() {
        String items = IntStream.range(0, 1 << 14)
                .mapToObj(i -> "\"" + Integer.toBinaryString(i | 1 << 14).replace("0", "Aa").replace("1", "BB") + "\"")
                .collect(Collectors.joining(","));
        assertThat(gate("{\"uniqueItems\": true}", "[" + items + "]").value()).isOne();
        assertThat(gate("{\"uniqueItems\": true}", "[" + items + ",\"" + "BB".repeat(15) + "\"]").value()).isZero();
    }

    @Test
    void aSchemaThatTakesExponentialTimeOnDeepValuesGivesUp() {
        String schema = """
                {"anyOf": [
                  {"properties": {"a": {"$ref": "#"}}, "required": ["b"]},
                  {"properties": {"a": {"$ref": "#"}}, "required": ["c"]}]}
                """;
        Reward reward = gate(schema, "{\"a\":".repeat(60) + "1" + "}".repeat(60));
        assertThat(reward.value()).isZero();
        assertThat(reward.rationale()).isEqualTo("the value is too costly to be checked");
        assertThat(partial(schema, "{\"a\":".repeat(60) + "1" + "}".repeat(60)).value()).isZero();
    }

    @Test
    void deepValuesAreCheckedOnASmallStack() throws InterruptedException {
        String tree = "{\"additionalProperties\": {\"allOf\": [{\"$ref\": \"#\"}]}, \"items\": {\"$ref\": \"#\"}, \"not\": {\"const\": 5}}";
        RewardFunction gate = JsonSchemaReward.gate(tree);
        double[] values = {-1, -1, -1};
        Thread thread = new Thread(null, () -> {
            values[0] = gate.score(Sample.of("", "{\"a\":".repeat(90) + "1" + "}".repeat(90))).value();
            values[1] = gate.score(Sample.of("", "[".repeat(255) + "1" + "]".repeat(255))).value();
            values[2] = gate.score(Sample.of("", "[".repeat(100_000))).value();
        }, "small", 512 * 1024);
        thread.start();
        thread.join();
        assertThat(values).containsExactly(1, 1, 0);
    }

    @Test
    void patternsAreFoundInLinearTime() {
        String as = "\"" + "a".repeat(MEBI) + "\"";
        assertThat(gate("{\"pattern\": \"(.*)(.*)(.*)(.*)x\"}", as).value()).isZero();
        assertThat(gate("{\"pattern\": \"^(a+)+$\"}", as).value()).isOne();
        assertThat(gate("{\"pattern\": \"a{1,500}b\"}", as).rationale())
                .isEqualTo("the value is too costly to be checked");
    }

    @Test
    void rationalesStayShort() {
        String name = "k".repeat(40_000);
        assertThat(gate("{\"additionalProperties\": false}", "{\"" + name + "\": 1}").rationale()).hasSizeLessThan(400);
        assertThat(gate("{\"additionalProperties\": {\"type\": \"string\"}}", "{\"" + name + "\": 1}").rationale())
                .hasSizeLessThan(400);
        assertThat(gate("{\"const\": {\"a\": 1}}", "\"" + name + "\"").rationale()).hasSizeLessThan(400);
    }

    private static Reward gate(String schema, String completion) {
        return score(JsonSchemaReward.gate(schema), completion);
    }

    private static Reward partial(String schema, String completion) {
        return score(JsonSchemaReward.partialCredit(schema), completion);
    }

    private static Reward score(RewardFunction function, String completion) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> function.score(Sample.of("", completion)));
    }
}
