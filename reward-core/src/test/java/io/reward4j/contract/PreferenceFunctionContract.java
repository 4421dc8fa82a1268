package io.reward4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Preference;
import io.reward4j.PreferenceFunction;
import io.reward4j.Sample;
import org.junit.jupiter.api.Test;

/// What every [PreferenceFunction] keeps: the same preference each time, and no liking for a position
/// once its answers are asked for in both orders.
public interface PreferenceFunctionContract {

    /// The function under test.
    PreferenceFunction preference();

    /// An answer to some prompt.
    Sample first();

    /// Another answer to the same prompt.
    Sample second();

    @Test
    default void comparingAgainGivesTheSamePreference() {
        assertThat(preference().prefer(first(), second())).isEqualTo(preference().prefer(first(), second()));
    }

    @Test
    default void withPositionSwapTheOrderDoesNotMatter() {
        PreferenceFunction fair = preference().withPositionSwap();
        assertThat(fair.prefer(first(), second())).isEqualTo(fair.prefer(second(), first()).flipped());
    }

    @Test
    default void anAnswerTiesWithItselfOncePositionsAreSwapped() {
        assertThat(preference().withPositionSwap().prefer(first(), first())).isEqualTo(Preference.TIE);
    }
}
