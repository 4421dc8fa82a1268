package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.contract.HostileTexts;
import io.reward4j.wire.json.Json;
import io.reward4j.wire.json.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// One monstrous sample between good ones is scored or refused alone.
class HostileEventsTest {

    private static final RewardEndpoint ENDPOINT = RewardEndpoint.of(Events.SHARE_OF_A);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Map.Entry<String, String>> monsters() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String deepObjects = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        String digits = "9".repeat(1_000_000);
        String text = "\"" + "x".repeat(5_000_000) + "\"";
        return List.of(
                Map.entry("a list nested deep", deep),
                Map.entry("an object nested deep", deepObjects),
                Map.entry("a number", digits),
                Map.entry("id nested deep", with("id", deep)),
                Map.entry("id of objects nested deep", with("id", deepObjects)),
                Map.entry("id of many digits", with("id", digits)),
                Map.entry("messages nested deep", with("messages", deep)),
                Map.entry("messages of many digits", with("messages", digits)),
                Map.entry("metadata nested deep", with("metadata", deepObjects)),
                Map.entry("reference nested deep", with("reference_answer", deep)),
                Map.entry("unknown field nested deep", with("x", deepObjects)),
                Map.entry("reference of many digits", with("reference_answer", digits)),
                Map.entry("reference of many decimals", with("reference_answer", "0." + digits)),
                Map.entry("reference of a huge exponent", with("reference_answer", "1e" + digits)),
                Map.entry("content nested deep",
                        "{\"messages\":[{\"role\":\"assistant\",\"content\":" + deep + "}]}"),
                Map.entry("role of many characters", "{\"messages\":[{\"role\":" + text + ",\"content\":7}]}"),
                Map.entry("number beyond the limit", with("x", "1" + "0".repeat(Limits.NUMBER))),
                Map.entry("nesting beyond the limit",
                        with("x", "[".repeat(Limits.NESTING + 1) + "]".repeat(Limits.NESTING + 1))),
                Map.entry("text beyond the limit",
                        "{\"messages\":[{\"role\":\"assistant\",\"content\":\"" + "a".repeat(Limits.TEXT + 1)
                                + "\"}]}"));
    }

    private static String with(String field, String value) {
        return "{\"prompt\":\"q\",\"completion\":\"a\",\"" + field + "\":" + value + "}";
    }

    @ParameterizedTest
    @MethodSource("monsters")
    void monsterIsRefusedAlone(Map.Entry<String, String> monster) {
        List<ReplyReader.Result> results = guarded(Events.between(monster.getValue()));

        assertThat(results).extracting(ReplyReader.Result::score).containsExactly(0.3, 0.5, 0.7);
        assertThat(results).extracting(ReplyReader.Result::failed).containsExactly(false, true, false);
    }

    @Test
    void badSampleBesideAListOfSamplesIsRefusedAlone() {
        String event = "[[" + Events.sample("1", "aaa") + ",[]],{\"id\":2,\"prompt\":[\"x\"],\"completion\":[]},"
                + Events.sample("3", "aaaaaaa") + "]";

        List<ReplyReader.Result> results = guarded(event);

        assertThat(results).extracting(ReplyReader.Result::score).containsExactly(0.3, 0.5, 0.5, 0.7);
        assertThat(results).extracting(ReplyReader.Result::failed).containsExactly(false, true, true, false);
    }

    @Test
    void whatIsWithinTheLimitsIsScored() {
        List<ReplyReader.Result> results = guarded(Events.between(
                with("x", "[".repeat(Limits.NESTING) + "]".repeat(Limits.NESTING)),
                with("x", "9".repeat(Limits.NUMBER)),
                with("x", "1e-999"),
                with("x", "\"" + "x".repeat(5_000_000) + "\""),
                with("prompt_" + "x".repeat(100_000), "1")));

        assertThat(results).hasSize(7).noneMatch(ReplyReader.Result::failed);
    }

    @Test
    void completionsOfAnythingAreScored() {
        HostileTexts.large().forEach((name, text) -> {
            String completion = Json.quoted(text);
            List<ReplyReader.Result> results = guarded(Events.between(
                    "{\"id\":" + Json.quoted(name) + ",\"prompt\":\"q\",\"completion\":" + completion + "}"));

            assertThat(results).as(name).hasSize(3).noneMatch(ReplyReader.Result::failed);
        });
        HostileTexts.small().forEach((name, text) -> assertThat(guarded(Events.between(
                "{\"prompt\":" + Json.quoted(text) + ",\"completion\":" + Json.quoted(text) + ",\"id\":"
                        + Json.quoted(text)
                        + "}")))
                .as(name).hasSize(3).noneMatch(ReplyReader.Result::failed));
    }

    @Test
    void eventOfOpenBracketsIsOneError() {
        assertThat(Events.reply(ENDPOINT, "[".repeat(1 << 20)).error()).isPresent();
        assertThat(Events.reply(ENDPOINT, "{\"a\":".repeat(1 << 18)).error()).isPresent();
    }

    @Test
    void manyBadSamplesAreAnsweredAndTooManyAreOneError() {
        String ones = "1,".repeat(Limits.SAMPLES - 1) + "1";

        assertThat(guarded("[" + ones + "]")).hasSize(Limits.SAMPLES).allMatch(ReplyReader.Result::failed);
        assertThat(Events.reply(ENDPOINT, "[1," + ones + "]").error().orElseThrow())
                .hasMessageContaining("more than " + Limits.SAMPLES + " samples");
    }

    @Test
    void messagesOfErrorsDoNotRepeatTheEvent() {
        String secret = "s".repeat(100_000);
        RewardReply reply = Events.reply(ENDPOINT, "{\"" + secret + "\":1}");

        assertThat(reply.toString()).hasSizeLessThan(1_000);
        assertThat(JSON.readTree(reply.toString()).path("errorMessage").isString()).isTrue();
    }

    private static List<ReplyReader.Result> guarded(String event) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> Events.results(ENDPOINT, event));
    }
}
