package io.reward4j.report;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Collects the outcomes of a run, however long, in constant memory: a listener to give to
/// [io.reward4j.BatchScorer#withListener].
///
/// Safe for use by several threads at once.
public final class RunStatistics implements RewardListener {

    private static final int BINS = 10;

    private final long start = System.nanoTime();
    private final int keep;
    private final Map<RewardException.Kind, Long> failures = new EnumMap<>(RewardException.Kind.class);
    private final Map<String, Distribution.Collector> components = new LinkedHashMap<>();
    private final Distribution.Collector rewards = new Distribution.Collector();
    private final Histogram.Collector histogram;
    private final PriorityQueue<Candidate> lowest = new PriorityQueue<>(Comparator.reverseOrder());

    /// A sample that may be among the lowest; of equal rewards the earlier comes first.
    private record Candidate(RunSummary.Scored scored, long position) implements Comparable<Candidate> {

        private static final Comparator<Candidate> ORDER = Comparator
                .comparingDouble((Candidate candidate) -> candidate.scored().reward().value())
                .thenComparingLong(Candidate::position);

        @Override
        public int compareTo(Candidate other) {
            return ORDER.compare(this, other);
        }
    }

    private RunStatistics(Traits traits, int keep) {
        this.keep = keep;
        this.histogram = new Histogram.Collector(traits.min(), traits.max(), BINS);
    }

    /// Returns a collector for rewards of the announced range, which keeps no samples. Its clock starts
    /// now.
    public static RunStatistics of(Traits traits) {
        return new RunStatistics(traits, 0);
    }

    /// Returns a collector like [#of(Traits)] that keeps the samples with the lowest rewards.
    ///
    /// @param keep how many samples
    /// @throws IllegalArgumentException if it is negative
    public static RunStatistics keepingLowest(int keep, Traits traits) {
        if (keep < 0) {
            throw new IllegalArgumentException("cannot keep " + keep + " samples");
        }
        return new RunStatistics(traits, keep);
    }

    @Override
    public synchronized void scored(Sample sample, Reward reward) {
        rewards.add(reward.value());
        histogram.add(reward.value());
        for (Metric metric : Metric.of(reward)) {
            components.computeIfAbsent(metric.name(), name -> new Distribution.Collector()).add(metric.value());
        }
        if (keep > 0) {
            lowest.add(new Candidate(new RunSummary.Scored(sample, reward), rewards.count()));
            if (lowest.size() > keep) {
                lowest.remove();
            }
        }
    }

    @Override
    public synchronized void failed(Sample sample, RewardException cause) {
        failures.merge(cause.kind(), 1L, Long::sum);
    }

    /// Counts a sample that could not even be read.
    public synchronized void refused() {
        failures.merge(RewardException.Kind.REFUSED_INPUT, 1L, Long::sum);
    }

    /// Returns what was collected so far.
    public synchronized RunSummary summary() {
        Map<String, Distribution> spread = new LinkedHashMap<>();
        components.forEach((name, collector) -> spread.put(name, collector.collect()));
        List<RunSummary.Scored> worst = lowest.stream().sorted().map(Candidate::scored).toList();
        return new RunSummary(
                failures,
                rewards.collect(),
                histogram.collect(),
                spread,
                worst,
                Duration.ofNanos(System.nanoTime() - start));
    }
}
