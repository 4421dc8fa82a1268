package io.reward4j.rlvr.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GoldenVectorsTest {

    private static final Offset<Double> CLOSE = within(1e-6);

    @Test
    void softOverlongOfTrl() {
        for (JsonNode row : Rows.golden("trl.soft_overlong")) {
            RewardFunction function = Overlong.dapo(
                    Rows.length(row.required("len").asInt()),
                    row.required("max_len").asInt(),
                    row.required("cache").asInt());
            check(row, Rows.value(function, ""));
        }
    }

    @Test
    void repetitionOfTokenIdsOfTrl() {
        for (JsonNode row : Rows.golden("trl.repetition_token")) {
            int[] ids = JsonMapper.shared().treeToValue(row.required("ids"), int[].class);
            RewardFunction function = RepetitionPenalty.tokenIds(
                    text -> ids, row.required("n").asInt(), row.required("max_penalty").asDouble());
            check(row, Rows.value(function, ""));
        }
    }

    @Test
    void thinkFormatOfTrl() {
        checkTexts("trl.think_format", FormatReward.trlThink());
    }

    @Test
    void formatOfOpenR1() {
        checkTexts("openr1.format", FormatReward.openR1());
    }

    @Test
    void tagCountOfOpenR1() {
        checkTexts("openr1.tag_count", TagCount.openR1());
    }

    @Test
    void reasoningStepsOfOpenR1() {
        checkTexts("openr1.reasoning_steps", ReasoningSteps.openR1());
    }

    @Test
    void repetitionOfWordsOfOpenR1() {
        checkTexts("openr1.repetition_words_n3", RepetitionPenalty.words(3, -1));
    }

    @Test
    void cosineLengthOfOpenR1() {
        for (JsonNode row : Rows.golden("openr1.cosine_chars_no_clamp")) {
            RewardFunction function = CosineLength.unclamped(
                    Rows.always(row.required("correct").asBoolean() ? 1 : 0),
                    LengthUnit.codePoints(),
                    row.required("max_len").asInt());
            check(row, Rows.value(function, "x".repeat(row.required("len").asInt())));
        }
    }

    @Test
    void cosineLengthOfTrl() {
        for (JsonNode row : Rows.golden("trl.cosine_formula_clamped")) {
            RewardFunction function = CosineLength.clamped(
                    Rows.always(row.required("correct").asBoolean() ? 1 : 0),
                    Rows.length(row.required("len").asInt()),
                    row.required("max_len").asInt());
            check(row, Rows.value(function, ""));
        }
    }

    @Test
    void kimiLengthOfOpenR1() {
        JsonNode golden = Rows.golden("openr1.kimi_length");
        List<Sample> group = new ArrayList<>();
        List<Reward> base = new ArrayList<>();
        for (JsonNode row : golden.required("group")) {
            group.add(Rows.sample("x".repeat(row.required("len").asInt())));
            base.add(Reward.of(row.required("correct").asBoolean() ? 1 : 0));
        }
        List<Reward> shaped = KimiLength.alone(LengthUnit.codePoints()).score(group, base);
        for (int i = 0; i < shaped.size(); i++) {
            assertThat(shaped.get(i).value()).isCloseTo(golden.required("rewards").required(i).asDouble(), CLOSE);
        }
    }

    private static void checkTexts(String key, RewardFunction function) {
        for (JsonNode row : Rows.golden(key)) {
            check(row, Rows.value(function, row.required("text").asString()));
        }
    }

    private static void check(JsonNode row, double value) {
        assertThat(value).as(row.toString()).isCloseTo(row.required("reward").asDouble(), CLOSE);
    }
}
