package io.reward4j;

import java.util.List;
import java.util.function.Consumer;

/// The listeners behind the factories of [RewardListener].
final class Listeners {

    static final RewardListener NONE = new RewardListener() {
    };

    private Listeners() {}

    /// Tells several listeners, and ignores what they throw.
    record Several(List<RewardListener> listeners) implements RewardListener {

        @Override
        public void scored(Sample sample, Reward reward) {
            tell(listener -> listener.scored(sample, reward));
        }

        @Override
        public void failed(Sample sample, RewardException cause) {
            tell(listener -> listener.failed(sample, cause));
        }

        @Override
        public void judgeCalled(JudgeCall call) {
            tell(listener -> listener.judgeCalled(call));
        }

        @Override
        public void referenceFieldSought(String place, boolean found) {
            tell(listener -> listener.referenceFieldSought(place, found));
        }

        private void tell(Consumer<RewardListener> news) {
            for (RewardListener listener : listeners) {
                try {
                    news.accept(listener);
                } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                    // a listener only observes: it must not decide whether a sample has a reward
                }
            }
        }
    }
}
