package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Reward;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ids are echoed with their JSON type and, where a number has several spellings, with its own.
class IdsTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "\"a\"", "\"\"", "\"日本語 🙂\"", "\"a\\\"b\\\\c\\n\"", "7", "-0", "1.50", "1E+2",
            "123456789012345678901234567890",
            "true", "false", "[1,\"a\",null,{\"b\":[]}]", "{\"a\":1.0,\"b\":{}}", "\"\\ud800\"", "\"x\\udc00y\"",
            "[\"\\ud800\"]"})
    void comeBackAsTheyCame(String id) {
        String reply = Events.reply(RewardEndpoint.of(Events.SHARE_OF_A), Events.between(Events.sample(id, "a")))
                .toString();

        assertThat(reply).contains("{\"id\":" + id + ",\"aggregate_reward_score\":0.1");
    }

    @Test
    void missingIdIsAnsweredAsTheIndex() {
        assertThat(Events.results(RewardEndpoint.of(Events.SHARE_OF_A), Events.between(
                "{\"prompt\":\"q\",\"completion\":\"a\"}", Events.sample("null", "a"))))
                .extracting(result -> result.id().asString())
                .containsExactly("before", "sample-1", "sample-2", "after");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "a"    | a
            1.50   | 1.50
            true   | true
            [1, 2] | [1,2]
            """)
    void rewardSeesTheIdAsText(String id, String text) {
        List<String> seen = new ArrayList<>();
        RewardEndpoint endpoint = RewardEndpoint.of(sample -> {
            seen.add(sample.id());
            return Reward.pass();
        });

        Events.reply(endpoint, Events.list(Events.sample(id, "a")));

        assertThat(seen).containsExactly(text);
    }
}
