package io.reward4j.judge.openai;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiFaultsTest {

    private static final String SECRET = "the candidate's own words";
    private static final Duration GUARD = Duration.ofSeconds(30);

    /// A variable that every environment has stands in for one that holds a key.
    private static final String VARIABLE = "PATH";

    @ParameterizedTest
    @EnumSource(names = {
            "THROTTLED", "NOT_READY", "UNAVAILABLE", "INTERNAL", "MODEL_TIMEOUT", "MODEL_ERROR", "CLOSED", "HALF_BODY",
            "HTML"
    })
    void whatMayGoWellAnotherTimeIsTemporaryAndAskedOnce(Fault fault) {
        JudgeModelException failure = failure(fault);

        assertThat(failure.isTemporary()).as(failure.getMessage()).isTrue();
        assertThat(failure.kind()).isEqualTo(Kind.JUDGE_UNAVAILABLE);
        assertThat(failure.retryAfter()).isEmpty();
    }

    @Test
    void theServerMaySayWhenToAskAgain() {
        assertThat(failure(Fault.THROTTLED_FOR_A_SECOND).retryAfter()).contains(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCESS_DENIED", "NOT_FOUND", "INVALID", "MOVED"})
    void whatWillGoWrongAgainIsPermanentAndAskedOnce(Fault fault) {
        assertThat(failure(fault).isTemporary()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"REASONING_ONLY", "TRUNCATED"})
    void aReplyWithoutAnAnswerIsUnreadable(Fault fault) {
        JudgeModelException failure = failure(fault);

        assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE_VERDICT);
        assertThat(failure).hasMessageContaining(fault == Fault.TRUNCATED ? "length" : "only reasoning");
    }

    @Test
    void anAnswerThatDripsEndsAtTheTimeoutAndItsConnectionIsClosed() throws Exception {
        try (FixtureServer server = FixtureServer.answering(request -> "fine").withFaults(1, 1, Fault.DRIP).start();
                OpenAiJudgeModel model = model(server).timeout(Duration.ofSeconds(3)).build()) {
            JudgeModelException failure = assertTimeoutPreemptively(GUARD, () -> failure(model));

            assertThat(failure.isTemporary()).isTrue();
            assertThat(failure).hasMessageContaining("PT3S");
            assertThat(server.awaitCutOff(GUARD)).isTrue();
            assertThat(server.calls()).isEqualTo(1);
        }
    }

    @Test
    void aBodyWithoutEndIsNotReadToIt() {
        try (FixtureServer server = FixtureServer.sending(" ".repeat(5 << 20)).start();
                OpenAiJudgeModel model = model(server).build()) {
            assertThat(failure(model).isTemporary()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "null", "[]", "{", "{}", "{\"choices\": []}", "{\"choices\": {}}",
            "{\"error\": {\"message\": \"busy\"}}",
            "{\"choices\": [{\"message\": null}]}", "{\"choices\": [7]}"
    })
    void whatIsNoChatCompletionIsTemporary(String body) {
        try (FixtureServer server = FixtureServer.sending(body).start();
                OpenAiJudgeModel model = model(server).build()) {
            assertThat(failure(model).isTemporary()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"content\": null}", "{\"content\": \" \"}", "{\"content\": 7}", "{\"content\": {}}",
            "{\"content\": null, \"reasoning\": \"Hm.\"}", "{\"content\": \"\", \"reasoning_content\": \"Hm.\"}",
            "{\"content\": null, \"tool_calls\": [{}]}"
    })
    void aMessageWithoutAnAnswerIsUnreadable(String message) {
        String body = "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": " + message + "}]}";
        try (FixtureServer server = FixtureServer.sending(body).start();
                OpenAiJudgeModel model = model(server).build()) {
            assertThat(failure(model).kind()).isEqualTo(Kind.UNREADABLE_VERDICT);
        }
    }

    @Test
    void aBatchReturnsAtItsTimeLimitAndAsksNoMore() {
        FixtureServer.Setup slow = FixtureServer.answering(request -> "fine").withLatency(Duration.ofMinutes(5));
        try (FixtureServer server = slow.start();
                OpenAiJudgeModel model = model(server).build()) {
            RewardFunction asking = ((RewardFunction) sample -> {
                throw new RewardException(failure(model).kind(), "no reply");
            }).withTraits(Traits.calling(1));
            List<Sample> samples = IntStream.range(0, 40).mapToObj(i -> Sample.of("q" + i, "a")).toList();
            BatchScorer scorer = BatchScorer.of(asking).withConcurrency(8).withTimeLimit(Duration.ofSeconds(2));

            List<Outcome> outcomes = assertTimeoutPreemptively(GUARD, () -> scorer.scoreAll(samples));

            assertThat(outcomes).hasSize(40).allSatisfy(outcome -> assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.cause().kind()).isEqualTo(Kind.DEADLINE)));
            assertThat(server.calls()).isBetween(1, 8);
        }
    }

    @Test
    void theDeadlineOfABatchEndsACallAndNoneIsMadeAfterIt() {
        try (FixtureServer server = FixtureServer.answering(request -> "fine").withFaults(1, 1, Fault.DRIP).start();
                OpenAiJudgeModel model = model(server).build()) {
            RewardFunction late = ((RewardFunction) sample -> {
                assertThat(failure(model).kind()).isEqualTo(Kind.DEADLINE);
                assertThat(failure(model).kind()).isEqualTo(Kind.DEADLINE);
                return Reward.pass();
            }).withTraits(Traits.calling(1));

            assertTimeoutPreemptively(GUARD, () -> BatchScorer.of(late)
                    .withTimeLimit(Duration.ofSeconds(2))
                    .scoreAll(List.of(Sample.of("q", "a"))));

            assertThat(server.calls()).isEqualTo(1);
        }
    }

    @Test
    void anInterruptedThreadIsLateAndStaysInterrupted() {
        FixtureServer.Setup slow = FixtureServer.answering(request -> "fine").withLatency(Duration.ofMinutes(5));
        try (FixtureServer server = slow.start();
                OpenAiJudgeModel model = model(server).build()) {
            FutureTask<Boolean> asked = new FutureTask<>(() -> {
                assertThat(failure(model).kind()).isEqualTo(Kind.DEADLINE);
                return Thread.currentThread().isInterrupted();
            });
            Thread thread = Thread.ofPlatform().start(asked);
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
    void aServerThatIsNotThereIsTemporary() {
        try (OpenAiJudgeModel model = OpenAiJudgeModel.of(URI.create("http://127.0.0.1:1/v1"), "judge")) {
            assertThat(failure(model).isTemporary()).isTrue();
        }
    }

    @Test
    void closingEndsTheConnections() {
        try (FixtureServer server = FixtureServer.answering(request -> "fine").start()) {
            OpenAiJudgeModel model = model(server).build();
            assertThat(model.reply(JudgePrompt.of("", "Is it so?")).text()).isEqualTo("fine");
            model.close();

            assertThat(assertTimeoutPreemptively(GUARD, () -> failure(model)).isTemporary()).isFalse();
            assertThat(server.calls()).isEqualTo(1);
        }
    }

    private static JudgeModelException failure(Fault fault) {
        try (FixtureServer server = FixtureServer.answering(request -> "fine: " + SECRET).withFaults(1, 1, fault)
                .start();
                OpenAiJudgeModel model = model(server).keyFromEnvironment(VARIABLE).build()) {
            JudgeModelException failure = failure(model);
            assertThat(server.calls(fault)).isEqualTo(1);
            assertThat(server.calls()).isEqualTo(1);
            return failure;
        }
    }

    private static OpenAiJudgeModel.Builder model(FixtureServer server) {
        return OpenAiJudgeModel.builder(server.endpoint().resolve("/v1"), "judge");
    }

    private static JudgeModelException failure(OpenAiJudgeModel model) {
        JudgeModelException failure = catchThrowableOfType(
                JudgeModelException.class, () -> model.reply(JudgePrompt.of("Be strict.", SECRET)));
        assertThat(failure).hasMessageContaining("judge");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause.getMessage())).doesNotContain(SECRET, System.getenv(VARIABLE));
        }
        return failure;
    }
}
