package io.reward4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.BuggyReward;
import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.wire.RewardEndpoint;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SampleLinesTest {

    private static final RewardFunction PASS = sample -> Reward.of(1, "because of " + sample.completion());

    @Test
    void idScoreAndComponentsStandAtTheRoot() {
        Logged lambda = Logged.of(CompositeReward.builder()
                .term("correctness", 1, sample -> Reward.of(0.75))
                .metric("format", sample -> Reward.pass())
                .build());

        lambda.answer(Logged.event("123"));

        assertThat(lambda.samples()).hasSize(1);
        assertThat(lambda.samples().getFirst().toString()).isEqualTo("{\"level\":\"INFO\",\"requestId\":\"request-1\","
                + "\"id\":\"123\",\"aggregate_reward_score\":0.75,\"reward_failed\":0,\"correctness\":0.75,\"format\":1.0}");
    }

    @Test
    void sampleWithoutARewardHasNoScoreButTheKindOfItsFailure() {
        Logged lambda = Logged.of(sample -> {
            throw new RewardException(
                    Kind.UNREADABLE_VERDICT, "no\nverdict", null,
                    List.of(new Component.Scored("format", Role.GATE, 0, Reward.pass())));
        });

        lambda.answer(Logged.event("123"));

        assertThat(lambda.samples().getFirst().toString()).isEqualTo("{\"level\":\"WARN\",\"requestId\":\"request-1\","
                + "\"id\":\"123\",\"reward_failed\":1,\"failure\":\"unreadable_verdict\",\"reason\":\"no\\nverdict\",\"format\":1.0}");
    }

    @Test
    void sampleThatCannotBeReadHasALineToo() {
        Logged lambda = Logged.of(PASS);

        lambda.answer("[{\"id\":7},{\"id\":8,\"messages\":[{\"role\":\"assistant\",\"content\":\"x\"}]}]");

        assertThat(lambda.samples()).extracting(line -> line.path("id").asString()).containsExactly("7", "8");
        assertThat(lambda.samples().getFirst().path("failure").asString()).isEqualTo("refused_input");
    }

    @Test
    void componentsWhoseNamesAreTakenGoByAnother() {
        Logged lambda = Logged.of(sample -> new Reward(0.5, "", List.of(
                scored("id"), scored("aggregate_reward_score"), scored("_aws"), scored("level"), scored("fine"))));

        lambda.answer(Logged.event("123"));

        String line = lambda.log().lines().findFirst().orElseThrow();
        JsonNode fields = EmbeddedMetrics.parse(line);
        assertThat(fields.path("id").asString()).isEqualTo("123");
        assertThat(fields.path("aggregate_reward_score").asDouble()).isEqualTo(0.5);
        assertThat(fields.has("_aws")).isFalse();
        assertThat(fields.path("component/id").asDouble()).isEqualTo(1);
        assertThat(fields.path("component/aggregate_reward_score").asDouble()).isEqualTo(1);
        assertThat(fields.path("fine").asDouble()).isEqualTo(1);
    }

    private static Component scored(String name) {
        return new Component.Scored(name, Role.METRIC, 0, Reward.pass());
    }

    @Test
    void noTextOfTheSampleIsWrittenUnlessReasonsAreAskedFor() {
        String event = Logged.event("1").replace("\"content\":\"1\"", "\"content\":\"confidential\"");
        Logged silent = Logged.of(PASS);
        Logged loud = Logged.of(PASS, Telemetry.builder().reasons(true));

        silent.answer(event);
        loud.answer(event);

        assertThat(silent.log()).doesNotContain("confidential");
        assertThat(loud.samples().getFirst().path("reason").asString()).isEqualTo("because of confidential");
    }

    @Test
    void whatWentWrongIsWrittenInAnyCaseAndCut() {
        Logged lambda = Logged.of(sample -> {
            throw new RewardException(Kind.MISSING_REFERENCE, "no reference" + " at all".repeat(1_000));
        });

        lambda.answer(Logged.event("1"));

        assertThat(lambda.samples().getFirst().path("reason").asString()).startsWith("no reference at all")
                .hasSize(1_000);
    }

    @Test
    void whatAScorersExceptionSaidIsWrittenUnlessItIsSwitchedOff() {
        String event = Logged.event("1").replace("\"content\":\"1\"", "\"content\":\"confidential\"");
        Logged loud = Logged.of(BuggyReward::score);
        Logged silent = Logged.of(
                RewardEndpoint.builder(BuggyReward::score).exceptionMessages(false).build(),
                Telemetry.builder().environment(Map.of()));

        loud.answer(event);
        silent.answer(event);

        assertThat(loud.samples().getFirst().path("reason").asString())
                .startsWith("threw IllegalStateException at " + BuggyReward.PLACE).contains("confidential");
        assertThat(silent.samples().getFirst().path("reason").asString())
                .startsWith("threw IllegalStateException at " + BuggyReward.PLACE);
        assertThat(silent.log()).doesNotContain("confidential");
    }

    @Test
    void ofManySamplesAHundredHaveALineSpreadEvenly() {
        Logged lambda = Logged.of(PASS);

        lambda.answer(Logged.event(IntStream.range(0, 1_000).mapToObj(i -> "" + i).toArray(String[]::new)));

        assertThat(lambda.samples()).extracting(line -> line.path("id").asInt())
                .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(i -> 10 * i).toList());
    }

    @Test
    void shareIsSpreadEvenlyOverInvocations() {
        Logged lambda = Logged.of(PASS, Telemetry.builder().sampleShare(0.25));

        for (int i = 0; i < 20; i++) {
            lambda.answer(Logged.event("" + i));
        }

        assertThat(lambda.samples()).extracting(line -> line.path("id").asInt()).containsExactly(3, 7, 11, 15, 19);
    }

    @Test
    void eachLineIsOneWrite() {
        Writes writes = new Writes();
        Telemetry telemetry = Telemetry.builder().writeTo(() -> writes).build();
        InvocationTally tally = new InvocationTally();
        tally.scored(Sample.of("q", "a"), Reward.pass());
        tally.scored(Sample.of("q", "b"), Reward.pass());

        telemetry.write(tally, new Invocation("f", "1", "r"));

        assertThat(writes.texts).hasSize(3).allSatisfy(text -> {
            assertThat(text).endsWith("}\n");
            assertThat(EmbeddedMetrics.parse(text.strip())).isNotEmpty();
        });
    }

    private static final class Writes extends OutputStream {

        private final List<String> texts = new ArrayList<>();

        @Override
        public void write(int b) {
            throw new AssertionError("a single byte");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            texts.add(new String(bytes, offset, length, UTF_8));
        }
    }
}
