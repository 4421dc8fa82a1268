package io.reward4j.rlvr.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.contract.ExtractorContract;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import io.reward4j.rlvr.Similarity;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListAndQuantitySimilarityTest {

    @Nested
    class Items implements ExtractorContract {

        @Override
        public Extractor<?> extractor() {
            return ListSimilarity.items();
        }

        @Override
        public String readable() {
            return "a, b";
        }

        @ParameterizedTest
        @ValueSource(strings = {
                "France, Japan, Peru", "- France\n- Japan\n- Peru", "1. France\n2. JAPAN\n3. Peru\n",
                "[\"France\", \"Japan\", \"Peru\"]",
                "france；japan、peru", "France | Japan | Peru"})
        void itemsAreReadHoweverTheyAreSeparated(String text) {
            assertThat(ListSimilarity.items().extract(text))
                    .isEqualTo(Extraction.found(List.of("france", "japan", "peru")));
        }

        @Test
        void aCommaWithinANumberSeparatesNothing() {
            assertThat(ListSimilarity.items().extract("1,000, 2,000.5, 3"))
                    .isEqualTo(Extraction.found(List.of("1,000", "2,000.5", "3")));
            assertThat(ListSimilarity.items().extract(" , ")).isInstanceOf(Extraction.Missing.class);
        }
    }

    @Test
    void orderedListsAgreeAsFarAsTheirOrderDoes() {
        Similarity<List<String>> ordered = ListSimilarity.ordered();
        assertThat(ordered.of(List.of("a", "b", "c"), List.of("a", "b", "c"))).isEqualTo(1);
        assertThat(ordered.of(List.of("a", "b", "c"), List.of("c", "b", "a"))).isCloseTo(1.0 / 3, Offset.offset(1e-12));
        assertThat(ordered.of(List.of("a", "b"), List.of("a", "x", "b"))).isCloseTo(0.8, Offset.offset(1e-12));
        assertThat(ordered.of(List.of(), List.of())).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1.5 km | 1500 m", "150 cm | 1.5 meters", "2 kg | 2,000 g", "1 h | 60 min", "90 minutes | 1.5 hours",
            "3600 s | 1 h",
            "50 % | 0.5", "50% | 50 percent", "$1,000 | 1000 USD", "¥500 | 500円", "-3 m | −300 cm", "1 L | 1000 ml",
            "42 | 42.0"})
    void equalQuantitiesAgree(String expected, String actual) {
        assertThat(QuantitySimilarity.withinRelative(0).of(expected, actual)).isEqualTo(1);
        assertThat(QuantitySimilarity.withinRelative(0).of(actual, expected)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1.5 km | 1.5 m", "1 kg | 1 m", "$100 | 100 EUR", "5 m | 5", "50 % | 50", "1 h | 1 parsec", "1 m | 1 M",
            "10 | 10 20", "1,00 | 100",
            "5 | five", "$5 | $5 m"})
    void otherQuantitiesDoNot(String expected, String actual) {
        assertThat(QuantitySimilarity.withinRelative(0).of(expected, actual)).isZero();
    }

    @Test
    void theToleranceIsAShareOfTheExpectedQuantity() {
        Similarity<String> close = QuantitySimilarity.withinRelative(0.01);
        assertThat(close.of("100 m", "101 m")).isEqualTo(1);
        assertThat(close.of("100 m", "0.102 km")).isZero();
        assertThatThrownBy(() -> QuantitySimilarity.withinRelative(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QuantitySimilarity.withinRelative(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHostileTextIsNoQuantity() {
        io.reward4j.contract.HostileTexts.small().values()
                .forEach(text -> assertThat(QuantitySimilarity.withinRelative(0).of("1 m", text)).isZero());
        assertThat(QuantitySimilarity.withinRelative(0).of("1 m", "1".repeat(1 << 20))).isZero();
    }
}
