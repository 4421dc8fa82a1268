package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.BatchScorer;
import io.reward4j.CompositeReward;
import io.reward4j.JudgeCall;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.judge.bedrock.BedrockJudgeModel;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.judge.openai.OpenAiJudgeModel;
import io.reward4j.judge.server.Fault;
import io.reward4j.judge.server.FixtureRequest;
import io.reward4j.judge.server.FixtureServer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Batches against a server that throttles, stalls and babbles, through the real clients.
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class FaultyServerTest {

    private static final Fault[] FAULTS = {
            Fault.THROTTLED, Fault.THROTTLED_FOR_A_SECOND, Fault.NOT_READY, Fault.UNAVAILABLE, Fault.INTERNAL,
            Fault.MODEL_TIMEOUT, Fault.MODEL_ERROR, Fault.CLOSED, Fault.DRIP, Fault.HALF_BODY, Fault.HTML,
            Fault.WRONG_CONTENT_TYPE, Fault.REASONING_ONLY, Fault.TRUNCATED};
    private static final Rubric RUBRIC = Rubric.of("Grade the number.")
            .ask(Criterion.scale("level", 1, "Which level is it?", "a", "b", "c", "d", "e"));
    private static final int RETRIES = 4;

    static {
        System.setProperty("aws.accessKeyId", "not-a-real-id");
        System.setProperty("aws.secretAccessKey", "not-a-real-secret");
    }

    /// The real clients.
    enum Client {
        BEDROCK_TEXT, BEDROCK_TOOL, BEDROCK_SCHEMA, OPENAI;

        /// A model that gives up after two seconds, as some faults would last for ever.
        JudgeModel model(FixtureServer server) {
            return model(server, Duration.ofSeconds(2));
        }

        JudgeModel model(FixtureServer server, Duration timeout) {
            return switch (this) {
                case BEDROCK_TEXT -> bedrock("openai.gpt-oss-20b-1:0", server, timeout);
                case BEDROCK_TOOL -> bedrock("us.amazon.nova-pro-v1:0", server, timeout);
                case BEDROCK_SCHEMA -> bedrock("us.anthropic.claude-sonnet-4-5-20250929-v1:0", server, timeout);
                case OPENAI -> OpenAiJudgeModel.builder(server.endpoint().resolve("/v1"), "judge")
                        .timeout(timeout).build();
            };
        }

        private static JudgeModel bedrock(String id, FixtureServer server, Duration timeout) {
            return BedrockJudgeModel.builder(id).region("us-east-1").endpoint(server.endpoint())
                    .timeout(timeout).build();
        }
    }

    private static FixtureServer.Setup server() {
        return FixtureServer.answering(FaultyServerTest::verdict);
    }

    /// Grades the number at the end of the answer by its remainder.
    private static String verdict(FixtureRequest request) {
        String code = request.user().substring(request.user().lastIndexOf(' ') + 1);
        int number = Integer.parseInt(request.user().replaceFirst("(?s).*number (\\d+)\\n.*", "$1"));
        return "{\"code\":\"" + code + "\",\"criteria\":{\"level\":{\"rationale\":\"r\",\"choice\":\""
                + (number % 5 + 1) + "\"}}}";
    }

    private static List<Sample> samples(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Sample.of("Name a number.", "number " + i).withId(Integer.toString(i)))
                .toList();
    }

    private static ResilientJudgeModel steady(JudgeModel model) {
        return ResilientJudgeModel.builder(model).retries(RETRIES)
                .backoff(Duration.ofMillis(5), Duration.ofMillis(50)).build();
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void everySampleEndsAsTheRightRewardOrAsAFailureOfItsKind(Client client) {
        Map<JudgeCall.Result, LongAdder> told = new ConcurrentHashMap<>();
        RewardListener listener = new RewardListener() {
            @Override
            public void judgeCalled(JudgeCall call) {
                told.computeIfAbsent(call.result(), result -> new LongAdder()).increment();
            }
        };
        try (FixtureServer server = server().withFaults(20_261_121, 0.3, FAULTS).start();
                ResilientJudgeModel model = steady(client.model(server))) {
            RewardFunction judge = RubricJudge.of(model, RUBRIC);
            List<Outcome> outcomes = BatchScorer.of(judge).withConcurrency(64).withListener(listener)
                    .scoreAll(samples(1_000));

            assertThat(outcomes).hasSize(1_000);
            Map<Kind, Integer> failures = new EnumMap<>(Kind.class);
            for (int i = 0; i < outcomes.size(); i++) {
                assertThat(outcomes.get(i).sample().id()).isEqualTo(Integer.toString(i));
                switch (outcomes.get(i)) {
                    case Outcome.Scored scored -> assertThat(scored.reward().value()).as("sample %d", i)
                            .isEqualTo(i % 5 / 4.0);
                    case Outcome.Failed failed -> failures.merge(failed.cause().kind(), 1, Integer::sum);
                }
            }
            assertThat(failures.keySet()).isSubsetOf(Kind.JUDGE_UNAVAILABLE, Kind.UNREADABLE_VERDICT);
            assertThat(failures.values().stream().mapToInt(Integer::intValue).sum()).isLessThan(30);
            assertThat(server.calls()).isGreaterThan(1_200).isLessThanOrEqualTo(1_000 * 2 * (RETRIES + 1));
            assertThat(told.values().stream().mapToLong(LongAdder::sum).sum()).isEqualTo(server.calls());
            assertThat(told).hasEntrySatisfying(JudgeCall.Result.RETRIED,
                    retried -> assertThat(retried.sum()).isGreaterThan(150));
        }
    }

    @Test
    void withoutFaultsEverySampleIsScoredInOneCallAndTheConcurrencyIsUsed() {
        try (FixtureServer server = server().withLatency(Duration.ofMillis(200)).start();
                ResilientJudgeModel model = steady(Client.BEDROCK_TEXT.model(server, Duration.ofMinutes(1)))) {
            List<Outcome> outcomes = BatchScorer.of(RubricJudge.of(model, RUBRIC)).withConcurrency(64)
                    .scoreAll(samples(256));
            assertThat(outcomes).hasSize(256).hasOnlyElementsOfType(Outcome.Scored.class);
            assertThat(server.calls()).isEqualTo(256);
            assertThat(server.mostAtOnce()).isBetween(32, 64);
        }
    }

    @Test
    void threeJudgesOfACompositeAreAskedAtTheSameTime() {
        try (FixtureServer server = server().withLatency(Duration.ofMillis(200)).start();
                ResilientJudgeModel model = steady(Client.BEDROCK_TEXT.model(server, Duration.ofMinutes(1)))) {
            CompositeReward.Builder three = CompositeReward.builder();
            for (String name : List.of("one", "two", "three")) {
                three.term(name, 1, RubricJudge.of(model, Rubric.of(name).ask(RUBRIC.criteria().getFirst())));
            }
            assertThat(three.build().score(samples(1).getFirst()).value()).isZero();
            assertThat(server.mostAtOnce()).isEqualTo(3);
        }
    }

    @Test
    void afterTheDeadlineNothingRunsOn() throws InterruptedException {
        try (FixtureServer server = server()
                .withFaults(1, 0.9, Fault.THROTTLED_FOR_A_SECOND, Fault.UNAVAILABLE, Fault.DRIP)
                .start();
                ResilientJudgeModel model = ResilientJudgeModel.of(Client.BEDROCK_TEXT.model(server))) {
            List<Outcome> outcomes = BatchScorer.of(RubricJudge.of(model, RUBRIC)).withConcurrency(64)
                    .withTimeLimit(Duration.ofMillis(1_500)).scoreAll(samples(300));
            assertThat(outcomes).hasSize(300).allSatisfy(outcome -> {
                if (outcome instanceof Outcome.Failed failed) {
                    assertThat(failed.cause().kind()).isIn(Kind.DEADLINE, Kind.JUDGE_UNAVAILABLE);
                }
            });
            assertThat(BatchScorer.of(RubricJudge.of(model, RUBRIC)).withTimeLimit(Duration.ZERO).scoreAll(samples(10)))
                    .allSatisfy(outcome -> assertThat(((Outcome.Failed) outcome).cause().kind())
                            .isEqualTo(Kind.DEADLINE));
            passLongerThanAnyRetryWaits();
            int calls = server.calls();
            passLongerThanAnyRetryWaits();
            assertThat(server.calls()).isEqualTo(calls);
        }
    }

    /// The first time for what was on its way when the batch ended.
    private static void passLongerThanAnyRetryWaits() throws InterruptedException {
        assertThat(new CountDownLatch(1).await(1_300, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void aGateThatClosesPaysForNoCall() {
        try (FixtureServer server = server().start(); ResilientJudgeModel model = steady(Client.OPENAI.model(server))) {
            RewardFunction reward = CompositeReward.builder()
                    .gate("even", sample -> Reward.of(sample.id().matches(".*[02468]") ? 1 : 0))
                    .factor("zero", sample -> Reward.of(sample.id().endsWith("0") ? 0 : 1))
                    .term("judge", 1, RubricJudge.of(model, RUBRIC))
                    .build();
            assertThat(BatchScorer.of(reward).scoreAll(samples(100))).hasOnlyElementsOfType(Outcome.Scored.class);
            assertThat(server.calls()).isEqualTo(40);
        }
    }
}
