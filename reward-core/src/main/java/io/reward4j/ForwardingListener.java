package io.reward4j;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Tells several listeners, in order, and ignores what they throw. The only place that lists every event to pass it
/// on: a new event of [RewardListener] is added here.
abstract class ForwardingListener implements RewardListener {

    private final List<RewardListener> listeners;

    ForwardingListener(List<RewardListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /// Those who are told.
    final List<RewardListener> listeners() {
        return listeners;
    }

    @Override
    public void scored(Sample sample, Reward reward) {
        // told of every sample, and so without a lambda for each
        for (int i = 0; i < listeners.size(); i++) {
            try {
                listeners.get(i).scored(sample, reward);
            } catch (Throwable e) {
                ignore(e);
            }
        }
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
                ignore(e);
            }
        }
    }

    /// A listener only observes: it must not decide whether a sample has a reward.
    private static void ignore(Throwable thrown) {
        CheckedScoring.failure(thrown);
    }
}
