package io.reward4j.report;

import io.reward4j.Message;
import io.reward4j.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts the groups whose rewards are all equal. Groups are told apart by a hash of 128 bits of what
/// [io.reward4j.SampleGroup] holds; those beyond the first 100,000 are left out. Not safe for several threads.
final class GroupTally {

    static final int MOST = 100_000;

    private final Map<Key, State> groups = new HashMap<>();
    private @Nullable Sample last;
    private Key lastKey = new Key(0, 0);
    private long untracked;

    /// Enough of a hash that two groups of a run are never taken for one by chance.
    private record Key(long high, long low) {}

    private static final class State {

        final double first;
        boolean alone = true;
        boolean differs;

        State(double first) {
            this.first = first;
        }
    }

    void add(Sample sample, double reward) {
        Key key = last != null && isSameGroup(last, sample) ? lastKey : key(sample);
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
        return asked(one).equals(asked(other)) && one.reference().equals(other.reference());
    }

    private static List<Message> asked(Sample sample) {
        return sample.messages().subList(0, sample.messages().size() - 1);
    }

    /// How many groups have at least two rewards.
    long comparable() {
        return groups.values().stream().filter(state -> !state.alone).count();
    }

    /// How many groups have at least two rewards, all equal.
    long flat() {
        return groups.values().stream().filter(state -> !state.alone && !state.differs).count();
    }

    /// How many samples belong to groups that were left out.
    long untracked() {
        return untracked;
    }

    private static Key key(Sample sample) {
        Hash hash = new Hash();
        for (Message message : asked(sample)) {
            hash.add(message.role());
            hash.add(message.content());
        }
        hash.add(sample.reference().hashCode());
        return new Key(hash.high, hash.low);
    }

    /// Two multiplicative hashes over four characters a step.
    private static final class Hash {

        private long high = 0x9E3779B97F4A7C15L;
        private long low = 0xC2B2AE3D27D4EB4FL;

        void add(String text) {
            int end = text.length() & ~3;
            for (int i = 0; i < end; i += 4) {
                add(text.charAt(i)
                        | (long) text.charAt(i + 1) << 16
                        | (long) text.charAt(i + 2) << 32
                        | (long) text.charAt(i + 3) << 48);
            }
            for (int i = end; i < text.length(); i++) {
                add(text.charAt(i));
            }
            add(text.length());
        }

        private void add(long word) {
            high = Long.rotateLeft((high ^ word) * 0xFF51AFD7ED558CCDL, 29);
            low = Long.rotateLeft((low + word) * 0x9FB21C651E98DF25L, 37) ^ word;
        }
    }
}
