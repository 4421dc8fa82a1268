package io.reward4j.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String run(boolean shown, int samples) {
        ProgressBar bar = new ProgressBar(new PrintStream(out, true, StandardCharsets.UTF_8), shown, samples);
        RewardFunction watched = bar.watching(sample -> Reward.pass());
        for (int i = 0; i < samples; i++) {
            watched.score(Sample.of("question", "answer"));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theBarGrowsAndIsWipedAtTheEnd() {
        assertThat(run(true, 4)).contains("] 1/4", "] 2/4", "] 3/4").endsWith(" \r").doesNotContain("\n");
    }

    @Test
    void nothingIsPrintedWhereTheOutputGoesElsewhere() {
        assertThat(run(false, 4)).isEmpty();
    }

    @Test
    void theWatchedRewardKeepsItsTraits() {
        Traits traits = Traits.calling(3).withRange(-1, 2);
        RewardFunction function = ((RewardFunction) sample -> Reward.pass()).withTraits(traits);

        assertThat(new ProgressBar(System.out, false, 1).watching(function).traits()).isEqualTo(traits);
    }
}
