package io.reward4j.rlvr.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.RewardException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RepetitionPenaltyTest {

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of("a", "A", "b", "ab", "ba", "ΟΔΟΣ", "οδος", "İ", "longer-word", "\0", "日本")
                .list()
                .ofMaxSize(40);
    }

    @Property
    void wordsAgreeWithSetsOfLists(@ForAll("words") List<String> words, @ForAll @IntRange(min = 1, max = 7) int n) {
        String text = String.join(" ", words);
        List<String> lower = text.isEmpty() ? List.of() : List.of(text.toLowerCase(Locale.ROOT).split(" "));
        assertThat(Rows.value(RepetitionPenalty.words(n, -1), text)).isEqualTo(expected(lower, n), within(1e-12));
    }

    @Property
    void tokensAgreeWithSetsOfLists(@ForAll("words") List<String> tokens, @ForAll @IntRange(min = 1, max = 7) int n) {
        assertThat(Rows.value(RepetitionPenalty.tokens(text -> tokens, n, -1), ""))
                .isEqualTo(expected(tokens, n), within(1e-12));
    }

    @Property
    void idsAgreeWithSetsOfLists(
            @ForAll("ids") List<Integer> ids, @ForAll @IntRange(min = 1, max = 7) int n) {
        int[] array = ids.stream().mapToInt(Integer::intValue).toArray();
        assertThat(Rows.value(RepetitionPenalty.tokenIds(text -> array, n, -1), ""))
                .isEqualTo(expected(ids, n), within(1e-12));
    }

    @Provide
    Arbitrary<List<Integer>> ids() {
        return Arbitraries.of(0, 1, 2, -1, Integer.MAX_VALUE, Integer.MIN_VALUE).list().ofMaxSize(40);
    }

    private static <T> double expected(List<T> pieces, int n) {
        if (pieces.size() < n) {
            return 0;
        }
        List<List<T>> grams = new ArrayList<>();
        for (int i = 0; i + n <= pieces.size(); i++) {
            grams.add(pieces.subList(i, i + n));
        }
        Set<List<T>> different = new HashSet<>(grams);
        return -(1 - (double) different.size() / grams.size());
    }

    @Property
    void theValueLiesBetweenTheHighestPenaltyAndZero(@ForAll String text, @ForAll @IntRange(min = 1, max = 5) int n) {
        assertThat(Rows.value(RepetitionPenalty.words(n, -0.7), text)).isBetween(-0.7, 0.0);
        assertThat(Rows.value(RepetitionPenalty.characters(n, -0.7), text)).isBetween(-0.7, 0.0);
        assertThat(Rows.value(RepetitionPenalty.lines(-0.7), text)).isBetween(-0.7, 0.0);
        assertThat(Rows.value(RepetitionPenalty.runs(n, -0.7), text)).isBetween(-0.7, 0.0);
    }

    @Property
    void sayingItAllAgainIsNeverCheaper(@ForAll("words") List<String> words) {
        String once = String.join(" ", words);
        RepetitionPenalty penalty = RepetitionPenalty.words(2, -1);
        assertThat(Rows.value(penalty, once + " " + once)).isLessThanOrEqualTo(Rows.value(penalty, once));
    }

    @Test
    void aHundredThousandDifferentWordsAreAllDifferent() {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 100_000).forEach(i -> text.append(Integer.toString(i, 36)).append(' '));
        assertThat(Rows.value(RepetitionPenalty.words(1, -1), text.toString())).isZero();
    }

    @Test
    void charactersFindRepetitionWhereNoSpacesAreWritten() {
        String phrase = "これは同じ文です。";
        assertThat(Rows.value(RepetitionPenalty.words(3, -1), phrase.repeat(20))).isZero();
        assertThat(Rows.value(RepetitionPenalty.characters(3, -1), phrase.repeat(20))).isLessThan(-0.9);
        assertThat(Rows.value(RepetitionPenalty.characters(3, -1), phrase)).isZero();
        assertThat(Rows.value(RepetitionPenalty.characters(3, -1), "这个问题的答案是五")).isZero();
    }

    @Test
    void whiteSpaceIsNoCharacter() {
        assertThat(Rows.value(RepetitionPenalty.characters(2, -1), "a b\n\n　c")).isZero();
        assertThat(Rows.value(RepetitionPenalty.characters(2, -1), "a b a\nb")).isEqualTo(-1.0 / 3, within(1e-12));
    }

    @Test
    void linesAreComparedWithoutTheirEndsAndBlankOnesDoNotCount() {
        assertThat(Rows.value(RepetitionPenalty.lines(-1), "a\n\n  a \r\nb\n\n\n")).isEqualTo(-1.0 / 3, within(1e-12));
        assertThat(Rows.value(RepetitionPenalty.lines(-1), "\n\n\n")).isZero();
        assertThat(Rows.value(RepetitionPenalty.lines(-1), "a\nA\nab")).isZero();
    }

    @Test
    void onlyWhatIsBeyondTheLongestRunCounts() {
        assertThat(Rows.value(RepetitionPenalty.runs(3, -1), "aaab")).isZero();
        assertThat(Rows.value(RepetitionPenalty.runs(3, -1), "aaaaab")).isEqualTo(-2.0 / 6, within(1e-12));
        assertThat(Rows.value(RepetitionPenalty.runs(1, -1), "😀😀")).isEqualTo(-0.5);
    }

    @Test
    void aBonusIsRefusedWithAMessage() {
        assertThatIllegalArgumentException().isThrownBy(() -> RepetitionPenalty.words(3, 1))
                .withMessageContaining("at most 0");
        assertThatIllegalArgumentException().isThrownBy(() -> RepetitionPenalty.lines(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> RepetitionPenalty.characters(0, -1))
                .withMessageContaining("n must be");
        assertThatIllegalArgumentException().isThrownBy(() -> RepetitionPenalty.runs(0, -1));
    }

    @Test
    @SuppressWarnings("NullAway") // a tokenizer written without null checks
    void aTokenizerThatReturnsNullIsNamed() {
        assertThatThrownBy(() -> Rows.value(RepetitionPenalty.tokenIds(text -> null, 2, -1), "a"))
                .isInstanceOf(RewardException.class)
                .hasMessageContaining("tokenizer");
    }
}
