package io.reward4j.report;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.Sample;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts why rewards are lower than they could be. Not safe for several threads.
final class LowReasons {

    /// The most reasons that are told apart: a judge may write a new one for each sample.
    private static final int MOST_KEPT = 1_000;

    /// The most reasons that are shown.
    private static final int MOST = 20;

    private static final int LONGEST = 200;
    private static final String OTHERS = "other reasons";

    private final Map<Key, Tally> tallies = new LinkedHashMap<>();
    private final Set<Key> ofSample = new HashSet<>();

    private record Key(String component, String reason) {}

    private static final class Tally {

        private final String first;
        private boolean varies;
        private long samples;
        private double value;
        private double reward;

        Tally(String first) {
            this.first = first;
        }

        void add(String reason, double ofPart, double ofSample) {
            varies |= !reason.equals(first);
            samples++;
            value += ofPart / samples - value / samples;
            reward += ofSample / samples - reward / samples;
        }

        LowReason reason(Key key) {
            return new LowReason(key.component(), varies ? key.reason() : first, samples, value, reward);
        }
    }

    void add(Sample sample, Reward reward) {
        if (reward.components().isEmpty()) {
            count(sample, reward, "reward", Role.TERM, reward);
        }
        parts(sample, reward, "", reward.components());
        ofSample.clear();
    }

    private void parts(Sample sample, Reward whole, String path, List<Component> components) {
        for (Component component : components) {
            if (component instanceof Component.Scored scored && scored.role() != Role.METRIC) {
                boolean item = scored.role() == Role.ITEM;
                String name = item ? path : path + scored.name();
                Reward reward = scored.reward();
                if (!name.isEmpty() && isSaidByItself(reward)) {
                    count(sample, whole, item ? withoutSlash(name) : name, scored.role(), reward);
                }
                parts(sample, whole, item ? path : name + "/", reward.components());
            }
        }
    }

    /// The parts of a whole say why it is low, unless it says so itself.
    private static boolean isSaidByItself(Reward reward) {
        return reward.components().isEmpty() || !reward.rationale().isEmpty();
    }

    private static String withoutSlash(String path) {
        return path.substring(0, path.length() - 1);
    }

    private void count(Sample sample, Reward whole, String name, Role role, Reward part) {
        if (part.value() >= (role == Role.PENALTY ? 0 : 1)) {
            return;
        }
        String reason = Excerpt.cut(part.rationale().strip(), LONGEST);
        Key key = new Key(name, GeneralReason.of(sample, reason));
        if (!ofSample.add(key)) {
            return;
        }
        if (tallies.size() < MOST_KEPT || tallies.containsKey(key)) {
            tallies.computeIfAbsent(key, absent -> new Tally(reason)).add(reason, part.value(), whole.value());
        } else {
            tallies.computeIfAbsent(new Key(name, OTHERS), absent -> new Tally(OTHERS))
                    .add(OTHERS, part.value(), whole.value());
        }
    }

    /// The most frequent reasons, the most frequent first; of equally frequent ones the earlier first.
    List<LowReason> collect() {
        return tallies.entrySet().stream()
                .map(entry -> entry.getValue().reason(entry.getKey()))
                .sorted(Comparator.comparingLong(LowReason::samples).reversed())
                .limit(MOST)
                .toList();
    }
}
