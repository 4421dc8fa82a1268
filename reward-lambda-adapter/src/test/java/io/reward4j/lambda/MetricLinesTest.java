package io.reward4j.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.CompositeReward;
import io.reward4j.JudgeCall;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.wire.UnreadableEventException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every line of metrics that is read here is held to the specification by [EmbeddedMetrics].
class MetricLinesTest {

    /// The completion is the reward.
    private static final RewardFunction NUMBER = sample -> Reward.of(Double.parseDouble(sample.completion()));

    @Test
    void oneLineTellsOfAnInvocation() {
        Logged lambda = Logged.of(CompositeReward.builder().term("a", 1, NUMBER).metric("b", NUMBER).build());

        lambda.answer(Logged.event("0", "0.5", "1"));

        assertThat(lambda.metrics()).hasSize(1).first().satisfies(line -> {
            assertThat(line.path("_aws").path("CloudWatchMetrics").path(0).path("Namespace").asString())
                    .isEqualTo("Reward4j");
            assertThat(line.path("_aws").path("CloudWatchMetrics").path(0).path("Dimensions").toString())
                    .isEqualTo("[[\"FunctionName\"]]");
            assertThat(line.path("FunctionName").asString()).isEqualTo("TestSageMaker");
            assertThat(line.path("requestId").asString()).isEqualTo("request-1");
            assertThat(line.path("Samples").asInt()).isEqualTo(3);
            assertThat(line.path("SamplesFailed").asInt()).isZero();
            assertThat(line.path("AggregateReward").toString()).isEqualTo("[0,0.5,1]");
            assertThat(line.path("RewardMean").asDouble()).isEqualTo(0.5);
            assertThat(line.path("RewardP50").asDouble()).isEqualTo(0.5);
            assertThat(line.path("RewardP90").asDouble()).isEqualTo(1);
            assertThat(line.path("Component/a").asDouble()).isEqualTo(0.5);
            assertThat(line.path("Component/b").asDouble()).isEqualTo(0.5);
            assertThat(line.path("InvocationsFailed").asInt()).isZero();
            assertThat(line.path("EvaluationLatency").asDouble()).isPositive();
            assertThat(line.has("JudgeCalls")).isFalse();
        });
    }

    @Test
    void failuresAreCountedByKindAndHaveNoPartInTheRewards() {
        Logged lambda = Logged.of(sample -> {
            return switch (sample.completion()) {
                case "late" -> throw new RewardException(Kind.DEADLINE, "late");
                case "down" -> throw new RewardException(
                        Kind.JUDGE_UNAVAILABLE, "down", null,
                        List.of(new Component.Scored("gate", Role.GATE, 0, Reward.pass())));
                default -> Reward.of(0.25);
            };
        });

        lambda.answer(Logged.event("late", "down", "fine", "late"));

        JsonNode line = lambda.metrics().getFirst();
        assertThat(line.path("Samples").asInt()).isEqualTo(4);
        assertThat(line.path("SamplesFailed").asInt()).isEqualTo(3);
        assertThat(line.path("SamplesFailed/deadline").asInt()).isEqualTo(2);
        assertThat(line.path("SamplesFailed/judge_unavailable").asInt()).isEqualTo(1);
        assertThat(line.path("RewardMean").asDouble()).isEqualTo(0.25);
        assertThat(line.path("Component/gate").asDouble()).isEqualTo(1);
    }

    @Test
    void whereNothingWasScoredNoNumberStandsForIt() {
        Logged lambda = Logged.of(sample -> {
            throw new RewardException(Kind.DEADLINE, "late");
        });

        lambda.answer(Logged.event("1"));
        lambda.answer("[]");

        assertThat(lambda.metrics()).hasSize(2).allSatisfy(line -> {
            assertThat(line.has("AggregateReward")).isFalse();
            assertThat(line.has("RewardMean")).isFalse();
        });
    }

