package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.judge.bedrock.BedrockJudgeModel;
import io.reward4j.judge.layer.CachingJudgeModel;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.judge.openai.OpenAiJudgeModel;
import io.reward4j.judge.server.ScriptedServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Exchanges from public reports, through the real clients: see `exchanges/README.md`.
class TransportCasesTest {

    private static final double RIGHT = 0.875;
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Pattern SCORE = Pattern.compile(
            "score(?: 0\\.875)?(?:, after at least (\\d+) ms|, 1000/20 told| (at the first reply|\\(.*\\)|in 2 calls))?");
    private static final Pattern FAIL = Pattern.compile("fail (\\w+), message ~ /(.*)/, at most (\\d+) calls");
    private static final Rubric RUBRIC = Rubric.of("Grade the answer.")
            .ask("correct", 1, "Is the answer correct?")
            .ask(Criterion.scale("quality", 1, "How good is it?", "bad", "poor", "fair", "good", "excellent"));
    private static final Sample SAMPLE = Sample.of("What is 2+2?", "4, since 2+2=4.").withReference("4");

    /// Where the kind is another than the row says: an answer can cause it, so it is no outage and not unreadable.
    private static final Map<String, Kind> OTHER_KINDS = Map.of(
            "O08", Kind.UNJUDGEABLE_ANSWER,
            "O42", Kind.UNJUDGEABLE_ANSWER,
            "O72", Kind.UNJUDGEABLE_ANSWER,
            "B45", Kind.UNJUDGEABLE_ANSWER,
            "B46", Kind.UNJUDGEABLE_ANSWER);

    /// Where more calls are made than the row says. A page of HTML is tried again, as one that comes once must be (O60). A
    /// forced tool that is refused is given up for text, as the issue asks, which these servers refuse as well.
    private static final Map<String, Integer> MORE_CALLS = Map.of("O61", 5, "B13", 2, "B16", 2);

    static {
        System.setProperty("aws.accessKeyId", "not-a-real-id");
        System.setProperty("aws.secretAccessKey", "not-a-real-secret");
    }

    static List<JsonNode> rows() throws IOException {
        try (InputStream in = TransportCasesTest.class.getResourceAsStream("exchanges/cases.jsonl")) {
            String lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return lines.lines().map(JsonMapper.shared()::readTree)
                    .filter(row -> Exchanges.of(row.path("id").stringValue()).isPresent())
                    .toList();
        }
    }

    /// Everything that one run of a row led to.
    private record Seen(Optional<Double> score, Optional<RewardException> failure, Optional<JudgeModelException> lost,
            List<ScriptedServer.Asked> asked) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aReplyIsReadOrItIsSaidWhyNot(JsonNode row) {
        String id = row.path("id").stringValue();
        Seen seen = run(id, row.path("request").stringValue());
        String expected = row.path("expected").stringValue();

        Matcher fail = FAIL.matcher(expected);
        if (fail.matches()) {
            int most = Math.max(Integer.parseInt(fail.group(3)), MORE_CALLS.getOrDefault(id, 0));
            assertThat(seen.asked()).as(id).hasSizeLessThanOrEqualTo(most);
            Kind kind = OTHER_KINDS.getOrDefault(id, Kind.valueOf(fail.group(1)));
            String message = kind == Kind.UNJUDGEABLE_ANSWER
                    ? seen.lost().orElseThrow().getMessage()
                    : seen.failure().orElseThrow().getMessage();
            assertThat(kind == Kind.UNJUDGEABLE_ANSWER ? seen.lost().get().kind() : seen.failure().get().kind())
                    .as(message).isEqualTo(kind);
            assertThat(message).containsPattern(fail.group(2)).hasLineCount(1).hasSizeLessThan(800);
            return;
        }
        Matcher score = SCORE.matcher(expected);
        assertThat(score.matches()).as("%s: %s", id, expected).isTrue();
        assertThat(seen.score()).as("%s: %s", id, seen.failure().map(RewardException::getMessage)).contains(RIGHT);
        if ("at the first reply".equals(score.group(2))) {
            assertThat(seen.asked()).as(id).hasSize(1);
        }
        if (score.group(1) != null) {
            long waited = seen.asked().get(1).nanos() - seen.asked().get(0).nanos();
            assertThat(waited / 1_000_000).as(id).isGreaterThanOrEqualTo(Long.parseLong(score.group(1)) - 1);
        }
    }

    private static Seen run(String id, String request) {
        Exchanges exchange = Exchanges.of(id).orElseThrow();
        JudgeModelException[] lost = new JudgeModelException[1];
        try (ScriptedServer server = ScriptedServer.start(exchange::answer);
                ResilientJudgeModel model = ResilientJudgeModel.builder(client(server, request, exchange))
                        .backoff(Duration.ofMillis(1), Duration.ofMillis(5)).build()) {
            JudgeModel remembering = new JudgeModelLayer() {
                @Override
                public JudgeModel inner() {
                    return model;
                }

                @Override
                public JudgeReply reply(JudgePrompt prompt) {
                    try {
                        return model.reply(prompt);
                    } catch (JudgeModelException e) {
                        lost[0] = e;
                        throw e;
                    }
                }
            };
            RewardFunction judge = RubricJudge.of(CachingJudgeModel.of(remembering), RUBRIC);
            try {
                Reward reward = judge.score(SAMPLE);
                return new Seen(Optional.of(reward.value()), Optional.empty(), Optional.ofNullable(lost[0]),
                        server.asked());
            } catch (RewardException e) {
                return new Seen(Optional.empty(), Optional.of(e), Optional.ofNullable(lost[0]), server.asked());
            }
        }
    }

    private static JudgeModel client(ScriptedServer server, String request, Exchanges exchange) {
        if (!request.startsWith("Converse ")) {
            return OpenAiJudgeModel.builder(server.endpoint().resolve("/v1"), "m").timeout(TIMEOUT).build();
        }
        BedrockJudgeModel.Builder model = BedrockJudgeModel.builder(request.substring("Converse ".length()))
                .region("us-east-1").endpoint(server.endpoint()).timeout(TIMEOUT);
        return exchange.options().apply(model).build();
    }
}
