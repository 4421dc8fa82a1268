package io.reward4j.rlvr.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class HostileTextTest {

    private static final Map<String, Extractor<String>> EXTRACTORS = extractors();

    @Test
    void everyExtractorIsTotalAndQuickOnTheCorpus() {
        Map<String, String> texts = HostileCorpus.texts();
        EXTRACTORS.forEach((name, extractor) -> Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () -> texts.forEach((title, text) -> check(name + " on " + title, extractor.extract(text))),
                name));
    }

    @Test
    void aPatternThatLooksFarAheadForEachMatchIsMissing() {
        Extraction<String> extraction = Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> Extractors.regex("a[^b]*b|a").extract("a".repeat(1 << 20)));
        assertThat(extraction).isEqualTo(Extraction.missing("too many matches or steps of a[^b]*b|a"));
        assertThat(Extractors.regex("(a)").extract("a".repeat(1 << 20))).isEqualTo(Extraction.found("a"));
    }

    @Property(tries = 2_000)
    void everyExtractorIsTotalOnAnyMixtureOfHostileUnits(@ForAll("mixtures") String text) {
        EXTRACTORS.forEach((name, extractor) -> check(name + " on " + text, extractor.extract(text)));
    }

    @Property
    void everyExtractorIsTotalOnAnyText(@ForAll String text) {
        EXTRACTORS.forEach((name, extractor) -> check(name + " on " + text, extractor.extract(text)));
    }

    @Property(tries = 5_000)
    void whatIsBoxedLastIsReadWhateverStandsBeforeInOtherParagraphs(
            @ForAll("mixtures") String before, @ForAll("balanced") String content) {
        assertThat(Extractors.boxed().extract(before + "\n\n\n\\boxed{" + content + "}"))
                .isEqualTo(Extraction.found(content));
    }

    @Property
    void anyBalancedContentOfABoxIsReadAsItIs(@ForAll("balanced") String content) {
        assertThat(Extractors.boxed().extract("so $\\boxed{" + content + "}$.")).isEqualTo(Extraction.found(content));
    }

    @Provide
    Arbitrary<String> mixtures() {
        return Arbitraries.of(HostileCorpus.UNITS).list().ofMaxSize(30).map(units -> String.join("", units));
    }

    @Provide
    Arbitrary<String> balanced() {
        Arbitrary<String> leaf = Arbitraries.of("x", "1", " ", "\\{", "\\}", "\\\\", "+", "\\frac", "あ");
        Arbitrary<String> group = leaf.list().ofMaxSize(5).map(parts -> "{" + String.join("", parts) + "}");
        return Arbitraries.oneOf(leaf, group).list().ofMaxSize(8).map(parts -> String.join("", parts))
                .filter(content -> !content.endsWith("\\"));
    }

    private static void check(String name, Extraction<String> extraction) {
        switch (extraction) {
            case Found<String>(String value) -> assertThat(value).as(name).isNotNull();
            case Missing<String>(String reason) -> assertThat(reason).as(name).isNotBlank().hasSizeLessThan(1_000);
        }
    }

    private static Map<String, Extractor<String>> extractors() {
        Map<String, Extractor<String>> extractors = new LinkedHashMap<>();
        extractors.put("boxed", Extractors.boxed());
        extractors.put("boxedText", Extractors.boxedText());
        extractors.put("tag", Extractors.tag("answer"));
        extractors.put("allTags", Extractors.allTags("answer").map(all -> String.join("", all)));
        extractors.put("between", Extractors.between("<|begin_of_solution|>", "<|end_of_solution|>"));
        extractors.put("between equal marks", Extractors.between("$$", "$$"));
        extractors.put("afterMarker", Extractors.afterMarker("####", "A:", "Answer:", "the final answer is"));
        extractors.put("mathSpan", Extractors.mathSpan());
        extractors.put("lastNumber", Extractors.lastNumber());
        extractors.put("keyword", Extractors.keyword(List.of("positive", "negative", "very good", "ポジティブ", "a b")));
        extractors.put("choice", Extractors.choice());
        extractors.put("fenced", Extractors.fenced("java"));
        extractors.put("any fenced", Extractors.fenced(""));
        extractors.put("regex", Extractors.regex("answer[^\\n]*?(\\d+)"));
        extractors.put("finalAnswer", Extractors.finalAnswer());
        return extractors;
    }
}
