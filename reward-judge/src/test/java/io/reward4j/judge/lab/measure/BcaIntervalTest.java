package io.reward4j.judge.lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.judge.lab.stats.Bootstrap;
import io.reward4j.judge.lab.stats.Estimate;
import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.interval.BinomialProportion;
import org.junit.jupiter.api.Test;

class BcaIntervalTest {

    @Test
    void theAccelerationOfThePublishedExample() {
        // Efron and Tibshirani (1993), table 14.1 A and section 14.3: the plug-in variance has an acceleration of 0.061
        double[] spatial = {48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26,
                30, 41};
        Statistic variance = Statistic.of(26, "", times -> {
            double mean = Statistic.mean(spatial).value(times).orElseThrow();
            double squares = 0;
            double count = 0;
            for (int i = 0; i < 26; i++) {
                squares += times[i] * (spatial[i] - mean) * (spatial[i] - mean);
                count += times[i];
            }
            return squares / count;
        });

        assertThat(Numbers.value(variance)).isEqualTo(171.5, within(0.05));
        assertThat(BcaInterval.acceleration(variance, 171.5)).isEqualTo(0.061, within(5e-4));
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        Statistic mean = Statistic.mean(new SplittableRandom(1).doubles(50).toArray());

        assertThat(mean.estimate(Bootstrap.standard())).isEqualTo(mean.estimate(Bootstrap.standard()))
                .isNotEqualTo(mean.estimate(new Bootstrap(1_000, 2)));
    }

    @Test
    void theIntervalOfAMeanIsCloseToTheNormalOne() {
        double[] values = new SplittableRandom(2).doubles(400).toArray();
        Estimate.Known mean = (Estimate.Known) Statistic.mean(values).estimate(new Bootstrap(20_000, 3));
        double spread = 1.96 * Math.sqrt(1 / 12.0 / 400);

        assertThat(mean.low()).isEqualTo(mean.value() - spread, within(0.003));
        assertThat(mean.high()).isEqualTo(mean.value() + spread, within(0.003));
    }

    @Test
    void constantValuesHaveAMeanWithoutWidth() {
        assertThat(Statistic.mean(0.1, 0.1, 0.1).estimate(Bootstrap.standard()).text())
                .isEqualTo("0.100 [0.100, 0.100]");
    }

    @Test
    void tooFewSamplesHaveNoInterval() {
        Bootstrap bootstrap = Bootstrap.standard();

        assertThat(Statistic.mean().estimate(bootstrap).text())
                .isEqualTo("undefined: at least 2 samples are needed, there are 0");
        assertThat(Statistic.mean(1).estimate(bootstrap).text())
                .isEqualTo("undefined: at least 2 samples are needed, there are 1");
        assertThat(Correlation.pearson(new double[]{1, 2}, new double[]{1, 2}).estimate(bootstrap).text())
                .startsWith("undefined: too few or too similar samples for an interval: ");
    }

    @Test
    void theNormalDistributionIsThatOfAnIndependentLibrary() {
        NormalDistribution normal = new NormalDistribution();
        for (double z = -4; z <= 4; z += 0.0625) {
            assertThat(Normal.probability(z)).isEqualTo(normal.cumulativeProbability(z), within(2e-7));
            assertThat(Normal.quantile(normal.cumulativeProbability(z))).isEqualTo(z, within(1e-7));
        }
    }

    @Test
    void aShareHasTheWilsonIntervalOfAnIndependentLibrary() {
        for (int hits = 0; hits <= 20; hits++) {
            Estimate.Known share = (Estimate.Known) Proportion.of(hits, 20, "");
            var wilson = BinomialProportion.getWilsonScoreInterval(20, hits / 20.0, 0.95);

            assertThat(share.low()).isEqualTo(wilson.getLowerBound(), within(1e-8));
            assertThat(share.high()).isEqualTo(wilson.getUpperBound(), within(1e-8));
            assertThat(share.covers(hits / 20.0)).isTrue();
        }
        assertThat(Proportion.of(0, 0, "no pair has a label").text()).isEqualTo("undefined: no pair has a label");
    }
}
