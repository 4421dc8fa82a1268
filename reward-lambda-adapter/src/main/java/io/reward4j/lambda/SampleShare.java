package io.reward4j.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Draws samples evenly, over all invocations, and not more than so many of one. Safe for use by several threads at
/// once.
final class SampleShare {

    private final double share;
    private final int most;
    private final AtomicLong seen = new AtomicLong();

    SampleShare(double share, int most) {
        this.share = share;
        this.most = most;
    }

    /// Returns those that are drawn of these, in their order.
    <T> List<T> of(List<T> samples) {
        long first = seen.getAndAdd(samples.size());
        List<T> drawn = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if (Math.floor((first + i + 1) * share) > Math.floor((first + i) * share)) {
                drawn.add(samples.get(i));
            }
        }
        return drawn.size() <= most ? drawn : thinned(drawn);
    }

    private <T> List<T> thinned(List<T> drawn) {
        List<T> thinned = new ArrayList<>(most);
        for (long i = 0; i < most; i++) {
            thinned.add(drawn.get((int) (i * drawn.size() / most)));
        }
        return thinned;
    }
}
