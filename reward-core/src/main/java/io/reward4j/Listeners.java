package io.reward4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The listeners behind the factories of [RewardListener].
final class Listeners {

    static final RewardListener NONE = new Several(List.of());

    private Listeners() {}

    /// Returns a listener that tells all of these, and those whom they tell.
    static RewardListener all(List<RewardListener> listeners) {
        List<RewardListener> hearing = new ArrayList<>();
        for (RewardListener listener : listeners) {
            if (listener instanceof Several several) {
                hearing.addAll(several.listeners());
            } else {
                hearing.add(listener);
            }
        }
        return new Several(List.copyOf(hearing));
    }

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
        public void partFailed(String name, RewardException cause) {
            tell(listener -> listener.partFailed(name, cause));
        }

        @Override
        public void partAsked(String name, Duration duration) {
            tell(listener -> listener.partAsked(name, duration));
        }

        @Override
        public void codeWaited(String name, Duration duration) {
            tell(listener -> listener.codeWaited(name, duration));
        }

        @Override
        public void judgeCalled(JudgeCall call) {
            tell(listener -> listener.judgeCalled(call));
        }

        @Override
        public void judgeAdapted(String model, String change) {
            tell(listener -> listener.judgeAdapted(model, change));
        }

        @Override
        public void referenceFieldSought(String place, boolean found) {
            tell(listener -> listener.referenceFieldSought(place, found));
        }

        @Override
        public void preflight(Preflight preflight) {
            tell(listener -> listener.preflight(preflight));
        }

        private void tell(Consumer<RewardListener> news) {
            for (RewardListener listener : listeners) {
                try {
                    news.accept(listener);
                } catch (Throwable e) {
                    // a listener only observes: it must not decide whether a sample has a reward
                    CheckedScoring.failure(e);
                }
            }
        }
    }

    /// Tells a listener of failures without what scorers' own exceptions said.
    record Discreet(RewardListener listener) implements RewardListener {

        @Override
        public void scored(Sample sample, Reward reward) {
            listener.scored(sample, reward);
        }

        @Override
        public void failed(Sample sample, RewardException cause) {
            listener.failed(sample, cause.withoutExceptionMessages());
        }

        @Override
        public void partFailed(String name, RewardException cause) {
            listener.partFailed(name, cause.withoutExceptionMessages());
        }

        @Override
        public void partAsked(String name, Duration duration) {
            listener.partAsked(name, duration);
        }

        @Override
        public void codeWaited(String name, Duration duration) {
            listener.codeWaited(name, duration);
        }

        @Override
        public void judgeCalled(JudgeCall call) {
            listener.judgeCalled(call);
        }

        @Override
        public void judgeAdapted(String model, String change) {
            listener.judgeAdapted(model, change);
        }

        @Override
        public void referenceFieldSought(String place, boolean found) {
            listener.referenceFieldSought(place, found);
        }

        @Override
        public void preflight(Preflight preflight) {
            listener.preflight(preflight);
        }
    }
}
