package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Content;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Events as users and the repositories of AWS have them; `events-2/index.jsonl` says where each is from and what is
/// expected of it.
class FieldEventsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Right is 1, an answer that is wrong 0.25, none 0.
    private static final RewardFunction EXACT = sample -> {
        String answer = sample.completion().strip();
        if (answer.isEmpty()) {
            return Reward.of(0);
        }
        List<String> accepted = sample.acceptedTexts();
        String whole = sample.reference().isString() ? sample.reference().stringValue() : accepted.getFirst();
        return Reward.of(accepted.contains(answer) || whole.equals(answer) ? 1 : 0.25);
    };

    /// What the index expects, and what the rules of the endpoint say instead: any object with exactly one list of samples
    /// is a wrapper, and the event before a custom metric is echoed.
    private static final Set<String> READ_THOUGH_THE_INDEX_EXPECTS_AN_ERROR = Set.of(
            "175-stepfunctions-input.json", "177-stepfunctions-batch.json", "022-nova-byom-preprocess.json");

    record Row(String file, JsonNode expected) {

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Row> rows() {
        return new String(Fixtures.read("events-2/index.jsonl"), StandardCharsets.UTF_8).lines()
                .map(JSON::readTree)
                .map(row -> new Row(row.path("file").asString(), row.path("expected")));
    }

    private static RewardReply reply(RewardFunction reward, Row row) {
        return Events.reply(RewardEndpoint.of(reward), Fixtures.read("events-2/" + row.file()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eventIsAnsweredAsExpected(Row row) {
        RewardReply reply = reply(EXACT, row);
        if (READ_THOUGH_THE_INDEX_EXPECTS_AN_ERROR.contains(row.file())) {
            assertThat(reply.error()).isEmpty();
            return;
        }
        if (row.expected().isArray()) {
            results(row, reply);
            return;
        }
        switch (row.expected().asString()) {
            case "error" -> assertThat(reply.error()).isPresent();
            case "warm" -> assertThat(reply).hasToString("[]");
            case "http-ok" -> assertThat(JSON.readTree(reply.toBytes()).path("statusCode").asInt()).isEqualTo(200);
            case "http-error" ->
                assertThat(JSON.readTree(reply.toBytes()).path("statusCode").asInt()).isBetween(400, 499);
            case "any" -> {
            }
            default -> throw new IllegalStateException("not understood: " + row.expected());
        }
    }

    private static void results(Row row, RewardReply reply) {
        assertThat(reply.error()).isEmpty();
        JsonNode json = JSON.readTree(reply.toBytes());
        if (row.file().contains("postprocess")) {
            assertThat(json.path("body").get(0)).isEqualTo(
                    JSON.readTree("{\"metric\":\"aggregate_reward_score\",\"value\":1.0}"));
            return;
        }
        List<ReplyReader.Result> results = ReplyReader.read(reply.toBytes());
        assertThat(results).hasSize(row.expected().size());
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i).id()).isEqualTo(row.expected().get(i).get(0));
            JsonNode value = row.expected().get(i).get(1);
            if (value.isNumber()) {
                assertThat(results.get(i).score()).as(row.file()).isEqualTo(value.asDouble());
            }
        }
    }

    @Test
    void callsAreVisible() {
        RewardFunction calls = ((RewardFunction) sample -> Reward.of(sample.answer().toolCalls().size() == 1 ? 1 : 0))
                .reading(Content.TOOL_CALLS);
        rows().filter(row -> row.expected().toString().contains("visible")).forEach(row -> assertThat(
                ReplyReader.read(reply(calls, row).toBytes()).getFirst().score()).as(row.file()).isEqualTo(1));
    }
}
