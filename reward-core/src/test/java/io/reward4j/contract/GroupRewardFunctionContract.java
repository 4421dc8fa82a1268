package io.reward4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.GroupRewardFunction;
import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [GroupRewardFunction] keeps: one reward for each sample, in the announced range,
/// whatever the order of the group.
public interface GroupRewardFunctionContract {

    /// The function under test.
    GroupRewardFunction group();

    /// Samples of one prompt; at least two.
    List<Sample> samples();

    /// Their rewards in `[0, 1]`, in the same order.
    List<Reward> base();

    @Test
    default void givesOneRewardInTheAnnouncedRangeForEachSample() {
        Traits traits = group().traits(Traits.code());
        assertThat(group().score(samples(), base()))
                .hasSameSizeAs(samples())
                .allSatisfy(reward -> assertThat(traits.contains(reward.value())).isTrue());
    }

    @Test
    default void theOrderOfTheGroupDoesNotMatter() {
        List<Sample> samples = new ArrayList<>(samples());
        List<Reward> base = new ArrayList<>(base());
        Collections.reverse(samples);
        Collections.reverse(base);
        List<Reward> reversed = new ArrayList<>(group().score(samples, base));
        Collections.reverse(reversed);
        assertThat(reversed).isEqualTo(group().score(samples(), base()));
    }

    @Test
    default void aGroupOfOneIsShaped() {
        assertThat(group().score(samples().subList(0, 1), base().subList(0, 1))).hasSize(1);
    }
}
