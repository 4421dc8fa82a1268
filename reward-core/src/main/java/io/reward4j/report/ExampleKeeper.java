package io.reward4j.report;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/// Keeps excerpts of so many of the lowest, the highest and the failed samples. Not safe for several threads.
final class ExampleKeeper {

    private static final Comparator<Candidate> LOWEST_FIRST = Comparator.comparingDouble(Candidate::value)
            .thenComparingLong(Candidate::lot);
    private static final Comparator<Candidate> HIGHEST_FIRST = Comparator.comparingDouble(Candidate::value).reversed()
            .thenComparingLong(Candidate::lot);

    private final int keep;
    private final PriorityQueue<Candidate> lowest = new PriorityQueue<>(LOWEST_FIRST.reversed());
    private final PriorityQueue<Candidate> highest = new PriorityQueue<>(HIGHEST_FIRST.reversed());
    private final List<Examples.Failed> failed = new ArrayList<>();
    private final SplittableRandom lots;

    /// @param lot decides among equal values: those at the beginning of a file are often of one kind
    private record Candidate(double value, long lot, Examples.Scored example) {}

    /// @param seed decides among equal values
    ExampleKeeper(int keep, long seed) {
        this.keep = keep;
        this.lots = new SplittableRandom(seed);
    }

    void scored(Sample sample, Reward reward) {
        double value = reward.value();
        long lot = lots.nextLong();
        boolean low = isWanted(value, lot, lowest, 1);
        boolean high = isWanted(value, lot, highest, -1);
        if (low || high) {
            Candidate candidate = new Candidate(value, lot, new Examples.Scored(
                    sample.id(), Excerpt.of(sample.prompt()), Excerpt.of(sample.completion()), reference(sample),
                    reward));
            if (low) {
                offer(candidate, lowest);
            }
            if (high) {
                offer(candidate, highest);
            }
        }
    }

    private boolean isWanted(double value, long lot, PriorityQueue<Candidate> queue, int direction) {
        Candidate last = queue.peek();
        if (last == null || queue.size() < keep) {
            return queue.size() < keep;
        }
        int order = direction * Double.compare(value, last.value());
        return order < 0 || (order == 0 && lot < last.lot());
    }

    private static Excerpt reference(Sample sample) {
        JsonNode reference = sample.reference();
        if (reference.isMissingNode()) {
            return Excerpt.of("");
        }
        return Excerpt.of(reference.isString() ? reference.stringValue() : reference.toString());
    }

    private void offer(Candidate candidate, PriorityQueue<Candidate> queue) {
        queue.add(candidate);
        if (queue.size() > keep) {
            queue.remove();
        }
    }

    void failed(Sample sample, RewardException cause) {
        if (failed.size() < keep) {
            failed.add(new Examples.Failed(
                    sample.id(),
                    Excerpt.of(sample.prompt()),
                    Excerpt.of(sample.completion()),
                    reference(sample),
                    cause.kind(),
                    Excerpt.of(cause.getMessage()).text()));
        }
    }

    Examples collect() {
        return new Examples(inOrder(lowest, LOWEST_FIRST), inOrder(highest, HIGHEST_FIRST), failed);
    }

    private static List<Examples.Scored> inOrder(PriorityQueue<Candidate> queue, Comparator<Candidate> order) {
        return queue.stream().sorted(order).map(Candidate::example).toList();
    }
}
