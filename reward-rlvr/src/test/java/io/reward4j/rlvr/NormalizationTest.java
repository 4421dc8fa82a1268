package io.reward4j.rlvr;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.contract.HostileTexts;
import io.reward4j.extract.Extraction;
import io.reward4j.rlvr.extract.Extractors;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class NormalizationTest {

    private static final List<Normalization> ALL = List.of(
            Normalization.none(),
            Normalization.none().nfkc(),
            Normalization.none().foldCase(),
            Normalization.none().collapseSpace(),
            Normalization.none().withoutPunctuation(),
            Normalization.standard());

    @Test
    void whatBecomesManyTimesAsLongIsSeenBeforeItDoes() {
        for (String unit : List.of("\uFDFA", "\uFDFB", "\u3316", "\uFDFAa")) {
            String text = unit.repeat((1 << 20) / unit.length());
            assertThat(Normalization.standard().apply(text)).hasSizeLessThanOrEqualTo(4 * text.length());
        }
        assertThat(Normalization.standard().apply("\uFDFA")).hasSize(18);
        String fullWidth = "Ａ".repeat(10_000);
        assertThat(Normalization.standard().apply(fullWidth + "\uFDFA")).startsWith("aaa").hasSize(10_018);
    }

    @Test
    void eachStepDoesWhatItsNameSays() {
        assertThat(Normalization.none().apply(" Ａ ")).isEqualTo(" Ａ ");
        assertThat(Normalization.none().nfkc().apply("４２ ｱ ﬁ e\u0301")).isEqualTo("42 ア fi é");
        assertThat(Normalization.none().foldCase().apply("STRASSE Straße ΟΔΟΣ")).isEqualTo("strasse strasse οδοσ");
        assertThat(Normalization.none().collapseSpace().apply(" a\u3000\t\n b ")).isEqualTo("a b");
        assertThat(Normalization.none().withoutPunctuation().apply("「yes」, (no)!")).isEqualTo("yes no");
        assertThat(Normalization.standard().apply(" Ｙｅｓ,  NO ")).isEqualTo("yes, no");
    }

    @Test
    void withoutPunctuationNumbersStayDifferent() {
        Normalization normalization = Normalization.none().withoutPunctuation();
        assertThat(List.of("-5", "3.14", "1/2", "50%", "1,000", ".5").stream().map(normalization)).containsExactly(
                "-5", "3.14", "1/2", "50%", "1,000", ".5");
    }

    @Test
    void stepsRunInTheOrderInWhichTheyWereAdded() {
        assertThat(Normalization.none().then(text -> text + "!").withoutPunctuation().apply("a")).isEqualTo("a");
        assertThat(Normalization.none().withoutPunctuation().then(text -> text + "!").apply("a")).isEqualTo("a!");
    }

    @Test
    void mapsWhatAnExtractorFound() {
        assertThat(Extractors.boxed().map(Normalization.standard()).extract("\\boxed{ Ｙes }"))
                .isEqualTo(Extraction.found("yes"));
    }

    @Test
    void everyCodePointIsNormalisedOnce() {
        for (Normalization normalization : ALL) {
            for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
                String once = normalization.apply("x" + Character.toString(c) + "\u0301");
                assertThat(normalization.apply(once)).isEqualTo(once);
            }
        }
    }

    @Property
    void anyTextIsNormalisedOnce(@ForAll("texts") String text) {
        for (Normalization normalization : ALL) {
            String once = normalization.apply(text);
            assertThat(normalization.apply(once)).isEqualTo(once);
        }
    }

    @Test
    void hostileTextIsNormalisedQuickly() {
        String marks = "a" + "\u0315".repeat(1 << 19) + "\u0300".repeat(1 << 19);
        String kana = ("\uff9e".repeat(1000) + "\u0334").repeat(1000);
        for (Normalization normalization : ALL) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                HostileTexts.small().values().forEach(normalization::apply);
                HostileTexts.large().values().forEach(normalization::apply);
                normalization.apply(marks);
                normalization.apply(kana);
            });
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> odd = Arbitraries.of(
                "\u0315", "\u0300", "\u0344", "\uff9e", "İ", "ß", "ŉ", "Σ", "ς", "-", ".", "5", "(", ")", " ", "\u3000",
                "\ud83d", "\ude00",
                "ﾊ", "가", "ᄀ", "ᅡ", "ﬃ", "½", "㎏", "\u0958", "ǰ", "ΐ", "ᾳ");
        Arbitrary<String> mixed = odd.list().ofMaxSize(40).map(parts -> String.join("", parts));
        Arbitrary<String> runs = Arbitraries.of("\u0315", "\u0300", "\u0344", "\uff9e").list().ofSize(80)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(Arbitraries.strings(), mixed, runs);
    }
}
