package io.reward4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.contract.PreferenceFunctionContract;
import org.junit.jupiter.api.Test;

class PreferenceFunctionTest implements PreferenceFunctionContract {

    private static final PreferenceFunction LONGER = (first, second) -> {
        int difference = first.completion().length() - second.completion().length();
        return difference == 0 ? Preference.TIE : difference > 0 ? Preference.FIRST : Preference.SECOND;
    };

    @Override
    public PreferenceFunction preference() {
        return LONGER;
    }

    @Override
    public Sample first() {
        return Sample.of("q", "long answer");
    }

    @Override
    public Sample second() {
        return Sample.of("q", "short");
    }

    @Test
    void aLikingForOnePositionComesOutAsATie() {
        PreferenceFunction biased = (first, second) -> Preference.FIRST;
        assertThat(biased.withPositionSwap().prefer(first(), second())).isEqualTo(Preference.TIE);
    }

    @Test
    void swappingPositionsDoublesTheCalls() {
        PreferenceFunction judge = new PreferenceFunction() {
            @Override
            public Preference prefer(Sample first, Sample second) {
                return Preference.TIE;
            }

            @Override
            public Traits traits() {
                return Traits.calling(2);
            }
        };
        assertThat(judge.withPositionSwap().traits()).isEqualTo(Traits.calling(4));
        assertThat(judge.against(s -> s).traits()).isEqualTo(Traits.calling(2));
    }

    @Test
    void againstAnOpponentWinningIsOneTyingHalfAndLosingZero() {
        RewardFunction reward = LONGER.against(sample -> sample.withCompletion("medium"));
        assertThat(reward.score(first()).value()).isEqualTo(1);
        assertThat(reward.score(second()).value()).isZero();
        assertThat(reward.score(first().withCompletion("MEDIUM")).value()).isEqualTo(0.5);
    }
}
