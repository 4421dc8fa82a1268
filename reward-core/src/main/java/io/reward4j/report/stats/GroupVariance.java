package io.reward4j.report.stats;

import io.reward4j.Sample;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts the groups whose rewards are all equal. Those beyond the first 100,000 are left out. Not safe for several
/// threads.
public final class GroupVariance {

    /// How many groups are looked at.
    public static final int MOST = 100_000;

    private final Map<GroupKey, State> groups = new HashMap<>();
    private @Nullable Sample last;
    private GroupKey lastKey = new GroupKey(0, 0);
    private long untracked;

    private static final class State {

        final double first;
        boolean alone = true;
        boolean differs;

        State(double first) {
            this.first = first;
        }
    }

    /// Adds a sample that was scored.
    public void add(Sample sample, double reward) {
        GroupKey key = last != null && isSameGroup(last, sample) ? lastKey : GroupKey.of(sample);
        last = sample;
        lastKey = key;
        State state = groups.get(key);
        if (state != null) {
            state.alone = false;
            state.differs |= reward != state.first;
        } else if (groups.size() < MOST) {
            groups.put(key, new State(reward));
        } else {
            untracked++;
        }
    }

    /// Spares the hash for most samples, where those of a group follow each other.
    private static boolean isSameGroup(Sample one, Sample other) {
        return GroupKey.asked(one).equals(GroupKey.asked(other)) && one.reference().equals(other.reference());
    }

    /// How many groups have at least two rewards.
    public long comparable() {
        return groups.values().stream().filter(state -> !state.alone).count();
    }

    /// How many groups have at least two rewards, all equal.
    public long flat() {
        return groups.values().stream().filter(state -> !state.alone && !state.differs).count();
    }

    /// How many samples belong to groups that were left out.
    public long untracked() {
        return untracked;
    }
}
