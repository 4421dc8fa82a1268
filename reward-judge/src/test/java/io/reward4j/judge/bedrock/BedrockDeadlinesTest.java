package io.reward4j.judge.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.reward4j.BatchScorer;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.server.Fault;
import io.reward4j.judge.server.FixtureServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

class BedrockDeadlinesTest {

    private static final JudgePrompt PROMPT = JudgePrompt.of("", "Is it so?");
    private static final Duration GUARD = Duration.ofSeconds(30);

    @Test
    void aBatchReturnsAtItsTimeLimitAndAsksNoMore() {
        FixtureServer.Setup slow = FixtureServer.answering(request -> "fine").withLatency(Duration.ofMinutes(5));
        try (FixtureServer server = slow.start();
                BedrockJudgeModel model = Models.of(server).build()) {
            List<Sample> samples = IntStream.range(0, 40).mapToObj(i -> Sample.of("q" + i, "a")).toList();
            BatchScorer scorer = BatchScorer.of(asking(model)).withConcurrency(8).withTimeLimit(Duration.ofSeconds(2));

            List<Outcome> outcomes = assertTimeoutPreemptively(GUARD, () -> scorer.scoreAll(samples));

            assertThat(outcomes).hasSize(40).allSatisfy(outcome -> assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.cause().kind()).isEqualTo(Kind.DEADLINE)));
            assertThat(server.calls()).isBetween(1, 8);
            assertThat(server.mostAtOnce()).isLessThanOrEqualTo(8);
        }
    }

    @Test
    void theDeadlineOfABatchEndsACallAndNoneIsMadeAfterIt() {
        try (FixtureServer server = FixtureServer.answering(request -> "fine").withFaults(1, 1, Fault.DRIP).start();
                BedrockJudgeModel model = Models.of(server).build()) {
            RewardFunction late = ((RewardFunction) sample -> {
                JudgeModelException first = failure(model);
                JudgeModelException second = failure(model);
                throw new RewardException(first.kind(), first.getMessage() + " | " + second.getMessage());
            }).withTraits(Traits.calling(1));

            Outcome outcome = assertTimeoutPreemptively(GUARD, () -> BatchScorer.of(late)
                    .withTimeLimit(Duration.ofSeconds(2))
                    .scoreAll(List.of(Sample.of("q", "a")))
                    .getFirst());

            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            assertThat(((Outcome.Failed) outcome).cause().kind()).isEqualTo(Kind.DEADLINE);
            assertThat(server.calls()).isEqualTo(1);
        }
    }

    @Test
    void anInterruptedThreadIsLateAndStaysInterrupted() {
        FixtureServer.Setup slow = FixtureServer.answering(request -> "fine").withLatency(Duration.ofMinutes(5));
        try (FixtureServer server = slow.start();
                BedrockJudgeModel model = Models.of(server).build()) {
            FutureTask<Boolean> asked = new FutureTask<>(() -> {
                assertThat(failure(model).kind()).isEqualTo(Kind.DEADLINE);
                return Thread.currentThread().isInterrupted();
            });
            Thread thread = Thread.ofVirtual().start(asked);
            assertTimeoutPreemptively(GUARD, () -> {
                while (server.calls() == 0) {
                    Thread.onSpinWait();
                }
                thread.interrupt();
                assertThat(asked.get()).isTrue();
            });
        }
    }

    @Test
    void noMoreCallsAreUnderWayThanWereAllowedAndTheOthersWait() {
        FixtureServer.Setup slow = FixtureServer.answering(request -> "fine").withLatency(Duration.ofMillis(50));
        try (FixtureServer server = slow.start();
                BedrockJudgeModel model = Models.of(server).concurrency(3).build()) {
            List<Sample> samples = IntStream.range(0, 12).mapToObj(i -> Sample.of("q" + i, "a")).toList();

            List<Outcome> outcomes = assertTimeoutPreemptively(
                    GUARD, () -> BatchScorer.of(asking(model)).withConcurrency(12).scoreAll(samples));

            assertThat(outcomes).hasSize(12).hasOnlyElementsOfType(Outcome.Scored.class);
            assertThat(server.mostAtOnce()).isEqualTo(3);
        }
    }

    @Test
    void closingEndsTheConnectionsOfItsOwnClientOnly() {
        try (FixtureServer server = FixtureServer.answering(request -> "fine").start();
                BedrockRuntimeClient client = BedrockRuntimeClient.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(server.endpoint())
                        .build()) {
            BedrockJudgeModel borrowed = BedrockJudgeModel.builder(Models.ID).client(client).build();
            borrowed.close();
            assertThat(borrowed.reply(PROMPT).text()).isEqualTo("fine");

            BedrockJudgeModel own = Models.of(server).build();
            assertThat(own.reply(PROMPT).text()).isEqualTo("fine");
            own.close();
            assertThat(failure(own)).hasMessage(Models.ID + " was closed");
            assertThat(failure(own).isTemporary()).isFalse();
            assertThatCode(own::close).doesNotThrowAnyException();
            assertThat(server.calls()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatIsNotThereIsTemporary() {
        try (BedrockJudgeModel model = BedrockJudgeModel.builder(Models.ID)
                .region("us-east-1")
                .endpoint(URI.create("http://127.0.0.1:1"))
                .build()) {
            assertThat(failure(model).isTemporary()).isTrue();
        }
    }

    private static RewardFunction asking(JudgeModel model) {
        return ((RewardFunction) sample -> {
            try {
                return model.reply(JudgePrompt.of("", sample.id() + sample.messages())).text().isEmpty()
                        ? Reward.of(0, "")
                        : Reward.pass();
            } catch (JudgeModelException e) {
                throw new RewardException(e.kind(), e.getMessage(), e);
            }
        }).withTraits(Traits.calling(1));
    }

    private static JudgeModelException failure(JudgeModel model) {
        return catchThrowableOfType(JudgeModelException.class, () -> model.reply(PROMPT));
    }
}
