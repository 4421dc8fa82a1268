package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reward4j.Aggregation;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.Sample;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.judge.openai.OpenAiJudgeModel;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a real server of llama.cpp said, replayed; or a server that runs:
/// `mvn -Pllama-server test -pl reward-judge -am -Dllama.server=http://localhost:8080/v1`.
///
/// Any model does, one of random weights too: what is checked is that the server takes what is sent, and that what it
/// says is understood. The server must have a context of at most 8,192 tokens (`-c`). Where a schema changes, its
/// exchange has to be recorded anew ([LlamaExchanges]).
class LlamaServerTest {

    private static final Sample SAMPLE = Sample.of("What is 2+2?", "4, since 2+2=4.").withReference("4");
    private static final Rubric RUBRIC = Rubric.of("Grade the answer.")
            .ask("correct", 1, "Is the answer correct?")
            .ask(Criterion.scale("quality", 1, "How good is it?", "bad", "poor", "fair", "good", "excellent"));

    private final LlamaExchanges exchanges = LlamaExchanges.open();

    @AfterEach
    void close() {
        exchanges.close();
    }

    private JudgeModel model(int maxTokens) {
        return ResilientJudgeModel.of(OpenAiJudgeModel.builder(exchanges.endpoint(), "any")
                .maxTokens(maxTokens).timeout(Duration.ofMinutes(2)).build());
    }

    /// Something that asks a judge.
    interface Judged {

        void by(JudgeModel model);
    }

    static Stream<Named<Judged>> judges() {
        return Stream.of(
                judged("rubric", model -> RubricJudge.of(model, RUBRIC).score(SAMPLE)),
                judged("rubric with evidence", model -> RubricJudge.builder(model, RUBRIC)
                        .evidence((sample, passage) -> true).build().score(SAMPLE)),
                judged("pairwise", model -> PairwiseJudge.of(model, "Which is better?")
                        .prefer(SAMPLE, SAMPLE.withCompletion("5"))),
                judged("similarity", model -> SimilarityJudge.of(model).score(SAMPLE)),
                judged("items", model -> RubricJudge.builder(model, RUBRIC)
                        .forEach(JsonExtractors.items("/comments"), Aggregation.mean())
                        .score(SAMPLE.withCompletion("{\"comments\": [\"one\", \"two\"]}"))),
                judged("points", model -> PointsJudge.of(model, Rubrics.fromMetadata("rubrics"))
                        .score(SAMPLE.withMetadata("rubrics", "[{\"criterion\": \"Says 4.\", \"points\": 2}]"))));
    }

    private static Named<Judged> judged(String name, Judged judged) {
        return Named.of(name, judged);
    }

    /// A model of random weights cannot copy the code of a prompt.
    @ParameterizedTest
    @MethodSource("judges")
    void theSchemaIsTakenAndTheReplyIsRefusedForItsCodeAlone(Judged judged) {
        RewardException failure = catchThrowableOfType(RewardException.class, () -> judged.by(model(512)));
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.UNREADABLE_VERDICT);
        assertThat(failure).hasMessageContaining("code");
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
