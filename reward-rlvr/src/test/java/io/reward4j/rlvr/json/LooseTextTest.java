package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooseTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', value = {
            "April 1, 2024 ¦ april 1 2024",
            "2024-04-01 ¦ 2024/04/01",
            "San Diego, CA ¦ san diego ca",
            "x^2 ¦ x**2",
            "snake_case ¦ Snake Case",
            "it's ¦ it\"s",
            "1,000 ¦ 1000",
            "ÉCOLE ¦ école",
            "3.14 ¦ 3.14.",
            "A-5 ¦ a5",
            "-33.8, 151.2 ¦ -33.8,151.2"})
    void formDoesNotMatter(String expected, String actual) {
        assertThat(new LooseText().of(expected, actual)).isOne();
        assertThat(new LooseText().of(actual, expected)).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', value = {
            "-5 ¦ 5",
            "3.14 ¦ 314",
            "* ¦ /",
            "* ¦ **",
            "~~ ¦ *",
            "a ¦ ab",
            "ab ¦ a",
            "(-5) ¦ (5)",
            "a+b ¦ ab",
            "50% ¦ 50",
            "ß ¦ ss"})
    void whatIsSaidDoes(String expected, String actual) {
        assertThat(new LooseText().of(expected, actual)).isZero();
        assertThat(new LooseText().of(actual, expected)).isZero();
    }

    @Property
    void aTextIsLikeItselfAndTheOrderDoesNotMatter(@ForAll String one, @ForAll String other) {
        assertThat(new LooseText().of(one, one)).isOne();
        assertThat(new LooseText().of(one, other)).isEqualTo(new LooseText().of(other, one));
    }
}
