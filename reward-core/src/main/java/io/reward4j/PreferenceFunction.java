package io.reward4j;

import java.util.function.UnaryOperator;

/// Says which of two answers to the same prompt is better.
///
/// Implementations must be safe for use by several threads at once.
@FunctionalInterface
public interface PreferenceFunction {

    /// Compares two samples of one prompt.
    ///
    /// @throws RewardException if there is no preference
    Preference prefer(Sample first, Sample second);

    /// What a comparison announces. The default is [Traits#code()]: not blocking, no outside calls. The range is that
    /// of [#against], `[0, 1]`.
    default Traits traits() {
        return Traits.code();
    }

    /// Returns a function that compares in both orders. If the two results disagree, it is a tie. That removes a
    /// judge's bias for one position.
    default PreferenceFunction withPositionSwap() {
        return new Preferences.Swapped(this);
    }

    /// Returns a reward of `1` for beating the opponent, `0.5` for a tie and `0` for losing.
    default RewardFunction against(UnaryOperator<Sample> opponent) {
        return new Preferences.Against(this, opponent);
    }
}
