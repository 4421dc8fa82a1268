package io.reward4j.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.BuggyReward;
import io.reward4j.CompositeReward;
import io.reward4j.Content;
import io.reward4j.Deadline;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.report.RunStatistics;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.json.JsonMatch;
import io.reward4j.rlvr.math.MathReward;
import io.reward4j.wire.http.TrainerEndpoint;
import io.reward4j.wire.http.TrainerFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;

/// What the library says of a failure repeats no text of the sample: a word that stands in every text of every sample stands
/// in no reason, error or line of the log. Nor do words that only those understand who configure a parser.
class DiscreetReasonsTest {

    private static final String SECRET = "s3cret";
    private static final List<String> INTERNALS = List.of(
            "Source:", "REDACTED", "Feature", "INF'", "ackson", "JsonToken", "line -1", "CTRL", "getMax", "java.lang");

    private static final List<RewardFunction> REWARDS = List.of(
            sample -> Reward.pass(),
            sample -> Reward.of(sample.referenceText().length() > 3 ? 7 : 1),
            VerifiableReward.of(Extractors.boxedText(), Similarity.exact()),
            VerifiableReward.of(JsonExtractors.text("/a"), Similarity.exact()),
            MathReward.standard(),
            JsonMatch.exact(),
            ((RewardFunction) sample -> Reward.pass()).reading(Content.TOOL_CALLS),
            CompositeReward.builder().term("t", 1, sample -> Reward.of(sample.referenceText().length() / 100.0))
                    .metric("m", MathReward.standard()).build());

    private final WrittenLog log = new WrittenLog();
    private final StringBuilder said = new StringBuilder();

    private final RewardListener ear = new RewardListener() {
        @Override
        public synchronized void failed(Sample sample, RewardException cause) {
            said.append(cause.getMessage()).append(cause.reason()).append(cause.components()).append('\n');
        }
    };

