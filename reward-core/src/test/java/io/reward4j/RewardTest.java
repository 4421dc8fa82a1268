package io.reward4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewardTest {

    @Test
    void printsAsAnIndentedTree() {
        Reward item = new Reward(0.5, "",
                List.of(new Component.Scored("grounded", Role.TERM, 2, Reward.of(0.5, "quotes 4.2"))));
        Reward reward = new Reward(0.7333, "", List.of(
                new Component.Scored("schema", Role.GATE, 0, Reward.pass()),
                new Component.Scored("comments", Role.TERM, 4, new Reward(0.5, "", List.of(
                        new Component.Scored("[0]", Role.ITEM, 0, item)))),
                new Component.Skipped("judge", "gate 'x' closed"),
                new Component.Failed("style", RewardException.Kind.JUDGE_UNAVAILABLE, "throttled\nagain", List.of())));
        assertThat(reward).hasToString("""
                reward 0.733
                  schema (gate)       1.000
                  comments (weight 4) 0.500
                    [0] 0.500
                      grounded (weight 2) 0.500  quotes 4.2
                  judge               -  skipped: gate 'x' closed
                  style               !  judge_unavailable: throttled⏎again""");
        assertThat(reward.toString("contract")).startsWith("contract 0.733\n");
    }

    @Test
    void isAlwaysFiniteAndNeverNegativeZero() {
        assertThat(Double.doubleToLongBits(Reward.of(-0.0).value())).isZero();
        for (double value : new double[]{Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> Reward.of(value)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anotherValueKeepsTheExplanation() {
        assertThat(Reward.of(1, "why").withValue(0.5)).isEqualTo(Reward.of(0.5, "why"));
    }
}
