package io.reward4j.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasoningBlocksTest {

    private static final Extractor<String> STRIPPED = ReasoningBlocks.stripped();

    // the first eight are expectations of unit tests in NVIDIA-NeMo/Gym (Apache-2.0), the next two of PrimeIntellect-ai/verifiers (MIT)
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "reasoning here</think>The actual answer | The actual answer",
            "<thinking>deep thought</thinking>Result: yes | Result: yes",
            "reasoning</think>answer | answer",
            "`<think>\nline1\nline2\n</think>\nAnswer` | Answer",
            "reasoning</think>Final | Final",
            "reasoning</thinking>Final | Final",
            "plain | plain",
            "`` | ``",
            "`<think>\n        Let me think about this problem.\n        I need to consider multiple factors.\n        </think>\n        The final answer is 42.` | The final answer is 42.",
            "`<think>\n        Thinking about the problem.\n        </think>\n        Just a plain answer.` | Just a plain answer.",
            "<think>only thoughts</think> | ``",
            "<THINK>a</Think>b | b",
            "<think >a</think\t>b | b",
            "before <think>a</think>after | before after",
            "<think>a</think>b<think>c</think>d | bd",
            "`<|begin_of_thought|>a<|end_of_thought|>\n\nb` | b",
            "<think>a tag <think> in it</think>b | b",
            "<think>a <think>b</think> c</think>d | d",
            "<think>ends as</thinking>b | b",
            "a</think>b</think>c | c",
            "<reasoning>a</reasoning>b | <reasoning>a</reasoning>b",
            "<thinker>a</thinker> 1 < 2 <think | <thinker>a</thinker> 1 < 2 <think"})
    void readsWhatStandsOutside(String text, String expected) {
        assertThat(STRIPPED.extract(text)).isEqualTo(new Found<>(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<think>still at it", "<think>", "done <thinking>or not", "<think>a</think>b<think>c",
            "a</think>b<|begin_of_thought|>c"})
    void hasNoAnswerWhereTheReasoningNeverEnds(String text) {
        assertThat(STRIPPED.extract(text)).isEqualTo(new Missing<>("the reasoning never ends"));
    }

    @Property
    void leavesTextWithoutTagsAsItIs(@ForAll String text) {
        assertThat(STRIPPED.extract(text.replace('<', '(')))
                .isEqualTo(new Found<>(text.replace('<', '(').strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<think", "<think ", "<think>", "</think>", "<think></think>", "<think>a</think>b",
            "<|begin_of_thought|", "\uD800", "\0"})
    void isDoneWithHostileTextInTime(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> STRIPPED.extract(text))).isNotNull();
    }

    @Test
    void isDoneInTimeWhereTheTagIsFollowedByWhiteSpaceOnly() {
        String text = "<think" + " ".repeat(1 << 20);
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> STRIPPED.extract(text)))
                .isEqualTo(new Found<>("<think"));
    }
}
