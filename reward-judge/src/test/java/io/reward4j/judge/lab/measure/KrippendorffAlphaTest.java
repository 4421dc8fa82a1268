package io.reward4j.judge.lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KrippendorffAlphaTest {

    /// Four observers, twelve units, with missing ratings: Krippendorff (2011), example C.
    private static final double[][] PUBLISHED = {{1, 1, 1}, {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2},
            {1, 2, 3, 4}, {4, 4, 4, 4}, {1, 1, 2, 1}, {2, 2, 2, 2}, {5, 5, 5}, {1, 1}, {3}};

    @ParameterizedTest
    @CsvSource({"NOMINAL, 0.743", "ORDINAL, 0.815", "INTERVAL, 0.849"})
    void thePublishedExampleWithMissingRatings(KrippendorffAlpha alpha, double published) {
        assertThat(Numbers.value(alpha.of(PUBLISHED))).isEqualTo(published, within(5e-4));
    }

    @ParameterizedTest
    @EnumSource
    void isUndefinedWhereNothingDiffersOrNothingIsRatedTwice(KrippendorffAlpha alpha) {
        assertThat(alpha.of(new double[][]{{0.1, 0.1, 0.1}, {0.1, 0.1}}).value()).isEmpty();
        assertThat(alpha.of(new double[][]{{0.1}, {0.2}, {}}).value()).isEmpty();
        assertThat(alpha.of(new double[0][]).value()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSampleTakenTwiceCountsAsTwo(KrippendorffAlpha alpha) {
        double[][] once = {{1, 2, 3}, {2, 2}, {4, 1, 1}};
        double[][] twice = {{1, 2, 3}, {1, 2, 3}, {4, 1, 1}};

        assertThat(alpha.of(once).value(new int[]{2, 0, 1}).orElseThrow())
                .isEqualTo(Numbers.value(alpha.of(twice)), within(1e-12));
    }

    @Test
    void fullAgreementIsOne() {
        assertThat(Numbers.value(KrippendorffAlpha.ORDINAL.of(new double[][]{{1, 1}, {3, 3}}))).isEqualTo(1);
    }
}
