package io.reward4j.report;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Keeps excerpts of so many of the lowest, the highest and the failed samples. Not safe for several threads.
final class ExampleKeeper {

    private static final Comparator<Candidate> LOWEST_FIRST = Comparator.comparingDouble(Candidate::value)
            .thenComparingLong(Candidate::position);
    private static final Comparator<Candidate> HIGHEST_FIRST = Comparator.comparingDouble(Candidate::value).reversed()
            .thenComparingLong(Candidate::position);

    private final int keep;
    private final PriorityQueue<Candidate> lowest = new PriorityQueue<>(LOWEST_FIRST.reversed());
    private final PriorityQueue<Candidate> highest = new PriorityQueue<>(HIGHEST_FIRST.reversed());
    private final List<Examples.Failed> failed = new ArrayList<>();
    private long seen;

    private record Candidate(double value, long position, Examples.Scored example) {}

    ExampleKeeper(int keep) {
        this.keep = keep;
    }

    void scored(Sample sample, Reward reward) {
        seen++;
        double value = reward.value();
        boolean low = keep > 0 && (lowest.size() < keep || value < lowest.element().value());
        boolean high = keep > 0 && (highest.size() < keep || value > highest.element().value());
        if (low || high) {
            Candidate candidate = new Candidate(value, seen, new Examples.Scored(
                    sample.id(), Excerpt.of(sample.prompt()), Excerpt.of(sample.completion()), reward));
            if (low) {
                offer(candidate, lowest);
            }
            if (high) {
                offer(candidate, highest);
            }
        }
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
