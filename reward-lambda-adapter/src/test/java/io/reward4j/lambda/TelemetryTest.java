package io.reward4j.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.RewardReply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryTest {

    private static final RewardFunction PASS = sample -> Reward.pass();

    @Test
    void eachPartCanBeSwitchedOff() {
        Logged samplesOnly = Logged.of(PASS, Telemetry.builder().metrics(false));
        Logged metricsOnly = Logged.of(PASS, Telemetry.builder().sampleShare(0));
        Logged nothing = Logged.of(PASS, Telemetry.builder().metrics(false).sampleLines(0));

        samplesOnly.answer(Logged.event("1"));
        metricsOnly.answer(Logged.event("1"));
        nothing.answer(Logged.event("1"));

        assertThat(samplesOnly.metrics()).isEmpty();
        assertThat(samplesOnly.samples()).hasSize(1);
        assertThat(metricsOnly.metrics()).hasSize(1);
        assertThat(metricsOnly.samples()).isEmpty();
        assertThat(nothing.log()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"off, on, 0, 1", "all, on, 150, 1", "0.1, on, 15, 1", "0, off, 0, 0", "1, off, 100, 0"})
    void environmentWinsOverTheCode(String samples, String metrics, int lines, int metricLines) {
        Map<String, String> environment = Map.of("REWARD_SAMPLE_LOGS", samples, "REWARD_METRICS", metrics);
        Logged lambda = Logged.of(
                RewardEndpoint.of(PASS),
                Telemetry.builder().metrics(false).sampleShare(0.5).environment(environment));

        lambda.answer(Logged.event(("a" + " a".repeat(149)).split(" ", -1)));

        assertThat(lambda.samples()).hasSize(lines);
        assertThat(lambda.metrics()).hasSize(metricLines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "2", "-0.1", "NaN", "10%"})
    void environmentThatSaysNothingKnownIsRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Telemetry.builder().environment(Map.of("REWARD_SAMPLE_LOGS", value)).build())
                .withMessage("REWARD_SAMPLE_LOGS must be off, all, or a share in [0, 1]: '" + value + "'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Telemetry.builder().environment(Map.of("REWARD_METRICS", value)).build())
                .withMessage("REWARD_METRICS must be on or off: '" + value + "'");
    }

    @Test
    void namespaceAndDimensionsAreThoseThatWereGiven() {
        Logged lambda = Logged.of(PASS, Telemetry.builder().namespace("Team/Rewards").dimension("Stage", "prod"));

        lambda.answer(Logged.event("1"));

        assertThat(lambda.log())
                .contains("\"Namespace\":\"Team/Rewards\",\"Dimensions\":[[\"FunctionName\",\"Stage\"]]");
        assertThat(lambda.metrics().getFirst().path("Stage").asString()).isEqualTo("prod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AWS/Lambda", ":rewards", "with space", "採点"})
    void namespaceThatCloudWatchRefusesIsRefused(String namespace) {
        assertThatIllegalArgumentException().isThrownBy(() -> Telemetry.builder().namespace(namespace));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":name", "採点", "FunctionName", "_aws", "Samples", "Component/x",
            "SamplesFailed/deadline"})
    void dimensionThatCloudWatchRefusesOrThatIsTakenIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Telemetry.builder().dimension(name, "value"));
    }

    @Test
    void dimensionsHaveLimits() {
        assertThatIllegalArgumentException().isThrownBy(() -> Telemetry.builder().dimension("Stage", " "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Telemetry.builder().dimension("Stage", "x".repeat(1_025)));
        Telemetry.Builder full = Telemetry.builder();
        for (int i = 0; i < 29; i++) {
            full.dimension("d" + i, "x");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> full.dimension("d0", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> full.dimension("d29", "x"));
        Logged lambda = Logged.of(PASS, full);

        lambda.answer(Logged.event("1"));

        assertThat(lambda.metrics()).hasSize(1);
    }

    @Test
    void errorInAnEnvelopeIsCountedAsOne() {
        Logged lambda = Logged.of(
                RewardEndpoint.builder(PASS).format(RewardReply.Format.ENVELOPE).build(), Telemetry.builder());

        assertThat(lambda.answer("[{")).startsWith("{\"statusCode\":400,");

        assertThat(lambda.metrics().getFirst().path("InvocationsFailed").asInt()).isEqualTo(1);
        assertThat(lambda.metrics().getFirst().path("errorType").asString()).isEqualTo("UnreadableEventException");
    }

    @Test
    void pingHasNoLineOfASample() {
        Logged lambda = Logged.of(PASS);

        assertThat(lambda.answer("{\"warmer\":true}")).isEqualTo("[]");

        assertThat(lambda.log().lines()).singleElement().asString().contains("\"Samples\":0");
    }

    @Test
    void preflightIsALineOfItsOwnAndNoFailure() {
        Logged lambda = Logged.of(PASS);

        String reply = lambda.answer("[{\"id\":1,\"prompt\":\"q\"},{\"id\":2,\"prompt\":\"q\"}]");

        assertThat(reply).contains("\"reward_failure\":\"refused_input: preflight");
        assertThat(lambda.log().lines().findFirst().orElseThrow()).isEqualTo("{\"level\":\"INFO\",\"message\":"
                + "\"preflight: 2 samples without an answer, answered with 0.5\",\"samples\":2,"
                + "\"requestId\":\"request-1\"}");
        assertThat(lambda.samples()).hasSize(1);
        assertThat(lambda.metrics()).singleElement().satisfies(metrics -> {
            assertThat(metrics.path("Samples").asInt()).isZero();
            assertThat(metrics.path("SamplesFailed").asInt()).isZero();
            assertThat(metrics.has("SamplesFailed/refused_input")).isFalse();
        });
    }

    @Test
    void preflightHasNoLineWhereNothingIsLogged() {
        Logged nothing = Logged.of(PASS, Telemetry.builder().metrics(false).sampleLines(0));

        nothing.answer("[{\"id\":1,\"prompt\":\"q\"}]");

        assertThat(nothing.log()).isEmpty();
    }

    @Test
    void logThatCannotBeWrittenHarmsNoReply() {
        Telemetry broken = Telemetry.builder().writeTo(() -> {
            throw new IllegalStateException("no log");
        }).build();
        InvocationTally tally = new InvocationTally();

        broken.write(tally, new Invocation("f", "1", "r"));

        assertThat(tally.outcomes()).isEmpty();
    }
}