    @Test
    void eventThatCannotBeReadIsAnInvocationThatFailed() {
        Logged lambda = Logged.of(NUMBER);

        assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> lambda.answer("[{"));

        assertThat(lambda.metrics()).hasSize(1);
        assertThat(lambda.metrics().getFirst().path("InvocationsFailed").asInt()).isEqualTo(1);
        assertThat(lambda.metrics().getFirst().path("errorType").asString()).isEqualTo("UnreadableEventException");
    }

    @Test
    void judgesAreToldOfWhereTheyWereAsked() {
        Logged lambda = Logged.of(((RewardFunction) sample -> {
            call(JudgeCall.Result.RETRIED, 0);
            call(JudgeCall.Result.REPLIED, 100);
            call(JudgeCall.Result.CACHED, 0);
            call(JudgeCall.Result.FAILED, 0);
            return Reward.pass();
        }).withTraits(Traits.calling(1)));

        lambda.answer(Logged.event("1", "2"));

        JsonNode line = lambda.metrics().getFirst();
        assertThat(line.path("JudgeCalls").asInt()).isEqualTo(6);
        assertThat(line.path("JudgeRetries").asInt()).isEqualTo(2);
        assertThat(line.path("JudgeFailures").asInt()).isEqualTo(2);
        assertThat(line.path("JudgeCacheHits").asInt()).isEqualTo(2);
        assertThat(line.path("JudgeInputTokens").asInt()).isEqualTo(200);
        assertThat(line.path("JudgeOutputTokens").asInt()).isEqualTo(20);
        assertThat(line.path("JudgeLatency").toString()).isEqualTo("[12,12]");
    }

    private static void call(JudgeCall.Result result, long tokens) {
        RewardListener.current().judgeCalled(
                new JudgeCall("model", "", result, Duration.ofMillis(12), tokens, tokens / 10));
    }

    @Test
    void ofManyRewardsAHundredAreWrittenThatAreSpreadLikeThem() {
        Logged lambda = Logged.of(NUMBER);

        lambda.answer(Logged.event(IntStream.range(0, 1_000).mapToObj(i -> "" + i / 1_000.0).toArray(String[]::new)));

        JsonNode line = lambda.metrics().getFirst();
        assertThat(line.path("AggregateReward")).hasSize(100);
        assertThat(line.path("AggregateReward").path(0).asDouble()).isEqualTo(0.004, within(0.001));
        assertThat(line.path("AggregateReward").path(99).asDouble()).isEqualTo(0.994, within(0.001));
        assertThat(line.path("RewardMean").asDouble()).isEqualTo(0.4995, within(1e-12));
        assertThat(line.path("RewardP10").asDouble()).isEqualTo(0.099);
        assertThat(line.path("RewardP90").asDouble()).isEqualTo(0.899);
    }

    @Test
    void groupsWithoutVarianceAreCountedByPrompt() {
        Logged lambda = Logged.of(NUMBER);
        StringBuilder samples = new StringBuilder();
        for (String sample : List.of("a 0", "a 0", "b 0", "b 1", "c 1", "c broken", "d 1", "e 1", "e 1", "e 1")) {
            samples.append(samples.isEmpty() ? "[" : ",")
                    .append("{\"messages\":[{\"role\":\"user\",\"content\":\"").append(sample.charAt(0))
                    .append("\"},{\"role\":\"assistant\",\"content\":\"").append(sample.substring(2)).append("\"}]}");
        }
        lambda.answer(samples.append("]").toString());
        lambda.answer(Logged.event("1"));

        assertThat(lambda.metrics().get(0).path("GroupsWithoutVariance").toString()).isEqualTo("[1,0,1]");
        assertThat(lambda.metrics().get(1).has("GroupsWithoutVariance")).isFalse();
    }

    @Test
    void numbersThatCloudWatchRefusesAreLeftOutAndTinyOnesAreNothing() {
        Logged lambda = Logged.of(NUMBER.withTraits(Traits.code().withRange(-Double.MAX_VALUE, Double.MAX_VALUE)));

        lambda.answer(Logged.event("1e300", "-1e300", "1e-300", "4"));

        assertThat(lambda.metrics().getFirst().path("AggregateReward").toString()).isEqualTo("[0,4]");
        assertThat(lambda.metrics().getFirst().path("RewardMean").asDouble()).isEqualTo(2);
    }

    @Test
    void componentsBeyondTheLimitAreLeftOutInOrderAndCounted() {
        Logged lambda = Logged.of(parts(sample -> IntStream.range(0, 200).mapToObj(i -> "part" + i).toList()));

        lambda.answer(Logged.event("1"));

        JsonNode line = lambda.metrics().getFirst();
        assertThat(line.has("Component/part0")).isTrue();
        assertThat(line.has("Component/part74")).isTrue();
        assertThat(line.has("Component/part75")).isFalse();
        assertThat(line.path("componentsLeftOut").asString()).isEqualTo("125");
    }

    @Test
    void namesThatComeOutOfSamplesMakeOnlySoManyMetricsAsLongAsTheFunctionLives() {
        Logged lambda = Logged.of(parts(sample -> List.of("name of " + sample.id())));

        for (int i = 0; i < 10; i++) {
            int first = 20 * i;
            lambda.answer(
                    Logged.event(IntStream.range(first, first + 20).mapToObj(n -> "" + n).toArray(String[]::new)));
        }

        assertThat(lambda.metrics().stream().flatMap(line -> line.propertyNames().stream())
                .filter(name -> name.startsWith("Component/")).distinct()).hasSize(75);
    }

    @Test
    void oddNamesOfComponentsDoNoHarm() {
        List<String> names = List.of(
                "\n", "a\nb\r\u2028", "\"quoted\\", "\uD800", "_aws", "Samples", "x".repeat(2_000), "採点", "\u0000");
        Logged lambda = Logged.of(parts(sample -> names));

        lambda.answer(Logged.event("1"));

        assertThat(lambda.metrics().getFirst().path("Component/採点").asDouble()).isEqualTo(1);
        assertThat(lambda.metrics().getFirst().path("Component/Samples").asDouble()).isEqualTo(1);
        assertThat(lambda.metrics().getFirst().path("componentsLeftOut").asString()).isEqualTo("1");
        assertThat(lambda.samples()).hasSize(1);
    }

    @Test
    void namesThatReadAlikeOnceWrittenStandOnALineOnce() {
        List<String> names = List.of(
                "\uD800", "\uD801", "?", "x".repeat(254) + "\uD83C\uDC04", "x".repeat(254) + "\uD83D\uDE00");
        Logged lambda = Logged.of(parts(sample -> names));

        lambda.answer(Logged.event("1"));

        assertThat(lambda.metrics().getFirst().path("Component/?").asDouble()).isEqualTo(1);
        assertThat(lambda.metrics().getFirst().path("componentsLeftOut").asString()).isEqualTo("4");
        assertThat(lambda.samples().getFirst().path("?").asDouble()).isEqualTo(1);
    }

    @Test
    void lineStaysBelowTheLimitOfALogEventAtItsWorst() {
        Logged lambda = Logged.of(parts(sample -> IntStream.range(0, 200)
                .mapToObj(i -> "\u0001".repeat(230) + i).toList()));

        lambda.answer(
                Logged.event(IntStream.range(0, 200).mapToObj(i -> i + "\u0001".repeat(9_000)).toArray(String[]::new)));

        assertThat(lambda.metrics()).hasSize(1);
        assertThat(lambda.samples()).hasSize(100);
    }

    private interface Names {
        List<String> of(Sample sample);
    }

    private static RewardFunction parts(Names names) {
        return sample -> new Reward(1, "", names.of(sample).stream()
                .<Component>map(name -> new Component.Scored(name, Role.METRIC, 0, Reward.pass()))
                .toList());
    }
}