    @AfterProperty
    void closesTheLog() {
        log.close();
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void noReasonRepeatsTheSample(@ForAll long seed) {
        Random random = new Random(seed);
        SecretJson json = new SecretJson(random);
        for (RewardFunction reward : REWARDS) {
            RunStatistics statistics = RunStatistics.of(reward.traits());
            RewardEndpoint endpoint = RewardEndpoint.builder(reward.withRange(0, 10)).range(0, 10).listener(ear)
                    .listener(statistics).concurrency(1)
                    .failurePolicy(random.nextInt(4) == 0
                            ? FailurePolicy.failInvocation()
                            : FailurePolicy.neutral())
                    .build();
            String event = json.event();

            RewardReply reply = Events.reply(endpoint, event);

            reply.error().ifPresentOrElse(
                    error -> said.append(error.getMessage()).append('\n'),
                    () -> ReplyReader.read(reply.toBytes())
                            .forEach(result -> said.append(result.failure()).append('\n')));
            statistics.summary().reasons().forEach(said::append);
            check(event);
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void noErrorRepeatsABrokenEvent(@ForAll long seed) {
        Random random = new Random(seed);
        String event = new SecretJson(random).event();
        int at = random.nextInt(event.length());
        String broken = switch (random.nextInt(4)) {
            case 0 -> event.substring(0, at);
            case 1 -> afterColon(event, at, SECRET);
            case 2 -> event.substring(0, at) + "\n'\"}],:\\x".charAt(random.nextInt(9)) + event.substring(at);
            default -> event.substring(0, at) + event.substring(Math.min(event.length(), at + 1 + random.nextInt(5)));
        };
        RewardEndpoint endpoint = RewardEndpoint.builder(REWARDS.get(random.nextInt(REWARDS.size())).withRange(0, 10))
                .listener(ear).concurrency(1).build();

        Events.reply(endpoint, broken).error().ifPresent(error -> said.append(error.getMessage()).append('\n'));
        for (TrainerFormat format : TrainerFormat.values()) {
            var reply = TrainerEndpoint.of(endpoint).reply(format, broken.getBytes(UTF_8), Deadline.none());
            said.append(reply.status() == 200 ? "" : reply.toString());
        }

        check(broken);
    }

    private static String afterColon(String event, int from, String more) {
        int at = event.indexOf("\":", from) + 2;
        return at < 2 ? event + more : event.substring(0, at) + more + event.substring(at);
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void noReplyToARemoteCallerRepeatsItThoughTheScorerDoes(@ForAll long seed) {
        RewardFunction buggy = BuggyReward::score;
        String event = new SecretJson(new Random(seed)).event();

        RewardReply reply = Events.reply(RewardEndpoint.of(buggy).forRemoteCallers(), event);

        assertThat(reply.toString()).as(event).doesNotContain(SECRET);
    }

    private void check(String event) {
        log.records().forEach(record -> said.append(record.getMessage()).append(record.getThrown()).append('\n'));
        assertThat(said.toString()).as(event).doesNotContain(SECRET).doesNotContain(INTERNALS);
        said.setLength(0);
        log.clear();
    }

    /// Writes samples, good and bad, each of whose texts holds the secret; names of fields, and ids, do not.
    private static final class SecretJson {

        private static final List<String> NAMES = List.of(
                "messages", "prompt", "completion", "response", "model_response", "query", "system", "metadata",
                "reference_answer", "reward_model", "extra_info", "ground_truth", "role", "content", "type", "text",
                "tool_calls", "function", "arguments", "name", "image_url", "x");
        private static final List<String> TEXTS = List.of(
                "\"s3cret\"", "\"s3cret more\"", "\"{\\\"a\\\":\\\"s3cret\\\"}\"", "\"[{\\\"role\\\": \\\"s3cret\\\"\"",
                "\"\\\\boxed{s3cret\"", "\"\\\\boxed{s3cret}\"", "\"#### s3cret\"", "\"the answer is s3cret\"",
                "\"{\\\"a\\\": s3cret\"", "\"{'s3cret'}\"", "\"s3cret\\u2028\\ud800\"");
        private static final List<String> OTHERS = List.of("null", "true", "7", "-1.5e3", "1e99999", "[]", "{}");

        private final Random random;

        SecretJson(Random random) {
            this.random = random;
        }

        String event() {
            StringBuilder samples = new StringBuilder();
            for (int i = random.nextInt(4); i >= 0; i--) {
                samples.append(samples.isEmpty() ? "" : ",").append(sample());
            }
            return random.nextInt(5) == 0 ? "{\"batch\":[" + samples + "]}" : "[" + samples + "]";
        }

        private String sample() {
            if (random.nextInt(10) == 0) {
                return value(2);
            }
            StringBuilder fields = new StringBuilder(",\"id\":" + random.nextInt(100));
            if (random.nextInt(3) > 0) {
                fields.append(",\"messages\":[").append(message()).append(',').append(message()).append(']');
            } else {
                fields.append(",\"prompt\":").append(value(1)).append(",\"completion\":").append(value(1));
            }
            if (random.nextBoolean()) {
                fields.append(",\"reference_answer\":").append(value(2));
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                fields.append(",\"").append(pick(NAMES)).append("\":").append(value(3));
            }
            return "{" + fields.substring(1) + "}";
        }

        private String message() {
            String role = random.nextInt(6) == 0 ? value(1) : random.nextBoolean() ? "\"user\"" : "\"assistant\"";
            String content = random.nextInt(3) == 0 ? value(2) : pick(TEXTS);
            return "{\"role\":" + role + ",\"content\":" + content + "}";
        }

        private String value(int depth) {
            int kind = random.nextInt(10);
            if (depth == 0 || kind < 5) {
                return random.nextInt(4) == 0 ? pick(OTHERS) : pick(TEXTS);
            }
            StringBuilder parts = new StringBuilder();
            for (int i = random.nextInt(3); i > 0; i--) {
                String name = kind < 8 ? "\"" + pick(NAMES) + "\":" : "";
                parts.append(parts.isEmpty() ? "" : ",").append(name).append(value(depth - 1));
            }
            return kind < 8 ? "{" + parts + "}" : "[" + parts + "]";
        }

        private String pick(List<String> values) {
            return values.get(random.nextInt(values.size()));
        }
    }
}
