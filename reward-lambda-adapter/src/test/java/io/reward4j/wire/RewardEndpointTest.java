package io.reward4j.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.reward4j.Aggregation;
import io.reward4j.CompositeReward;
import io.reward4j.GroupRewardFunction;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewardEndpointTest {

    private static final RewardFunction FAILS_ON_B = sample -> {
        if (sample.completion().startsWith("b")) {
            throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "no judge");
        }
        return Events.SHARE_OF_A.score(sample);
    };

    private static final String EVENT = Events.list(
            Events.sample("1", "aa"), Events.sample("2", "b"), Events.sample("3", "aaaaaa"),
            "{\"id\":4,\"prompt\":\"another\",\"completion\":\"b\"}", "{\"id\":5}");

    @Test
    void handleWritesTheReply() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        RewardEndpoint.of(Events.SHARE_OF_A)
                .handle(new ByteArrayInputStream(Events.list(Events.sample("\"x\"", "aab")).getBytes(
                        UTF_8)), out);

        assertThat(out).hasToString("[{\"id\":\"x\",\"aggregate_reward_score\":0.2,\"metrics_list\":["
                + "{\"name\":\"reward_failed\",\"value\":0.0,\"type\":\"Metric\"}]}]");
    }

    @Test
    void metricsAreTheComponentsByPathWithItemsAveraged() {
        RewardFunction comment = CompositeReward.builder()
                .term("grounded", 1, sample -> Reward.of(sample.completion().equals("x") ? 1 : 0))
                .metric("length", sample -> Reward.of(sample.completion().length() / 10.0))
                .build();
        RewardFunction reward = CompositeReward.builder()
                .gate("open", sample -> Reward.pass())
                .factor("short", sample -> Reward.of(0.5))
                .term("comments", 1, comment.forEach(
                        sample -> new Extraction.Found<>(List.of("x", "yyy")), Aggregation.mean()))
                .metric("broken", sample -> {
                    throw new RewardException(RewardException.Kind.SCORER_FAILED, "oh");
                })
                .metric("reward_failed", sample -> Reward.of(0.5))
                .build();

        ReplyReader.Result result = Events.results(RewardEndpoint.of(reward), Events.list(Events.sample("1", "a")))
                .getFirst();

        assertThat(result.score()).isEqualTo(0.25);
        assertThat(result.metrics()).containsExactly(
                new ReplyReader.Metric("open", 1, "Metric"),
                new ReplyReader.Metric("short", 0.5, "Metric"),
                new ReplyReader.Metric("comments", 0.5, "Reward"),
                new ReplyReader.Metric("comments/grounded", 0.5, "Reward"),
                new ReplyReader.Metric("comments/length", 0.2, "Metric"),
                new ReplyReader.Metric("reward_failed", 0, "Metric"));
    }

    @Test
    void failedSampleKeepsTheMetricsOfWhatWasScored() {
        RewardFunction reward = CompositeReward.builder()
                .term("first", 1, sample -> Reward.of(0.75))
                .term("second", 1, FAILS_ON_B)
                .build();

        ReplyReader.Result result = Events.results(RewardEndpoint.of(reward), Events.list(Events.sample("1", "b")))
                .getFirst();

        assertThat(result.metrics()).containsExactly(
                new ReplyReader.Metric("first", 0.75, "Reward"),
                new ReplyReader.Metric("reward_failed", 1, "Metric"),
                new ReplyReader.Metric("reward_failed/judge_unavailable", 1, "Metric"));
    }

    @Test
    void neutralIsTheMiddleOfTheDeclaredRange() {
        assertThat(scores(RewardEndpoint.of(FAILS_ON_B))).containsExactly(0.2, 0.5, 0.6, 0.5, 0.5);
        assertThat(scores(RewardEndpoint.of(FAILS_ON_B.withRange(-1, 1)))).containsExactly(0.2, 0.0, 0.6, 0.0, 0.0);
        assertThat(scores(RewardEndpoint.of(FAILS_ON_B.withRange(-3, 0.6)))).containsExactly(0.2, -1.0, 0.6, -1.0,
                -1.0);
        assertThat(scores(RewardEndpoint.of(FAILS_ON_B.withRange(-Double.MAX_VALUE, Double.MAX_VALUE))))
                .containsExactly(0.2, 0.0, 0.6, 0.0, 0.0);
    }

    @Test
    void siblingMeanIsTheMeanOfTheGroupOrNeutral() {
        RewardEndpoint endpoint = RewardEndpoint.builder(FAILS_ON_B).failurePolicy(FailurePolicy.siblingMean()).build();

        assertThat(scores(endpoint)).containsExactly(0.2, 0.4, 0.6, 0.5, 0.5);
    }

    @Test
    void siblingsHaveEqualReferencesToo() {
        RewardEndpoint endpoint = RewardEndpoint.builder(FAILS_ON_B).failurePolicy(FailurePolicy.siblingMean()).build();
        String sample = "{\"prompt\":\"q\",\"completion\":\"%s\",\"reference_answer\":%s}";

        assertThat(Events.results(endpoint, Events.list(
                sample.formatted("aaaaaaaaaa", "1"), sample.formatted("b", "1"), sample.formatted("aa", "2"),
                sample.formatted("b", "2"))))
                .extracting(ReplyReader.Result::score).containsExactly(1.0, 1.0, 0.2, 0.2);
    }

    @Test
    void failInvocationIsAnErrorForTheWholeEvent() {
        RewardReply reply = Events.reply(
                RewardEndpoint.builder(FAILS_ON_B).failurePolicy(FailurePolicy.failInvocation()).build(), EVENT);

        assertThat(reply.error().orElseThrow()).isInstanceOf(RewardException.class);
        assertThat(reply).hasToString(
                "{\"errorType\":\"RewardException\",\"errorMessage\":\"sample '2' failed: no judge\"}");
    }

    @Test
    void failInvocationLeavesEventsWithoutFailuresAlone() {
        RewardEndpoint endpoint = RewardEndpoint.builder(FAILS_ON_B).failurePolicy(FailurePolicy.failInvocation())
                .build();

        assertThat(Events.results(endpoint, Events.list(Events.sample("1", "a")))).hasSize(1);
    }

    @Test
    void envelopeHoldsResultsAsTextAndErrorsUnderTheirStatus() {
        RewardEndpoint.Builder builder = RewardEndpoint.builder(FAILS_ON_B).format(RewardReply.Format.ENVELOPE);

        assertThat(Events.results(builder.build(), EVENT)).hasSize(5);
        assertThat(Events.reply(builder.build(), EVENT).toString()).startsWith(
                "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/json\"},\"body\":\"[{\\\"id\\\":1,");
        assertThat(Events.reply(builder.build(), "{").toString()).startsWith(
                "{\"statusCode\":400,\"headers\":{\"Content-Type\":\"application/json\"},\"body\":\"{\\\"errorType\\\":\\\"UnreadableEventException\\\"");
        assertThat(Events.reply(builder.failurePolicy(FailurePolicy.failInvocation()).build(), EVENT).toString())
                .startsWith("{\"statusCode\":500,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"warmer\":true}", "{\"ping\":true,\"n\":[1]}",
            "{\"source\":\"serverless-plugin-warmup\"}",
            "{\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"detail\":{},\"id\":\"x\"}"})
    void pingIsAnsweredWithNoResultsAndNobodyHearsOfIt(String ping) {
        List<String> heard = new ArrayList<>();
        RewardEndpoint endpoint = RewardEndpoint.builder(sample -> {
            heard.add("scored");
            return Reward.pass();
        }).failurePolicy(FailurePolicy.failInvocation()).listener(new RewardListener() {
            @Override
            public void failed(Sample sample, RewardException cause) {
                heard.add("failed");
            }
        }).build();

        assertThat(Events.reply(endpoint, ping)).hasToString("[]");
        assertThat(Events.reply(endpoint.withFormat(RewardReply.Format.ENVELOPE), ping)).hasToString(
                "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/json\"},\"body\":\"[]\"}");
        assertThat(heard).isEmpty();
    }

    @Test
    void rangeMustHoldWhatTheRewardAnnounces() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RewardEndpoint.builder(Events.SHARE_OF_A).range(0, 0.5).build())
                .withMessage("the endpoint's range [0.0, 0.5] does not hold what the reward announces: [0.0, 1.0]; "
                        + "declare that with range(0.0, 1.0), or carry the reward into it with clamp(0.0, 0.5) or "
                        + "rescale");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RewardEndpoint.builder(Events.SHARE_OF_A).range(-1, 1).build())
                .withMessage("the endpoint's range is [-1.0, 1.0], but the reward announces [0.0, 1.0], so that any "
                        + "other value would fail; write RewardFunction.inRange(-1.0, 1.0, reward) if it returns such "
                        + "values, or reward.rescale(0, 1, -1.0, 1.0) to carry it there");
        assertThat(RewardEndpoint.builder(Events.SHARE_OF_A.rescale(0, 1, -1, 1)).range(-1, 1).build().range().min())
                .isEqualTo(-1);
        assertThat(RewardEndpoint.builder(Events.SHARE_OF_A.withRange(-0.5, 1)).range(-1, 1).build().range().min())
                .isEqualTo(-1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RewardEndpoint.builder(Events.SHARE_OF_A).range(0, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RewardEndpoint.builder(Events.SHARE_OF_A).deadlineMargin(Duration.ofMillis(-1)));
        assertThat(RewardEndpoint.of(Events.SHARE_OF_A.withRange(0.2, 3)).range().max()).isEqualTo(3);
    }

    @Test
    void groupRewardShapesTheSamplesOfOnePrompt() {
        GroupRewardFunction best = (group, base) -> {
            double most = base.stream().mapToDouble(Reward::value).max().orElseThrow();
            return base.stream().map(reward -> reward.withValue(reward.value() == most ? 1 : 0)).toList();
        };

        RewardEndpoint endpoint = RewardEndpoint.builder(FAILS_ON_B).group(best)
                .failurePolicy(FailurePolicy.siblingMean()).build();

        assertThat(scores(endpoint)).containsExactly(0.0, 0.5, 1.0, 0.5, 0.5);
    }

    @Test
    void listenerHearsOfEverySampleInOrder() {
        List<String> heard = new ArrayList<>();
        RewardListener listener = new RewardListener() {
            @Override
            public void scored(Sample sample, Reward reward) {
                heard.add(sample.id() + " scored");
            }

            @Override
            public void failed(Sample sample, RewardException cause) {
                heard.add(sample.id() + " " + cause.kind().id());
            }
        };

        Events.reply(RewardEndpoint.builder(FAILS_ON_B).listener(listener).build(), EVENT);

        assertThat(heard).containsExactly(
                "1 scored", "2 judge_unavailable", "3 scored", "4 judge_unavailable", "5 refused_input");
    }

    @Test
    void whatAScorerDoesWrongIsItsSamplesFailure() {
        RewardFunction wrong = sample -> switch (sample.completion()) {
            case "throws" -> throw new IllegalStateException("oh");
            case "overflows" -> overflow(0);
            case "leaves its range" -> Reward.of(7);
            case "is not a number" -> Reward.of(Double.NaN);
            default -> Reward.of(0.25);
        };

        List<ReplyReader.Result> results = Events.results(RewardEndpoint.of(wrong), Events.list(
                Events.sample("1", "throws"), Events.sample("2", "overflows"), Events.sample("3", "leaves its range"),
                Events.sample("4", "is not a number"), Events.sample("5", "fine")));

        assertThat(results).extracting(ReplyReader.Result::score, ReplyReader.Result::failed).containsExactly(
                tuple(0.5, true), tuple(0.5, true), tuple(0.5, true), tuple(0.5, true), tuple(0.25, false));
        assertThat(results.getFirst().names()).contains("reward_failed/scorer_failed");
    }

    private static Reward overflow(int depth) {
        return Math.sqrt(depth) < -1 ? Reward.pass() : overflow(depth + 1).withValue(0);
    }

    @Test
    void oneEndpointServesSeveralThreads() throws Exception {
        RewardEndpoint endpoint = RewardEndpoint.builder(FAILS_ON_B).failurePolicy(FailurePolicy.siblingMean()).build();
        String expected = Events.reply(endpoint, EVENT).toString();
        Callable<Boolean> task = () -> {
            for (int i = 0; i < 200; i++) {
                assertThat(Events.reply(endpoint, EVENT)).hasToString(expected);
            }
            return true;
        };

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> done : threads.invokeAll(List.of(task, task, task, task, task, task, task, task))) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    private static List<Double> scores(RewardEndpoint endpoint) {
        return Events.results(endpoint, EVENT).stream().map(ReplyReader.Result::score).toList();
    }
}
