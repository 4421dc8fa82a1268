package io.reward4j.rlvr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.contract.HostileTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarityTest {

    private static final Map<String, Similarity<String>> OF_TEXTS = Map.of(
            "exact", Similarity.exact(),
            "normalised", Similarity.exact(Normalization.standard()),
            "tokens", Similarity.tokenF1(),
            "edits", Similarity.editDistance());

    @Test
    void exactComparesValues() {
        assertThat(Similarity.<List<Integer>>exact().of(List.of(1), new ArrayList<>(List.of(1)))).isOne();
        assertThat(Similarity.exact().of("a", "A")).isZero();
        assertThat(Similarity.exact(Normalization.standard()).of("a b", " Ａ  B ")).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', value = {
            "3.14      ¦ 3.15      ¦ 0.01  ¦ 1",
            "3.14      ¦ 3.1500001 ¦ 0.01  ¦ 0",
            "1,234.50  ¦ $1234.5   ¦ 0     ¦ 1",
            "-5        ¦ −５        ¦ 0     ¦ 1",
            "-$5       ¦ $-5       ¦ 0     ¦ 1",
            "1e3       ¦ 1000      ¦ 0     ¦ 1",
            "0.1       ¦ .1        ¦ 0     ¦ 1",
            "5         ¦ five      ¦ 100   ¦ 0",
            "x         ¦ x         ¦ 100   ¦ 0",
            "5         ¦ 5 kg      ¦ 0     ¦ 0",
            "10        ¦ \\$10.00  ¦ 0     ¦ 1",
            "10        ¦ 10 dollars ¦ 0    ¦ 1",
            "\\$10      ¦ 10\\text{ dollars} ¦ 0 ¦ 1",
            "10 euros  ¦ 10 dollars ¦ 0    ¦ 0",
            "10 EUR    ¦ 10 euros  ¦ 0     ¦ 1",
            "1234      ¦ 1{,}234   ¦ 0     ¦ 1",
            "1234      ¦ 1,\\!234 dollars ¦ 0 ¦ 1",
            "10        ¦ \\text{10} ¦ 0    ¦ 1",
            "10        ¦ x = 10    ¦ 0     ¦ 1",
            "-10       ¦ $x_{1}=-10$ ¦ 0   ¦ 1",
            "10        ¦ \\(x = \\text{10}\\) ¦ 0 ¦ 1",
            "10        ¦ **10**    ¦ 0     ¦ 1",
            "10        ¦ 10 million ¦ 0    ¦ 0",
            "10        ¦ 10 %      ¦ 0     ¦ 0",
            "10        ¦ 10 cents  ¦ 0     ¦ 0",
            "10        ¦ $10$ or $11$ ¦ 9  ¦ 0",
            "10        ¦ x = y = 10 ¦ 0    ¦ 0",
            "10        ¦ \\text{10} + \\text{1} ¦ 9 ¦ 0",
            "10        ¦ ten dollars ¦ 9   ¦ 0",
            "12,34     ¦ 1234      ¦ 0     ¦ 0",
            "0         ¦ NaN       ¦ 9e99  ¦ 0",
            "0         ¦ Infinity  ¦ 9e99  ¦ 0",
            "0         ¦ 0x0       ¦ 0     ¦ 0",
            "0         ¦ 1e999999999 ¦ 0   ¦ 0",
            "0         ¦ 0e-99999999999 ¦ 0 ¦ 0",
            "1         ¦ --1       ¦ 9     ¦ 0",
            "1         ¦ -         ¦ 9     ¦ 0",
            "1         ¦ .         ¦ 9     ¦ 0"})
    void withinComparesNumbers(String expected, String actual, double tolerance, double similarity) {
        assertThat(Similarity.within(tolerance).of(expected, actual)).isEqualTo(similarity);
    }

    @Test
    void anyOfSeveralIsTheMostFavourable() {
        Similarity<String> words = Similarity.anyOf(Similarity.exact(), Similarity.within(0.5));
        assertThat(words.of("n/a", "n/a")).isOne();
        assertThat(words.of("10", "10.5")).isOne();
        assertThat(words.of("10", "11")).isZero();
        assertThat(Similarity.<String>anyOf(Similarity.exact(), Similarity.tokenF1()).of("a fox", "a red fox"))
                .isEqualTo(Similarity.tokenF1().of("a fox", "a red fox"));
        assertThat(Similarity.<String>anyOf(Similarity.exact()).of("x", "y")).isZero();
    }

    @Test
    void theRelativeToleranceIsAShareOfTheExpectedNumber() {
        assertThat(Similarity.withinRelative(0.1).of("100", "110")).isOne();
        assertThat(Similarity.withinRelative(0.1).of("110", "99")).isOne();
        assertThat(Similarity.withinRelative(0.1).of("100", "110.1")).isZero();
        assertThat(Similarity.withinRelative(0.1).of("-100", "-90")).isOne();
        assertThat(Similarity.withinRelative(0.5).of("0", "0.1")).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aToleranceIsFiniteAndNotNegative(double tolerance) {
        assertThatIllegalArgumentException().isThrownBy(() -> Similarity.within(tolerance));
        assertThatIllegalArgumentException().isThrownBy(() -> Similarity.withinRelative(tolerance));
    }

    @Test
    void setF1IsTheHarmonicMeanOfPrecisionAndRecall() {
        Similarity<Collection<?>> f1 = Similarity.setF1();
        assertThat(f1.of(List.of(1, 2, 3), Set.of(2, 3, 4, 5))).isCloseTo(4.0 / 7, within(1e-12));
        assertThat(f1.of(List.of(1, 1, 2), List.of(2, 1))).isOne();
        assertThat(f1.of(List.of(), List.of())).isOne();
        assertThat(f1.of(List.of(1), List.of())).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', value = {
            "the cat sat          ¦ The cat!            ¦ 0.6666666666666666",
            "a b b c              ¦ b b d               ¦ 0.6666666666666666",
            "an apple             ¦ apple               ¦ 1",
            "東京都                 ¦ 東京                 ¦ 0.8",
            "3.14                 ¦ 314                 ¦ 0",
            "x                    ¦ y                   ¦ 0"})
    void tokenF1CountsTokens(String expected, String actual, double similarity) {
        assertThat(Similarity.tokenF1().of(expected, actual)).isCloseTo(similarity, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', value = {
            "kitten   ¦ sitting  ¦ 0.5714285714285714",
            "flaw     ¦ lawn     ¦ 0.5",
            "abc      ¦ abc      ¦ 1",
            "abc      ¦ ''       ¦ 0",
            "''       ¦ ''       ¦ 1",
            "a😀b      ¦ ab       ¦ 0.6666666666666666"})
    void editDistanceCountsEdits(String expected, String actual, double similarity) {
        assertThat(Similarity.editDistance().of(expected, actual)).isCloseTo(similarity, within(1e-12));
    }

    @Property
    void similaritiesOfTextsAreReflexiveSymmetricAndInRange(@ForAll("texts") String a, @ForAll("texts") String b) {
        OF_TEXTS.forEach((name, similarity) -> {
            assertThat(similarity.of(a, a)).as(name).isOne();
            assertThat(similarity.of(a, b)).as(name).isBetween(0.0, 1.0).isEqualTo(similarity.of(b, a));
        });
    }

    @Property
    void setF1IsReflexiveSymmetricAndInRange(@ForAll List<Integer> a, @ForAll List<Integer> b) {
        Similarity<Collection<?>> f1 = Similarity.setF1();
        assertThat(f1.of(a, a)).isOne();
        assertThat(f1.of(a, b)).isBetween(0.0, 1.0).isEqualTo(f1.of(b, a));
    }

    @Property
    void aNumberIsWithinAnyToleranceOfItself(@ForAll double number) {
        assertThat(Similarity.within(0).of(Double.toString(number), Double.toString(number))).isOne();
        assertThat(Similarity.withinRelative(0).of(Double.toString(number), Double.toString(number))).isOne();
    }

    @Property
    void editDistanceIsThatOfTheDefinition(@ForAll("short") String a, @ForAll("short") String b) {
        assertThat(EditDistance.distance(points(a), points(b), 1 << 24)).isEqualTo(defined(a, b));
    }

    @Property
    void aNarrowBandNeverFlatters(@ForAll("short") String a, @ForAll("short") String b) {
        int banded = EditDistance.distance(points(a), points(b), 20);
        assertThat(banded).isBetween(defined(a, b), Math.max(a.length(), b.length()));
    }

    @Test
    void hostileTextIsComparedQuickly() {
        String words = "lorem ipsum ".repeat(80_000);
        OF_TEXTS.forEach((name, similarity) -> Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            HostileTexts.small().values()
                    .forEach(text -> assertThat(similarity.of("4" + text, text + "2")).isBetween(0.0, 1.0));
            HostileTexts.large().values()
                    .forEach(text -> assertThat(similarity.of("4" + text, text + "2")).isBetween(0.0, 1.0));
            HostileTexts.large().values().forEach(text -> assertThat(similarity.of("42", text)).isBetween(0.0, 1.0));
            assertThat(similarity.of(words, "x" + words.replace("ipsum l", "ipsum. L") + "x")).isBetween(0.0, 1.0);
        }, name));
        HostileTexts.large().values()
                .forEach(text -> assertThat(Similarity.within(1).of("0", text)).isBetween(0.0, 1.0));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.strings(),
                Arbitraries.strings().withChars("ab ,.東京'1\ud83d\ude00").ofMaxLength(20));
    }

    @Provide("short")
    Arbitrary<String> shortTexts() {
        return Arbitraries.strings().withChars("abc").ofMaxLength(12);
    }

    private static int[] points(String text) {
        return text.codePoints().toArray();
    }

    private static int defined(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                } else {
                    int kept = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                    d[i][j] = Math.min(kept, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
