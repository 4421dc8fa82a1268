package io.reward4j.rlvr.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What other projects' shaping rewards returned while their own tests passed.
class ShapingCasesTest {

    /// The rows of reward-kit that are not reproduced, and why. Its rewards follow rules of their own.
    private static final Map<String, String> DIFFERENT_ON_PURPOSE = Map.of(
            "sh0120", "a wrong answer is given credit for being similar, which rewards guesses near the number",
            "sh0126", "there is no completion, so there is no sample",
            "sh0208", "there is no completion, so there is no sample",
            "sh0178", "bullets of any indentation count there; here those of open-r1 do, or those of a line with text",
            "sh0179", "the pattern is the user's own",
            "sh0186", "a list of words in order has no counterpart",
            "sh0193", "diversity is a mixture of weights of its own",
            "sh0209", "unbalanced tags cost all there; here each tag counts apart");

    @TestFactory
    Stream<DynamicTest> everyRowIsReproducedOrListed() {
        return Rows.cases().stream().map(row -> DynamicTest.dynamicTest(row.required("id").asString(), () -> {
            if (!DIFFERENT_ON_PURPOSE.containsKey(row.required("id").asString())) {
                check(row);
            }
        }));
    }

    @Test
    void onlyRowsOfRewardKitAreListedAsDifferent() {
        Set<String> ofRewardKit = new HashSet<>();
        for (JsonNode row : Rows.cases()) {
            if (row.required("function").asString().startsWith("reward_kit.")) {
                ofRewardKit.add(row.required("id").asString());
            }
        }
        assertThat(ofRewardKit).containsAll(DIFFERENT_ON_PURPOSE.keySet());
    }

    private static void check(JsonNode row) {
        JsonNode input = row.required("input");
        RewardFunction function = function(row.required("function").asString(), row.required("params"), input);
        Sample sample = Rows.sample(completion(input));
        if (input.has("truncated")) {
            sample = sample.withMetadata("truncated", input.required("truncated"));
        }
        if (row.required("expected").isNull()) {
            Sample unscorable = sample;
            assertThatThrownBy(() -> function.score(unscorable)).isInstanceOf(RewardException.class);
        } else {
            assertThat(function.score(sample).value())
                    .as(row.toString())
                    .isCloseTo(row.required("expected").asDouble(), within(1e-6));
        }
    }

    private static String completion(JsonNode input) {
        if (!input.has("messages")) {
            return input.path("completion").asString("");
        }
        JsonNode messages = input.required("messages");
        return messages.get(messages.size() - 1).required("content").asString();
    }

    private static RewardFunction function(String name, JsonNode params, JsonNode input) {
        return switch (name) {
            case "think_format" -> FormatReward.trlThink();
            case "think_answer_format" -> FormatReward.openR1();
            case "code_format" -> FormatReward.openR1Code(params.required("language").asString());
            case "nemo_format_reward" -> FormatReward.nemoRl(
                    params.required("think_tag").asString(), params.required("answer_tag").asString());
            case "tag_count" -> TagCount.openR1();
            case "reasoning_steps", "reward_kit.reasoning_steps_reward" -> ReasoningSteps.openR1();
            case "repetition_penalty" -> repetition(params, input);
            case "soft_overlong_punishment" -> Overlong.dapo(
                    Rows.length(input.required("completion_tokens").asInt()),
                    params.required("max_completion_len").asInt(),
                    params.required("soft_punish_cache").asInt());
            case "dapo_overlong_shaping" -> CompositeReward.builder()
                    .term("reward", 1, given(input))
                    .penalty("overlong", Overlong.verlUncapped(
                            Rows.length(input.required("response_length").asInt()),
                            params.required("max_response_length").asInt(),
                            params.required("overlong_buffer_length").asInt(),
                            params.required("overlong_buffer_penalty").asDouble(),
                            1_000))
                    .build();
            case "stop_properly_penalty" ->
                StopProperly.scaling(given(input), params.required("stop_properly_penalty_coef").asDouble());
            case "linear_scale_clipped" -> given(input).rescale(
                    params.required("source_min").asDouble(), params.required("source_max").asDouble(),
                    params.required("target_min").asDouble(), params.required("target_max").asDouble());
            case "cosine_scaled" -> CosineLength.clamped(
                    boxed(input), Rows.length(input.required("completion_tokens").asInt()),
                    params.required("max_len").asInt());
            case "reward_kit.length_reward" -> lengthOfRewardKit(params);
            case "reward_kit.cosine_length_reward" -> CosineLength.clamped(
                    Rows.always(1), LengthUnit.words(), params.required("max_length").asInt());
            case "reward_kit.cosine_scaled_accuracy_length_reward" -> CompositeReward.builder()
                    .term("accuracy", params.required("correctness_weight").asDouble(), Rows.always(1))
                    .term("length", params.required("length_weight").asDouble(), CosineLength.clamped(
                            Rows.always(1), LengthUnit.words(), params.required("max_length").asInt()))
                    .build();
            case "reward_kit.repetition_penalty_reward" ->
                RepetitionPenalty.words(params.path("ngram_size").asInt(3), -params.path("max_penalty").asDouble(0.5))
                        .map(penalty -> 1 + penalty)
                        .withRange(0, 1);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static RewardFunction repetition(JsonNode params, JsonNode input) {
        int n = params.required("ngram_size").asInt();
        double highest = params.required("max_penalty").asDouble();
        if (!input.has("token_ids")) {
            return RepetitionPenalty.words(n, highest);
        }
        int[] ids = JsonMapper.shared().treeToValue(input.required("token_ids"), int[].class);
        return RepetitionPenalty.tokenIds(text -> ids, n, highest);
    }

    /// The target of reward-kit is a bound on both sides, and its scale the bound itself; above a range it is the
    /// width of the range.
    private static RewardFunction lengthOfRewardKit(JsonNode params) {
        if (params.has("target_length")) {
            int target = params.required("target_length").asInt();
            return LengthReward.between(target, target).in(LengthUnit.words()).withShoulder(target);
        }
        int min = params.required("min_length").asInt();
        return params.has("max_length")
                ? LengthReward.between(min, params.required("max_length").asInt())
                        .in(LengthUnit.words())
                        .withShoulders(min, params.required("max_length").asInt() - min)
                : LengthReward.atLeast(min).withUnit(LengthUnit.words()).withShoulders(min, 0);
    }

    private static RewardFunction given(JsonNode input) {
        return Rows.always(input.required("reward").asDouble()).withRange(-10, 10);
    }

    /// Stands in for a mathematical comparison: the gold answer must be a number or a fraction.
    private static RewardFunction boxed(JsonNode input) {
        String gold = input.required("solution").asString();
        return sample -> {
            if (!gold.startsWith("\\frac")) {
                throw RewardException.missingReference("the gold answer cannot be read: " + gold);
            }
            return Reward.of(sample.completion().equals("\\boxed{" + gold + "}") ? 1 : 0);
        };
    }
}
