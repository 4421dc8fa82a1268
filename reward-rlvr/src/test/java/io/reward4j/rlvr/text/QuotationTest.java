package io.reward4j.rlvr.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.contract.HostileTexts;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class QuotationTest {

    private static final String DOCUMENT = """
            1. Definitions.  "Confidential Information" means any infor-
            mation disclosed by the Disclosing Party within 30 days,
            whether in writing or orally. The Receiving Party shall not disclose it.
            秘密保持義務は、契約終了後３年間存続する。""";

    @Test
    void everySpanAndEvidenceOfTheContractsIsFoundInItsOwnContract() {
        for (JsonNode row : Rows.of("contractnli_documents.jsonl")) {
            String document = row.get("text").stringValue();
            QuotationFinder finder = QuotationFinder.of(document);
            for (JsonNode annotation : row.get("annotations")) {
                for (JsonNode evidence : annotation.get("evidence")) {
                    String excerpt = evidence.stringValue().strip();
                    Quotation found = finder.find(excerpt).orElseThrow();
                    assertThat(found.kind()).isEqualTo(Quotation.Kind.EXACT);
                    assertThat(document.substring(found.start(), found.end())).isEqualTo(excerpt);
                }
            }
        }
    }

    @Test
    void evidenceOfOneContractIsNotFoundInAnother() {
        var rows = Rows.of("contractnli_documents.jsonl");
        QuotationFinder other = QuotationFinder.of(rows.get(1).get("text").stringValue());
        for (JsonNode evidence : rows.get(0).get("annotations").findValues("evidence").get(4)) {
            assertThat(other.find(evidence.stringValue())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "any information disclosed by the disclosing party within 30 days, whether",
            "“confidential information” means ANY",
            "The  Receiving\nParty shall not disclose it.",
            "契約終了後3年間存続する"})
    void whiteSpaceQuotesHyphenationWidthAndCaseDoNotMatter(String excerpt) {
        assertThat(Quotation.find(DOCUMENT, excerpt).orElseThrow().kind()).isEqualTo(Quotation.Kind.NORMALIZED);
    }

    @Test
    void thePlaceIsThatInTheOriginalDocument() {
        Quotation found = Quotation.find(DOCUMENT, "means any information disclosed").orElseThrow();
        assertThat(DOCUMENT.substring(found.start(), found.end())).isEqualTo("means any infor-\nmation disclosed");
    }

    @Test
    void aFewChangedCharactersAreFoundAsFuzzy() {
        Quotation found = Quotation
                .find(DOCUMENT, "any information which was disclosed by the Disclosing Party within 30 days")
                .orElseThrow();
        assertThat(found.kind()).isEqualTo(Quotation.Kind.FUZZY);
        assertThat(found.similarity()).isBetween(0.85, 0.9);
        assertThat(DOCUMENT.substring(found.start(), found.end())).startsWith("any infor-").endsWith("30 days");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "disclosed by the Disclosing Party within 90 days, whether in writing or orally",
            "The Receiving Party shall disclose it.",
            "The Receiving Party may sell all assets of the Disclosing Party to any third party",
            "秘密保持義務は、契約終了後５年間存続する", "", "…", "\"\""})
    void whatTheDocumentDoesNotSayIsNotFound(String excerpt) {
        assertThat(Quotation.find(DOCUMENT, excerpt)).isEmpty();
    }

    @Test
    void aThresholdOfOneFindsOnlyWhatIsNotChanged() {
        QuotationFinder strict = QuotationFinder.of(DOCUMENT).withThreshold(1);
        assertThat(strict.find("The Receiving Partys shall not disclose it")).isEmpty();
        assertThat(strict.find("The receiving party shall not disclose it")).isPresent();
        assertThatThrownBy(() -> strict.withThreshold(0.4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anExactPlaceIsBetterThanAnEarlierOneInAnotherCase() {
        assertThat(Quotation.find("THE PARTIES AGREE. The parties agree.", "The parties agree.").orElseThrow().start())
                .isEqualTo(19);
    }

    @Test
    void hostileDocumentsAndExcerptsEnd() {
        HostileTexts.large()
                .forEach((name, text) -> Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                    QuotationFinder finder = QuotationFinder.of(text);
                    assertThat(finder.find(text.substring(0, 1500) + "zq")).as(name).satisfiesAnyOf(
                            found -> assertThat(found).isEmpty(),
                            found -> assertThat(found.get().kind()).isEqualTo(Quotation.Kind.FUZZY));
                    finder.find(text);
                }, name));
        HostileTexts.small().values().forEach(text -> Quotation.find(text, text));
    }
}
