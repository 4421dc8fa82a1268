package io.reward4j.judge.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEstimateTest {

    /// The counts are the higher of `cl100k_base` and `o200k_base`, by JTokkit 1.1.0.
    @ParameterizedTest
    @CsvSource(delimiter = '=', value = {
            "The receiving party shall keep the confidential information secret. = 10",
            "本契約は日本法に準拠し、日本法に従って解釈される。 = 29",
            "QZXJ wkqv XkQzV = 11",
            "3.14159265358979 = 7",
            "Договор вступает в силу. = 13",
            "👍🏽👩‍👩‍👧 = 19",
            "!@#$%^&*()_+ = 9"})
    void isNeverBelowWhatTokenizersCount(String text, int counted) {
        assertThat(TokenEstimate.of(text)).isGreaterThanOrEqualTo(counted).isLessThanOrEqualTo(4L * counted + 4);
    }

    @Property
    void isNeverAboveTheBytesOfATextWithoutSurrogatesOfItsOwn(@ForAll String text) {
        assertThat(TokenEstimate.of(text)).isBetween(0L,
                (long) text.getBytes(StandardCharsets.UTF_8).length + text.length());
    }
}
