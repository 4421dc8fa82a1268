package io.reward4j.rlvr.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.extract.Extraction;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSimilarityTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-9);
    private static final String REFERENCE = "The company shall keep all information secret for 30 days. ".repeat(40);

    interface OnHostileText extends RewardFunctionContract {

        Similarity<String> similarity();

        @Override
        default RewardFunction function() {
            return VerifiableReward.of(Extraction::found, similarity());
        }

        @Override
        default List<Sample> samples() {
            return List.of(Sample.of("", "The company keeps secrets.").withReference(REFERENCE));
        }
    }

    @Nested
    class RougeLs implements OnHostileText {

        @Override
        public Similarity<String> similarity() {
            return TextSimilarity.rougeL();
        }

        /// The example in the README of google-research/rouge.
        @Test
        void theExampleOfRougeScoreHasItsPublishedValue() {
            assertThat(similarity().of(
                    "The quick brown fox jumps over the lazy dog", "The quick brown dog jumps on the log."))
                    .isCloseTo(0.5882352941176471, EXACT);
        }

        /// Lin 2004, section 3.1: candidates 2 and 3 against "police killed the gunman".
        @ParameterizedTest
        @CsvSource({"police kill the gunman, 0.75", "the gunman kill police, 0.5", "the gunman police killed, 0.5"})
        void theExamplesOfThePaperHaveTheirValues(String candidate, double value) {
            assertThat(similarity().of("police killed the gunman", candidate)).isCloseTo(value, EXACT);
        }

        @Test
        void japaneseIsComparedByCharacters() {
            assertThat(similarity().of("売上が増加", "売上が減少")).isCloseTo(0.6, EXACT);
        }

        @Test
        void manyTokensAreComparedBeyondOneMachineWord() {
            String ordered = String.join(" ", numbers(1000));
            assertThat(similarity().of(ordered, ordered)).isEqualTo(1);
            assertThat(similarity().of(ordered, ordered.substring(0, ordered.indexOf(" 500 "))))
                    .isCloseTo(1000.0 / 1500, EXACT);
        }

        @Test
        void beyondTheCapTheValueIsNeverTooHigh() {
            String large = String.join(" ", numbers(20_000));
            assertThat(similarity().of(large, large)).isBetween(0.3, 1.0);
            assertThat(similarity().of(large, "nothing alike ".repeat(20_000))).isZero();
        }
    }

    @Nested
    class Bleus implements OnHostileText {

        private static final String GUIDE = "It is a guide to action that ensures that the military will forever heed Party commands";

        @Override
        public Similarity<String> similarity() {
            return TextSimilarity.bleu();
        }

        /// The documentation of nltk's SmoothingFunction gives 0.4118 for method 3.
        @Test
        void theExampleOfNltkHasItsPublishedValue() {
            assertThat(similarity().of(
                    GUIDE,
                    "It is a guide to action which ensures that the military always obeys the commands of the party"))
                    .isCloseTo(0.41180376356915777, EXACT);
        }

        @Test
        void lengthsWithoutASharedSequenceAreSmoothedExponentially() {
            assertThat(similarity().of(
                    GUIDE,
                    "It is to insure the troops forever hearing the activity guidebook that party direct"))
                    .isCloseTo(0.06479804710245236, EXACT);
            double smoothed = Math.pow(2.0 / 7 * (1.0 / 12) * (1.0 / 20) * (1.0 / 32), 0.25);
            assertThat(similarity().of("the cat is on the mat", "the the the the the the the")).isCloseTo(smoothed,
                    EXACT);
        }

        @Test
        void aShortTextIsPunishedForItsBrevity() {
            assertThat(similarity().of("a b c d e f g h", "a b c d")).isCloseTo(Math.exp(-1), EXACT);
            assertThat(similarity().of("Hello, world!", "Hello, world!")).isCloseTo(1, EXACT);
            assertThat(similarity().of("a b c", "x y z")).isZero();
        }

        @Test
        void punctuationIsApartButNotWithinNumbers() {
            assertThat(Tokens.wordsAndSigns("It's 1,000.5 (ok), x-y 売上.")).containsExactly(
                    "It's", "1,000.5", "(", "ok", ")", ",", "x-y", "売", "上", ".");
        }
    }

    @Nested
    class ChrFs implements OnHostileText {

        @Override
        public Similarity<String> similarity() {
            return TextSimilarity.chrF();
        }

        /// test_chrf.py of sacreBLEU, with β = 3 and effective order.
        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
                "Das Verhältnis zwischen Obama und Netanyahu ist nicht gerade freundschaftlich. | Die    Beziehung zwischen  Obama und Netanjahu ist nicht gerade  freundlich. | 0.64130269831561459",
                "risk assessment has to be undertaken by those who are qualified and expert in that area - that is the scientists . | risk assessment must be made of those who are qualified and expertise in the sector - these are the scientists . | 0.63361730303214769",
                "hijklmnop | abcdefg | 0", "a | a | 1", "b | a | 0", "abc | a b c | 1", "ab | aa | 0.25"})
        void theTestsOfSacrebleuHaveTheirValues(String reference, String text, double value) {
            assertThat(TextSimilarity.chrF(3).of(reference, text)).isCloseTo(value, EXACT);
        }

        @Test
        void theDefaultWeighsRecallTwice() {
            assertThat(similarity().of("abcd", "ab")).isLessThan(similarity().of("ab", "abcd"));
            assertThat(similarity().of("ab", "aa")).isEqualTo(TextSimilarity.chrF(2).of("ab", "aa"));
            assertThatThrownBy(() -> TextSimilarity.chrF(0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property(tries = 200)
    void everySimilarityLiesInItsRangeAndIsOneForEqualTexts(@ForAll String a, @ForAll String b) {
        for (Similarity<String> similarity : List.of(
                TextSimilarity.rougeL(), TextSimilarity.bleu(), TextSimilarity.chrF())) {
            assertThat(similarity.of(a, b)).isBetween(0.0, 1.0);
            assertThat(similarity.of(a, a)).isCloseTo(1, Offset.offset(1e-12));
        }
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }
}
