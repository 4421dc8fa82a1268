package io.reward4j.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.Attachment;
import io.reward4j.BatchScorer;
import io.reward4j.Content;
import io.reward4j.Message;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.Traits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// What every [RewardFunction] keeps: finite values in the announced range, the same value each time
/// and on every thread, total on hostile text, and no number for an answer of which nothing is read.
/// The last asks for a first line in [RewardFunction#score]: `traits().requireReadable(sample)`.
///
/// ```java
/// class LengthRewardTest implements RewardFunctionContract {
///     public RewardFunction function() {
///         return LengthReward.upTo(4_000);
///     }
///     public List<Sample> samples() {
///         return List.of(Sample.of("question", "answer"));
///     }
/// }
/// ```
public interface RewardFunctionContract {

    /// The function under test, made anew.
    RewardFunction function();

    /// Samples that the function scores, with the reference they need; at least one.
    List<Sample> samples();

    @Test
    default void valuesLieInTheAnnouncedRange() {
        RewardFunction function = function();
        for (Sample sample : samples()) {
            Reward reward = function.score(sample);
            assertThat(function.traits().contains(reward.value())).as("%s in %s", reward, function.traits()).isTrue();
        }
    }

    @Test
    default void scoringAgainGivesTheSameReward() {
        RewardFunction function = function();
        for (Sample sample : samples()) {
            assertThat(function.score(sample)).isEqualTo(function.score(sample));
        }
    }

    @Test
    default void manyThreadsGetTheSameRewards() {
        RewardFunction function = function();
        List<Reward> alone = samples().stream().map(function::score).toList();
        List<Sample> crowd = new ArrayList<>();
        List<Reward> expected = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            crowd.addAll(samples());
            expected.addAll(alone);
        }
        Traits waiting = new Traits(true, function.traits().min(), function.traits().max(), 0);
        List<Outcome> outcomes = BatchScorer.of(function.withTraits(waiting)).withConcurrency(16).scoreAll(crowd);
        List<Reward> together = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Scored scored) {
                together.add(scored.reward());
            }
        }
        assertThat(together).isEqualTo(expected);
    }

    @Test
    default void anySmallHostileCompletionGetsAValueInTheRange() {
        RewardFunction function = function();
        HostileTexts.small().forEach((name, text) -> assertThatCode(
                () -> check(function, samples().getFirst().withCompletion(text))).as(name).doesNotThrowAnyException());
    }

    @Test
    default void anyLargeHostileCompletionGetsAValueInTheRange() {
        RewardFunction function = function();
        for (Map.Entry<String, String> text : HostileTexts.large().entrySet()) {
            Sample sample = samples().getFirst().withCompletion(text.getValue());
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatCode(() -> check(function, sample)).as(text.getKey()).doesNotThrowAnyException(),
                    text.getKey());
        }
    }

    @Test
    default void anAnswerThatHoldsOnlyWhatIsNotReadIsRefused() {
        RewardFunction function = function();
        Sample sample = samples().getFirst();
        List<Message> answers = new ArrayList<>();
        if (!function.traits().reads(Content.TOOL_CALLS)) {
            answers.add(Message.assistant("", List.of(ToolCall.of("delete_all_files", "{}"))));
        }
        if (!function.traits().reads(Content.ATTACHMENTS)) {
            answers.add(Message.assistant("").withAttachments(
                    List.of(new Attachment(Attachment.Kind.IMAGE, "image/png", ""))));
        }
        for (Message answer : answers) {
            assertThatThrownBy(() -> function.score(sample.withAnswer(answer)))
                    .isInstanceOfSatisfying(RewardException.class,
                            e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.REFUSED_INPUT));
        }
    }

    @Test
    default void combinatorsCarryTheTraits() {
        RewardFunction function = function();
        Traits traits = function.traits();
        List<RewardFunction> wrapped = new ArrayList<>();
        Collections.addAll(
                wrapped,
                function.map(v -> v),
                function.recover(e -> Reward.of(traits.min())),
                function.clamp(traits.min(), traits.max()),
                function.withRange(traits.min(), traits.max()));
        Consumer<RewardFunction> same = each -> assertThat(each.traits()).isEqualTo(traits);
        assertThat(wrapped).allSatisfy(same);
    }

    private static void check(RewardFunction function, Sample sample) {
        try {
            Reward reward = function.score(sample);
            assertThat(function.traits().contains(reward.value())).as(reward.toString()).isTrue();
        } catch (RewardException e) {
            assertThat(e.kind()).isNotEqualTo(RewardException.Kind.SCORER_FAILED);
        }
    }
}
