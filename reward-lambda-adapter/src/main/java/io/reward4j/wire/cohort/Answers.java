package io.reward4j.wire.cohort;

import io.reward4j.Reward;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What was answered a short while ago, for calls that are made again because their reply was lost. Holds no text of a
/// sample. Guarded by the lock of its [Gathering].
final class Answers {

    private final Map<Fingerprint, Kept> byAge = new LinkedHashMap<>();
    private final int most;
    private final long nanos;

    private record Kept(Reward reward, long since) {}

    /// @param most how many are kept at the most
    /// @param age how long one is kept
    Answers(int most, Duration age) {
        this.most = most;
        this.nanos = age.toNanos();
    }

    void put(Fingerprint member, Reward reward) {
        byAge.remove(member);
        byAge.put(member, new Kept(reward, System.nanoTime()));
        forget();
    }

    Optional<Reward> get(Fingerprint member) {
        return Optional.ofNullable(byAge.get(member)).map(Kept::reward);
    }

    /// Forgets what is too old or too much.
    void forget() {
        long now = System.nanoTime();
        Iterator<Kept> oldest = byAge.values().iterator();
        while (oldest.hasNext()) {
            boolean tooOld = now - oldest.next().since() >= nanos;
            if (!tooOld && byAge.size() <= most) {
                return;
            }
            oldest.remove();
        }
    }

    int size() {
        return byAge.size();
    }
}
