package io.reward4j.judge.lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.stat.inference.OneWayAnova;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntraclassTest {

    /// Six targets, four judges: Shrout and Fleiss (1979), table 2.
    private static final double[][] PUBLISHED = {
            {9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}};

    @Test
    void thePublishedExample() {
        assertThat(Numbers.value(Intraclass.ONE_WAY.of(PUBLISHED))).isEqualTo(0.17, within(5e-3));
        assertThat(Numbers.value(Intraclass.TWO_WAY.of(PUBLISHED))).isEqualTo(0.29, within(5e-3));
    }

    @Test
    void theOneWayFormFollowsFromTheFValueOfAnIndependentLibrary() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 50; round++) {
            double[][] rows = new double[10][];
            for (int row = 0; row < rows.length; row++) {
                rows[row] = Numbers.tied(random, 3, 9);
            }
            double f = new OneWayAnova().anovaFValue(Arrays.asList(rows));

            assertThat(Numbers.value(Intraclass.ONE_WAY.of(rows))).isEqualTo((f - 1) / (f + 2), within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isUndefinedWhereNothingDiffersAndForOneSample(Intraclass form) {
        assertThat(form.of(new double[][]{{0.1, 0.1}, {0.1, 0.1}}).value()).isEmpty();
        assertThat(form.of(new double[][]{{0.1, 0.2}}).value()).isEmpty();
        assertThat(form.of(new double[0][]).value()).isEmpty();
    }

    @Test
    void samplesWithADifferentNumberOfRatingsAreRefused() {
        assertThatThrownBy(() -> Intraclass.ONE_WAY.of(new double[][]{{1, 2}, {1, 2, 3}}))
                .hasMessage("each sample needs as many ratings, and at least two, but sample 2 has 3");
    }
}
