package io.reward4j.rlvr.math.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.rlvr.math.MathEquivalence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The units that are known. A new one is one line in [Vocabulary], and one here.
class UnitsTest {

    @ParameterizedTest
    @CsvSource({
            "cm, centimetres, mm",
            "km, kilometer, mi",
            "kg, kilograms, g",
            "h, hours, min",
            "yrs, years, months",
            "mph, miles per hour, km/h",
            "square metres, m^2, m^3",
            "cm squared, cm^2, cm",
            "J, joules, N"})
    void aUnitHasSeveralNamesAndIsNoOtherUnit(String unit, String other, String different) {
        assertThat(Units.conflict(unit, other)).isFalse();
        assertThat(Units.conflict(unit, different)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
            "\\$5, 5 dollars, 5 euros",
            "€5, 5 euros, 5 dollars",
            "₹5, 5 rupees, 5 euros",
            "£5, 5 pounds, 5 dollars",
            "5 yuan, 5 yuan, 5 rupees"})
    void aCurrencyMayStandBeforeItsAmount(String amount, String same, String different) {
        MathEquivalence equivalence = MathEquivalence.standard();
        assertThat(equivalence.equivalent(amount, same)).isTrue();
        assertThat(equivalence.equivalent(amount, different)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"apples", "people", "answer"})
    void otherWordsAreNoUnits(String word) {
        assertThat(Units.isMeasure(word)).isFalse();
        assertThat(Units.conflict(word, "cm")).isFalse();
    }
}
