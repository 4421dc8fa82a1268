package io.reward4j.judge.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.reward4j.RewardException.Kind;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.server.Fault;
import io.reward4j.judge.server.FixtureServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockFaultsTest {

    private static final String SECRET = "the candidate's own words";

    @ParameterizedTest
    @EnumSource(names = {
            "THROTTLED", "NOT_READY", "UNAVAILABLE", "INTERNAL", "MODEL_TIMEOUT", "MODEL_ERROR", "QUOTA_EXCEEDED",
            "CLOSED", "HALF_BODY",
            "HTML"
    })
    void whatMayGoWellAnotherTimeIsTemporaryAndAskedOnce(Fault fault) {
        JudgeModelException failure = failure(fault);

        assertThat(failure.isTemporary()).as(failure.getMessage()).isTrue();
        assertThat(failure.kind()).isEqualTo(Kind.JUDGE_UNAVAILABLE);
        assertThat(failure.retryAfter()).isEmpty();
    }

    @Test
    void theServiceMaySayWhenToAskAgain() {
        assertThat(failure(Fault.THROTTLED_FOR_A_SECOND).retryAfter()).contains(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCESS_DENIED", "NOT_FOUND", "INVALID"})
    void whatWillGoWrongAgainIsPermanentAndAskedOnce(Fault fault) {
        JudgeModelException failure = failure(fault);

        assertThat(failure.isTemporary()).isFalse();
        assertThat(failure.kind()).isEqualTo(Kind.JUDGE_UNAVAILABLE);
    }

    @ParameterizedTest
    @EnumSource(names = {"REASONING_ONLY", "TRUNCATED"})
    void aReplyWithoutAnAnswerIsUnreadable(Fault fault) {
        JudgeModelException failure = failure(fault);

        assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE_VERDICT);
        assertThat(failure).hasMessageContaining(fault == Fault.TRUNCATED ? "max_tokens" : "no text");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerThatDripsEndsAtTheTimeoutAndItsConnectionIsClosed(boolean virtual) throws Exception {
        try (FixtureServer server = FixtureServer.answering(request -> "fine").withFaults(1, 1, Fault.DRIP).start();
                BedrockJudgeModel model = Models.of(server).timeout(Duration.ofSeconds(3)).build();
                var threads = virtual ? Executors.newVirtualThreadPerTaskExecutor() : Executors.newCachedThreadPool()) {
            var asked = threads.submit(() -> {
                JudgeModelException failure = failure(model);
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                return failure;
            });
            JudgeModelException failure = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> asked.get());

            assertThat(failure.isTemporary()).as(failure.getMessage()).isTrue();
            assertThat(failure).hasMessageContaining("PT3S");
            assertThat(server.awaitCutOff(Duration.ofSeconds(20))).isTrue();
            assertThat(server.calls()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:1", "nosuch.invalid:80"})
    void whatCannotBeConnectedToIsNamed(String host) {
        try (BedrockJudgeModel model = Models.builder(URI.create("http://" + host)).build()) {
            JudgeModelException failure = failure(model);
            assertThat(failure).hasMessageStartingWith("no connection to").hasMessageContaining(host);
            assertThat(failure.isTemporary()).isTrue();
            assertThat(failure.wasWorkedOn()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:pass-word@localhost:1", "mailto:pass-word@localhost", "/pass-word"})
    void anEndpointWithASecretOrWithoutAHostIsRefusedWithoutItsSecrets(URI endpoint) {
        assertThatIllegalArgumentException().isThrownBy(() -> Models.builder(endpoint))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("pass-word"));
    }

    private static JudgeModelException failure(Fault fault) {
        try (FixtureServer server = FixtureServer.answering(request -> "fine: " + SECRET).withFaults(1, 1, fault)
                .start();
                BedrockJudgeModel model = Models.of(server).build()) {
            JudgeModelException failure = failure(model);
            assertThat(server.calls()).isEqualTo(1);
            assertThat(server.calls(fault)).isEqualTo(1);
            return failure;
        }
    }

    private static JudgeModelException failure(BedrockJudgeModel model) {
        JudgeModelException failure = catchThrowableOfType(
                JudgeModelException.class, () -> model.reply(JudgePrompt.of("Be strict.", SECRET)));
        assertThat(failure).hasMessageContaining(model.name());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause.getMessage())).doesNotContain(SECRET, Models.KEY);
        }
        return failure;
    }
}
