package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.Sample;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.judge.openai.OpenAiJudgeModel;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Asks a real server of llama.cpp: `mvn -Pllama-server test -pl reward-judge -am -Dllama.server=http://localhost:8080/v1`.
///
/// Any model does, one of random weights too: what is checked is that the server takes what is sent, and that what it says
/// when it refuses is understood. The server must have a context of at most 8,192 tokens (`-c`).
@EnabledIfSystemProperty(named = "llama.server", matches = "http.+")
class LlamaServerTest {

    private static final Sample SAMPLE = Sample.of("What is 2+2?", "4, since 2+2=4.").withReference("4");
    private static final Rubric RUBRIC = Rubric.of("Grade the answer.")
            .ask("correct", 1, "Is the answer correct?")
            .ask(Criterion.scale("quality", 1, "How good is it?", "bad", "poor", "fair", "good", "excellent"));

    private static JudgeModel model(int maxTokens) {
        return ResilientJudgeModel.of(OpenAiJudgeModel.builder(URI.create(System.getProperty("llama.server")), "any")
                .maxTokens(maxTokens).timeout(Duration.ofMinutes(2)).build());
    }

    /// A model of random weights cannot copy the code of a prompt.
    private static void assertTaken(Callable<?> judged) {
        try {
            judged.call();
        } catch (RewardException e) {
            assertThat(e.kind()).as(e.getMessage()).isEqualTo(Kind.UNREADABLE_VERDICT);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theSchemasOfAllJudgesAreTaken() {
        JudgeModel model = model(256);
        assertTaken(() -> RubricJudge.of(model, RUBRIC).score(SAMPLE));
        assertTaken(() -> PairwiseJudge.of(model, "Which is better?").prefer(SAMPLE, SAMPLE.withCompletion("5")));
        assertTaken(() -> SimilarityJudge.of(model).score(SAMPLE));
    }

    @Test
    void aReplyThatIsCutOffIsCalledSo() {
        RewardException failure = catchThrowableOfType(RewardException.class,
                () -> RubricJudge.of(model(1), RUBRIC).score(SAMPLE));
        assertThat(failure).hasMessageContaining("length");
    }

    @Test
    void aPromptAboveTheContextIsUnjudgeable() {
        JudgeModelException failure = catchThrowableOfType(
                JudgeModelException.class, () -> model(16).reply(JudgePrompt.of("", "word ".repeat(20_000))));
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.UNJUDGEABLE_ANSWER);
    }
}
