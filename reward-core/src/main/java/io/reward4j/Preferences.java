package io.reward4j;

import java.util.Objects;
import java.util.function.UnaryOperator;

/// The functions behind the default methods of [PreferenceFunction].
final class Preferences {

    private Preferences() {}

    record Swapped(PreferenceFunction function) implements PreferenceFunction {

        @Override
        public Preference prefer(Sample first, Sample second) {
            Preference forth = function.prefer(first, second);
            Preference back = function.prefer(second, first).flipped();
            return forth == back ? forth : Preference.TIE;
        }

        @Override
        public Traits traits() {
            Traits once = function.traits();
            return new Traits(
                    once.blocking(), once.min(), once.max(), Traits.saturatedSum(once.maxCalls(), once.maxCalls()),
                    once.reads());
        }
    }

    record Against(PreferenceFunction function, UnaryOperator<Sample> opponent) implements RewardFunction {

        Against {
            Objects.requireNonNull(opponent, "opponent");
        }

        @Override
        public Reward score(Sample sample) {
            return switch (function.prefer(sample, opponent.apply(sample))) {
                case FIRST -> Reward.of(1, "preferred");
                case TIE -> Reward.of(0.5, "tie");
                case SECOND -> Reward.of(0, "not preferred");
            };
        }

        @Override
        public Traits traits() {
            return function.traits();
        }
    }
}
