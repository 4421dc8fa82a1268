package io.reward4j.report;

import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.Sample;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Counts failures by what went wrong. Not safe for several threads.
final class FailureReasons {

    /// The most reasons that are told apart: a reward may make up a new one for each sample.
    private static final int MOST_KEPT = 1_000;

    /// The most reasons that are shown.
    private static final int MOST = 20;

    private static final String OTHERS = "other reasons";

    private final Map<Key, Count> counts = new LinkedHashMap<>();

    private record Key(Kind kind, String reason) {}

    private static final class Count {

        private final String first;
        private final String example;
        private boolean varies;
        private long samples;

        Count(String first, String example) {
            this.first = first;
            this.example = example;
        }

        void add(String reason) {
            varies |= !reason.equals(first);
            samples++;
        }
    }

    void add(Sample sample, RewardException cause) {
        String reason = cause.reason();
        Key key = new Key(cause.kind(), GeneralReason.of(sample, reason));
        if (counts.size() < MOST_KEPT || counts.containsKey(key)) {
            count(key, reason, cause::describe);
        } else {
            count(new Key(cause.kind(), OTHERS), OTHERS, cause::describe);
        }
    }

    private void count(Key key, String reason, Supplier<String> example) {
        counts.computeIfAbsent(key, absent -> new Count(reason, example.get())).add(reason);
    }

    /// Counts a sample of which no more is known than that it could not be read.
    void addRefused() {
        String reason = "it could not be read";
        count(new Key(Kind.REFUSED_INPUT, reason), reason, () -> Kind.REFUSED_INPUT.id() + ": " + reason);
    }

    /// The most frequent reasons, the most frequent first; of equally frequent ones the earlier first.
    List<FailureReason> collect() {
        return counts.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Key, Count> entry) -> entry.getValue().samples).reversed())
                .limit(MOST)
                .map(entry -> reason(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static FailureReason reason(Key key, Count count) {
        return new FailureReason(
                key.kind(), count.varies ? key.reason() : count.first, count.samples, count.example);
    }
}
