package io.reward4j.judge.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.reward4j.BatchScorer;
import io.reward4j.Deadline;
import io.reward4j.Reward;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What every [JudgeModel] keeps: it replies on whatever thread it is asked, several at once, has a name, keeps to the
/// deadline of its batch, and says why it failed without quoting the prompt.
public interface JudgeModelContract {

    /// The longest that any test may take.
    Duration GUARD = Duration.ofSeconds(60);

    /// A text that no message may hold; the failing model is asked with it.
    String SECRET = "the candidate's own words, of which no message may hold any";

    /// A model that replies at once, whatever it is asked.
    JudgeModel replying();

    /// A model that cannot reply, such as one whose server refuses each call.
    JudgeModel failing();

    /// The prompt that the replying model is asked; one with a schema by default.
    default JudgePrompt prompt() {
        return new JudgePrompt(
                "Be strict.",
                "Is it so?",
                Optional.of(JsonMapper.shared().readTree("{\"type\": \"object\", \"properties\": {}}")),
                "",
                "");
    }

    @Test
    default void hasOneName() {
        JudgeModel model = replying();
        assertThat(model.name()).isNotBlank().isEqualTo(model.name()).hasLineCount(1);
    }

    @Test
    default void repliesWithWhatIsNeverNull() {
        JudgeReply reply = replying().reply(prompt());
        assertThat(reply).isNotNull();
        assertThat(reply.text().isBlank() && reply.structured().isEmpty()).isFalse();
    }

    @Test
    default void repliesToSeveralThreadsAtOnceThoseOfTheCommonPoolToo() {
        JudgeModel model = replying();
        Assertions.assertTimeoutPreemptively(GUARD, () -> {
            List<CompletableFuture<JudgeReply>> asked = IntStream.range(0, 32)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> model.reply(prompt())))
                    .toList();
            assertThat(asked).allSatisfy(reply -> assertThat(reply.join()).isNotNull());
        });
    }

    @Test
    default void asksNothingWhenTheTimeIsUp() {
        JudgeModel model = replying();
        CompletableFuture<Object> asked = new CompletableFuture<>();
        RewardFunction late = ((RewardFunction) sample -> {
            while (!Deadline.current().isExpired()) {
                Thread.onSpinWait();
            }
            try {
                asked.complete(model.reply(prompt()));
            } catch (JudgeModelException e) {
                asked.complete(e.kind());
            } catch (RuntimeException e) {
                asked.complete(e);
            }
            return Reward.pass();
        }).withTraits(Traits.calling(1));

        BatchScorer.of(late).scoreAll(List.of(Sample.of("q", "a")), Deadline.after(Duration.ofMillis(100)));

        assertThat(Assertions.assertTimeoutPreemptively(GUARD, asked::join)).isEqualTo(Kind.DEADLINE);
    }

    @Test
    default void failsWithAnExceptionThatSaysWhyAndQuotesNoPrompt() {
        JudgeModel model = failing();
        JudgePrompt prompt = JudgePrompt.of("Be strict.", SECRET);
        Throwable thrown = Assertions.assertTimeoutPreemptively(GUARD, () -> catchThrowable(() -> model.reply(prompt)));

        assertThat(thrown).isInstanceOf(JudgeModelException.class);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause.getMessage())).doesNotContain(SECRET);
        }
        assertThat(thrown.getMessage()).isNotBlank().hasLineCount(1);
    }
}
