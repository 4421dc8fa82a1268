package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.rlvr.Similarity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMatchTest implements RewardFunctionContract {

    @Override
    public RewardFunction function() {
        return JsonMatch.exact().texts(Similarity.editDistance()).lists(ListOrder.BAG);
    }

    @Override
    public List<Sample> samples() {
        Sample sample = Sample.of("", "{\"a\": [\"x\", \"yz\"], \"b\": 1}").withReference("{\"a\": [\"yy\", \"x\"]}");
        return List.of(sample, sample.withCompletion("[]"), sample.withCompletion("no JSON"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'a': 1, 'b': 'x'}|{'b': 'x', 'a': 1.0}|1",
            "{'a': 1, 'b': 'x'}|{'a': 1}|0.666666666667",
            "{'a': 1, 'b': 'x'}|{'a': 1, 'b': 'x', 'c': 1, 'd': 1}|0.666666666667",
            "{'a': 1, 'b': 'x'}|{'a': 1, 'b': 'y'}|0.5",
            "{'a': 1}|{'a': '1'}|0",
            "{'a': null}|{}|0",
            "{'a': {'b': 1, 'c': 2}, 'd': 3}|{'a': {'b': 1}, 'd': 3}|0.833333333333",
            "{}|{}|1",
            "{}|{'a': 1}|0",
            "[]|[]|1",
            "[]|{}|0",
            "[1, 2, 3]|[1, 2, 3]|1",
            "[1, 2, 3]|[3, 2, 1]|0.333333333333",
            "[1, 2]|[1, 2, 2, 2]|0.666666666667",
            "[{'a': [1]}]|[{'a': [1]}]|1"})
    void theValueIsTheF1OfTheFields(String expected, String actual, double value) {
        assertThat(score(JsonMatch.exact(), expected, actual).value()).isCloseTo(value, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "[1, 2, 3]|[3, 1, 2]|1|1",
            "[1, 1, 2]|[2, 1]|0.8|1",
            "[1, 2]|[1, 1, 1, 2]|0.666666666667|1",
            "[{'a': 1, 'b': 2}, {'a': 5, 'b': 6}]|[{'b': 6, 'a': 5}, {'a': 1, 'b': 0}]|0.75|0.75",
            "[[1, 2], [3]]|[[3], [2, 1]]|1|1",
            "[]|[1]|0|0"})
    void bagsAndSetsDisregardOrder(String expected, String actual, double bag, double set) {
        assertThat(score(JsonMatch.exact().lists(ListOrder.BAG), expected, actual).value()).isCloseTo(bag,
                within(1e-9));
        assertThat(score(JsonMatch.exact().lists(ListOrder.SET), expected, actual).value()).isCloseTo(set,
                within(1e-9));
    }

    @Test
    void fieldsAreWeighedAndComparedAsTheyAreToldTo() {
        JsonMatch match = JsonMatch.exact()
                .weight("/total", 3)
                .weight("/note", 0)
                .weight("/lines/*/id", 0)
                .field("/total", Similarity.within(0.01))
                .field("/lines/*/name", Similarity.editDistance())
                .list("/tags", ListOrder.SET);
        String expected = """
                {"total": 10, "note": "n", "tags": ["a", "b"], "lines": [{"id": 1, "name": "abcd"}]}
                """;
        assertThat(score(match, expected,
                "{\"total\": 10.005, \"tags\": [\"b\", \"a\", \"a\"], \"lines\": [{\"name\": \"abcd\"}]}"))
                .isEqualTo(Reward.pass());
        assertThat(score(match, expected,
                "{\"total\": 10.005, \"tags\": [\"b\", \"a\"], \"lines\": [{\"id\": 2, \"name\": \"abcx\"}]}").value())
                .isCloseTo((3 + 1 + 0.75) / 5, within(1e-12));
        assertThat(score(match, expected,
                "{\"total\": \"10\", \"tags\": [\"b\", \"a\"], \"lines\": [{\"name\": \"abcd\"}]}").value())
                .isCloseTo(2.0 / 5, within(1e-12));
    }

    @Test
    void equalObjectsAgreeWhollyWhateverTheWeights() {
        JsonMatch match = JsonMatch.exact().weight("/a", 0.1).weight("/b", 0.2).weight("/c", 0.7).weight("/d", 1e-3);
        assertThat(score(match, "{\"a\": 1, \"b\": 2, \"c\": 3, \"d\": 4}", "{\"d\": 4, \"c\": 3, \"a\": 1, \"b\": 2}")
                .value())
                .isOne();
    }

    @Test
    void saysWhereTheyDifferFirst() {
        assertThat(score(JsonMatch.exact(), "{\"a\": {\"b/c\": 1}, \"d\": 2}", "{\"a\": {\"b/c\": 2}, \"e\": []}")
                .rationale())
                .isEqualTo("/a/b~1c: expected 1, got 2; /d: expected 2, is missing; /e: not expected, got an array");
    }

    @Test
    void theReferenceMayBeAnyJson() {
        Sample sample = Sample.of("", "\"x\"");
        assertThat(JsonMatch.exact().score(sample.withReference("x")).value()).isOne();
        for (String reference : List.of("{\"a\": 1}", "{\"text\": {\"a\": 1}}", "{\"ground_truth\": {\"a\": 1}}",
                "{\"text\": \"{\\\"a\\\": 1}\"}", "{\"ground_truth\": \"{\\\"a\\\": 1}\"}")) {
            assertThat(JsonMatch.exact().score(sample.withReference(reference).withCompletion("{\"a\": 1}")).value())
                    .as(reference).isOne();
        }
        assertThatThrownBy(() -> JsonMatch.exact().score(sample)).isInstanceOfSatisfying(
                RewardException.class, e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.MISSING_REFERENCE));
    }

    @Test
    void readsTheJsonFromWhereItIsToldTo() {
        assertThat(score(JsonMatch.exact(), "{\"a\": 1}", "So {\"a\": 1}.").value()).isZero();
        assertThat(score(JsonMatch.exact().from(JsonExtractors.lenient()), "{\"a\": 1}", "So: {\"a\": 1}").value())
                .isOne();
    }

    @Test
    void badPlacesAndWeightsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonMatch.exact().weight("a", 1))
                .withMessageContaining("'a'");
        assertThatIllegalArgumentException().isThrownBy(() -> JsonMatch.exact().weight("", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonMatch.exact().weight("/a", -1))
                .withMessageContaining("'/a'");
        assertThatIllegalArgumentException().isThrownBy(() -> JsonMatch.exact().weight("/a", Double.NaN));
    }

    @Test
    void longListsOfLongTextsAreComparedInOrder() {
        JsonMatch match = JsonMatch.exact().texts(Similarity.editDistance()).lists(ListOrder.BAG);
        String expected = "[" + "\"abcdefgh\",".repeat(5_000) + "\"z\"]";
        String actual = "[" + "\"hgfedcba\",".repeat(90_000) + "\"z\"]";
        Reward reward = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> score(match, expected, actual));
        assertThat(reward.value()).isBetween(0.0, 0.2);
    }

    private static Reward score(JsonMatch match, String expected, String actual) {
        return match.score(Sample.of("", actual.replace('\'', '"')).withReference(expected.replace('\'', '"')));
    }
}
