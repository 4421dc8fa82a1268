package io.reward4j.judge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Preference;
import io.reward4j.judge.PairwiseVerdict;
import io.reward4j.judge.lab.stats.Bootstrap;
import io.reward4j.judge.lab.stats.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A simulated judge that knows the answer of some pairs and else likes the first place: its numbers are recovered.
class SwapCoverageTest {

    private static final int RUNS = 1_000;
    private static final int PAIRS = 300;
    private static final double KNOWS = 0.7;
    private static final double RIGHT = 0.9;
    private static final double LIKES_FIRST = 0.8;

    private final Map<String, Integer> covered = new LinkedHashMap<>();

    @Test
    void positionBiasConsistencyAndAccuracyAreRecovered() {
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(run);
            List<SwapTrial> trials = new ArrayList<>();
            for (int pair = 0; pair < PAIRS; pair++) {
                trials.add(trial(random).labelled(Preference.FIRST));
            }
            SwapConsistency found = SwapConsistency.of(trials, new Bootstrap(400, run));
            double bias = (1 - KNOWS) * (2 * LIKES_FIRST - 1);
            check("consistency", KNOWS, found.swapConsistency());
            check("flip rate", 1 - KNOWS, found.flipRate());
            check("position bias", bias, found.positionBias());
            check("first slot", (1 + bias) / 2, found.firstSlotRate());
            check("coverage", KNOWS, found.coverage());
            check("accuracy of consistent", RIGHT, found.accuracyOfConsistent());
            check("accuracy", KNOWS * RIGHT + (1 - KNOWS) * LIKES_FIRST, found.accuracyInOrder());
        }

        assertThat(covered.values()).as(covered.toString())
                .allSatisfy(times -> assertThat(times).isGreaterThanOrEqualTo(93 * RUNS / 100));
    }

    private static SwapTrial trial(SplittableRandom random) {
        if (random.nextDouble() < KNOWS) {
            Preference preference = random.nextDouble() < RIGHT ? Preference.FIRST : Preference.SECOND;
            return SwapTrial.of("", new PairwiseVerdict(preference, preference, ""));
        }
        boolean first = random.nextDouble() < LIKES_FIRST;
        return SwapTrial.of("", new PairwiseVerdict(
                first ? Preference.FIRST : Preference.SECOND, first ? Preference.SECOND : Preference.FIRST, ""));
    }

    private void check(String name, double truth, Estimate estimate) {
        boolean covers = estimate instanceof Estimate.Known known && known.covers(truth);
        covered.merge(name, covers ? 1 : 0, Integer::sum);
    }
}
