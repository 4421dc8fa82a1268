package io.reward4j.rlvr.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.RewardFunction;
import io.reward4j.rlvr.extract.Extractors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictFormatTest {

    private static final RewardFunction BOTH = FormatReward.onlyTags("think", "answer");
    private static final RewardFunction THINK = FormatReward.thinkThenAnswer();

    @ParameterizedTest
    @ValueSource(strings = {
            "<think>a</think><answer>b</answer>",
            " \n<think>\na\n</think>\n\n<answer>\n<b>5</b> is < 6\n</answer>\n",
            "<think>考える</think>\u3000<answer>五</answer>"})
    void theTagsOnceInOrderWithSomethingInThemPass(String text) {
        assertThat(Rows.value(BOTH, text)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "<think>a</think>", "<answer>b</answer><think>a</think>",
            "<think>a</think><answer>b</answer>and more", "so <think>a</think><answer>b</answer>",
            "<think>a</think> so <answer>b</answer>", "<think></think><answer>b</answer>",
            "<think>a</think><answer> \u200b\n</answer>", "<think>a<answer>b</answer></think>",
            "<think>a</think><answer>b</answer><answer>c</answer>",
            "<think>a</think></think><answer>b</answer>", "<think>a</think><answer>b<think></answer>",
            "<Think>a</Think><answer>b</answer>", "<think>a<answer></think>b</answer>",
            "<think>a</think><answer>b"})
    void anythingElseFailsWithAReason(String text) {
        assertThat(BOTH.score(Rows.sample(text))).satisfies(reward -> {
            assertThat(reward.value()).isZero();
            assertThat(reward.rationale()).isNotBlank();
        });
    }

    @Test
    void thinkingComesFirstAndAnAnswerFollows() {
        assertThat(Rows.value(THINK, "\n<think>a</think>\n5")).isEqualTo(1);
        assertThat(Rows.value(THINK, "<think>a</think>\n")).isZero();
        assertThat(Rows.value(THINK, "<think> </think>5")).isZero();
        assertThat(Rows.value(THINK, "5<think>a</think>5")).isZero();
        assertThat(Rows.value(THINK, "<think>a</think>5</think>")).isZero();
        assertThat(Rows.value(THINK, "<think>a")).isZero();
    }

    @Test
    void tagsAreCountedApart() {
        RewardFunction count = TagCount.of("think", "answer");
        assertThat(Rows.value(count, "<think>a</think><answer>b</answer>")).isEqualTo(1);
        assertThat(Rows.value(count, "<think>a<think></think><answer>")).isEqualTo(0.5);
        assertThat(Rows.value(count, "none")).isZero();
    }

    @Test
    void namesThatAreNoTagsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(FormatReward::onlyTags);
        assertThatIllegalArgumentException().isThrownBy(() -> FormatReward.onlyTags("<think>"))
                .withMessageContaining("<think>");
        assertThatIllegalArgumentException().isThrownBy(() -> FormatReward.onlyTags("a", "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> TagCount.of(""));
        assertThatIllegalArgumentException().isThrownBy(() -> FormatReward.nemoRl("a b", "c"));
        assertThatIllegalArgumentException().isThrownBy(() -> FormatReward.openR1Code("x".repeat(65)));
    }

    @Test
    void linesThatBeginAStepAreCounted() {
        RewardFunction steps = ReasoningSteps.lines(4);
        assertThat(Rows.value(steps, "1. a\n2) b\n  - c\n* d")).isEqualTo(1);
        assertThat(Rows.value(steps, "Step 1: a\nSTEP 2 b\nステップ３：c\n手順 4、d")).isEqualTo(1);
        assertThat(Rows.value(steps, "・一\n１．二\n• 三\n步骤4：四")).isEqualTo(1);
        assertThat(Rows.value(steps, "- a\n- a\n- \n-\n1.\n1.5 metres\n-5\nStep\nsteps 1\nin Step 2")).isEqualTo(0.25);
        assertThatIllegalArgumentException().isThrownBy(() -> ReasoningSteps.lines(0));
    }

    @Test
    void whatAnExtractorReadsIsThere() {
        RewardFunction boxed = FormatReward.has(Extractors.boxed().then(Extractors.lastNumber()));
        assertThat(Rows.value(boxed, "so \\boxed{about 5 km}")).isEqualTo(1);
        assertThat(boxed.score(Rows.sample("so 5")).rationale()).contains("\\boxed");
        assertThat(boxed.score(Rows.sample("so \\boxed{five}"))).hasToString("reward 0.000  no number");
        assertThat(Rows.value(FormatReward.has(Extractors.tag("answer")), "<answer> </answer>")).isZero();
        assertThat(Rows.value(FormatReward.has(Extractors.keyword("yes", "no")), "Yes.")).isEqualTo(1);
    }
}
