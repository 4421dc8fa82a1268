package io.reward4j.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.CompositeReward;
import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.wire.FailurePolicy;
import io.reward4j.wire.RewardEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenRlhfTest {

    private static RewardFunction constant(double value) {
        return sample -> Reward.of(value);
    }

    private static TrainerReply reply(String body) {
        return Requests.reply(TrainerFormat.OPENRLHF, body);
    }

    @Test
    void completionIsWhatFollowsThePromptWithoutTheEndOfTheTurn() {
        Sample sample = Requests.samples(TrainerFormat.OPENRLHF, Requests.fixture("openrlhf.json")).getFirst();

        assertThat(sample.completion()).isEqualTo("aaa\\boxed{8}");
        assertThat(sample.messages()).hasSize(2).first().isEqualTo(Message.user(
                "<|im_start|>user\nHow many legs have two cats?<|im_end|>\n<|im_start|>assistant\n"));
        assertThat(sample.referenceText()).isEqualTo("8");
    }

    @Test
    void replyHasOneRewardForEachQueryInOrder() {
        TrainerReply reply = reply("{\"query\":[\"qaaa\",\"q\",\"qa\"],\"prompts\":[\"q\",\"q\",\"q\"]}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply).hasToString("{\"rewards\":[0.3,0.0,0.1],\"scores\":[0.3,0.0,0.1],"
                + "\"extra_logs\":{\"reward_failed\":[0.0,0.0,0.0]}}");
    }

    @Test
    void noQueriesGiveNoRewards() {
        assertThat(reply("{\"query\":[],\"prompts\":[],\"labels\":[]}"))
                .hasToString("{\"rewards\":[],\"scores\":[],\"extra_logs\":{\"reward_failed\":[]}}");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0.0", "0, 0.25", "1, 0.5", "3, 1.0"})
    void scoresAreTheRewardsWithinTheDeclaredRange(double value, double score) {
        RewardFunction reward = constant(value).withRange(-1, 3);

        var json = Requests.json(Requests.reply(
                RewardEndpoint.of(reward), TrainerFormat.OPENRLHF, "{\"query\":[\"qa\"],\"prompts\":[\"q\"]}"));

        assertThat(json.at("/rewards/0").asDouble()).isEqualTo(value);
        assertThat(json.at("/scores/0").asDouble()).isEqualTo(score);
    }

    @Test
    void badItemsFailAloneAndSaySo() {
        String deep = "[".repeat(200) + "]".repeat(200);
        TrainerReply reply = reply("{\"query\":[\"qaaa\",7,\"xaaa\",\"qaaa\",\"qaaaa\"],"
                + "\"prompts\":[\"q\",\"q\",\"q\",\"q\",\"q\"],\"labels\":[\"1\",\"1\",\"1\"," + deep
                + ",{\"a\":[1]}]}");

        assertThat(reply).hasToString("{\"rewards\":[0.3,0.5,0.5,0.5,0.4],\"scores\":[0.3,0.5,0.5,0.5,0.4],"
                + "\"extra_logs\":{\"reward_failed\":[0.0,1.0,1.0,1.0,0.0],"
                + "\"reward_failed/refused_input\":[0.0,1.0,1.0,1.0,0.0]}}");
    }

    @Test
    void queryThatDoesNotBeginWithItsPromptIsRefused() {
        TrainerReply reply = Requests.reply(
                RewardEndpoint.builder(Requests.SHARE_OF_A).failurePolicy(FailurePolicy.failInvocation()).build(),
                TrainerFormat.OPENRLHF, "{\"query\":[\"cut prompt aaa\"],\"prompts\":[\"the cut prompt \"]}");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(Requests.json(reply).path("error").asString()).contains("does not begin with its prompt");
    }

    @Test
    void siblingsAreTheSamplesOfOnePromptAndLabel() {
        RewardFunction reward = sample -> {
            if (sample.completion().isEmpty()) {
                throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "down");
            }
            return Requests.SHARE_OF_A.score(sample);
        };
        RewardEndpoint endpoint = RewardEndpoint.builder(reward).failurePolicy(FailurePolicy.siblingMean()).build();

        var json = Requests.json(Requests.reply(endpoint, TrainerFormat.OPENRLHF,
                "{\"query\":[\"qa\",\"q\",\"qaaa\",\"raaaaaaaaa\"],\"prompts\":[\"q\",\"q\",\"q\",\"r\"],"
                        + "\"labels\":[\"\",\"\",\"\",\"\"]}"));

        assertThat(json.at("/rewards/1").asDouble()).isEqualTo(0.2);
        assertThat(json.at("/extra_logs").get("reward_failed/judge_unavailable")).hasToString("[0.0,1.0,0.0,0.0]");
    }

    @Test
    void partsAreLoggedIfAllSamplesHaveThem() {
        RewardFunction reward = CompositeReward.builder()
                .gate("said", sample -> Reward.of(sample.completion().isEmpty() ? 0 : 1))
                .term("a", 1, Requests.SHARE_OF_A)
                .build();
        RewardEndpoint endpoint = RewardEndpoint.of(reward);

        assertThat(Requests.reply(endpoint, TrainerFormat.OPENRLHF, "{\"query\":[\"qa\"],\"prompts\":[\"q\"]}")
                .toString())
                .contains("\"extra_logs\":{\"parts/said\":[1.0],\"parts/a\":[0.1],\"reward_failed\":[0.0]}");
        assertThat(
                Requests.reply(endpoint, TrainerFormat.OPENRLHF, "{\"query\":[\"qa\",\"q\"],\"prompts\":[\"q\",\"q\"]}")
                        .toString())
                .contains("\"extra_logs\":{\"parts/said\":[1.0,0.0],\"reward_failed\":[0.0,0.0]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<|im_end|>", "</s>", "<|eot_id|><|end_of_text|>", "<|im_end|><|endoftext|><|endoftext|>",
            "<｜end▁of▁sentence｜>"})
    void tokensThatEndATurnAreNoPartOfTheCompletion(String tokens) {
        assertThat(Completions.withoutEndTokens("a </s> b" + tokens)).isEqualTo("a </s> b");
        assertThat(Completions.withoutEndTokens(tokens)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "7", "null", "{", "{}", "{\"query\":[\"a\"]}",
            "{\"query\":\"qa\",\"prompts\":\"q\"}", "{\"query\":[\"a\"],\"prompts\":[]}",
            "{\"query\":[\"a\"],\"prompts\":[\"\"],\"labels\":[]}",
            "{\"query\":[\"a\"],\"prompts\":[\"\"],\"labels\":\"8\"}",
            "{\"query\":[],\"query\":[],\"prompts\":[]}",
            "{\"query\":[],\"prompts\":[]} {}"})
    void malformedRequestIsAnError(String body) {
        TrainerReply reply = reply(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(Requests.json(reply).path("error").asString()).startsWith("cannot read the request: ");
    }

    @Test
    void labelsMayBeNullOrEmpty() {
        for (Sample sample : Requests.samples(TrainerFormat.OPENRLHF,
                "{\"query\":[\"a\",\"b\"],\"prompts\":[\"\",\"\"],\"labels\":[null,\"\"]}".getBytes(UTF_8))) {
            assertThat(sample.reference().isMissingNode()).isTrue();
        }
        assertThat(reply("{\"query\":[\"a\"],\"prompts\":[\"\"],\"labels\":null}").status()).isEqualTo(200);
    }
}
