package io.reward4j.report;

import io.reward4j.JudgeCall;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.report.stats.Covariance;
import io.reward4j.report.stats.GroupVariance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Collects the outcomes of a run, however long, in bounded memory: a listener to give to
/// [io.reward4j.BatchScorer#withListener].
///
/// Samples are kept as excerpts. Bounded are also the components (1,000 names), the reasons of failures
/// (1,000) and of low rewards (1,000), the values of each metadata field (100), the groups (100,000), the judges (100),
/// the fields of references (1,000) and the values that quartiles are read from (4,096 for each number).
///
/// Safe for use by several threads at once.
public final class RunStatistics implements RewardListener {

    private static final int BINS = 10;
    private static final int MOST_JUDGES = 100;
    private static final int MOST_FIELDS = 1_000;

    /// Decides which samples are shown of those with equal rewards, unless another seed is given.
    private static final long SEED = 42;

    private final long start = System.nanoTime();
    private final Traits range;
    private final Map<RewardException.Kind, Long> failures = new EnumMap<>(RewardException.Kind.class);
    private final FailureReasons reasons = new FailureReasons();
    private final Distribution.Collector rewards = new Distribution.Collector();
    private final Histogram.Collector histogram;
    private final ComponentTree components = new ComponentTree();
    private final Map<String, JudgeUsage.Collector> judges = new LinkedHashMap<>();
    private final Map<String, Boolean> referenceFields = new LinkedHashMap<>();
    private final GroupVariance groups = new GroupVariance();
    private final Covariance length = new Covariance();
    private final LowReasons lowReasons = new LowReasons();
    private final List<FieldTally> fields;
    private final long seed;
    private final ExampleKeeper examples;
    private long atMin;
    private long atMax;

    private RunStatistics(Builder options) {
        this.range = options.traits;
        this.histogram = new Histogram.Collector(range.min(), range.max(), BINS);
        this.fields = options.fields.stream().map(FieldTally::new).toList();
        this.seed = options.seed;
        this.examples = new ExampleKeeper(options.examples, seed);
    }

    /// Returns a collector for rewards of the announced range, which keeps no samples. Its clock starts
    /// now.
    public static RunStatistics of(Traits traits) {
        return keeping(0, traits);
    }

    /// Returns a collector like [#of(Traits)] that keeps as many of the samples with the lowest rewards, of
    /// those with the highest, and of those that have none.
    ///
    /// @param samples how many of each; 10 make a readable report
    /// @throws IllegalArgumentException if it is negative
    public static RunStatistics keeping(int samples, Traits traits) {
        return builder(traits).examples(samples).build();
    }

    /// Returns a builder of a collector for rewards of the announced range.
    public static Builder builder(Traits traits) {
        return new Builder(traits);
    }

    /// Collects the options of a collector. Not safe for use by several threads.
    public static final class Builder {

        private final Traits traits;
        private final List<String> fields = new ArrayList<>();
        private int examples;
        private long seed = SEED;

        private Builder(Traits traits) {
            this.traits = Objects.requireNonNull(traits, "traits");
        }

        /// Keeps as many of the samples with the lowest rewards, of those with the highest, and of those that have
        /// none. The default is 0; 10 make a readable report.
        ///
        /// @throws IllegalArgumentException if it is negative
        public Builder examples(int samples) {
            if (samples < 0) {
                throw new IllegalArgumentException("cannot keep " + samples + " samples");
            }
            examples = samples;
            return this;
        }

        /// Says by what seed samples are drawn among those of equal rewards, so that equal runs show equal samples.
        /// The default is 42.
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /// Breaks the rewards down by a field of the metadata, such as `language`; may be called for several.
        ///
        /// @param field its name, or a JSON pointer such as `/source/file`
        /// @throws IllegalArgumentException if it is blank, or begins with `/` and is no JSON pointer
        public Builder by(String field) {
            fields.add(new FieldTally(field).field());
            return this;
        }

        /// Returns the collector. Its clock starts now.
        public RunStatistics build() {
            return new RunStatistics(this);
        }
    }

    @Override
    public synchronized void scored(Sample sample, Reward reward) {
        double value = reward.value();
        rewards.add(value);
        histogram.add(value);
        if (value == range.min()) {
            atMin++;
        }
        if (value == range.max()) {
            atMax++;
        }
        components.scored(reward);
        groups.add(sample, value);
        lowReasons.add(sample, reward);
        fields.forEach(field -> field.scored(sample, value));
        length.add(sample.completion().length(), value);
        examples.scored(sample, reward);
    }

    @Override
    public synchronized void failed(Sample sample, RewardException cause) {
        failures.merge(cause.kind(), 1L, Long::sum);
        reasons.add(sample, cause);
        components.failed(cause.components());
        fields.forEach(field -> field.failed(sample));
        examples.failed(sample, cause);
    }

    @Override
    public synchronized void judgeCalled(JudgeCall call) {
        JudgeUsage.Collector judge = judges.get(call.model());
        if (judge == null && judges.size() < MOST_JUDGES) {
            judge = new JudgeUsage.Collector();
            judges.put(call.model(), judge);
        }
        if (judge != null) {
            judge.add(call);
        }
    }

    @Override
    public synchronized void referenceFieldSought(String place, boolean found) {
        if (referenceFields.size() < MOST_FIELDS || referenceFields.containsKey(place)) {
            referenceFields.merge(place, found, Boolean::logicalOr);
        }
    }

    /// Counts a sample that could not even be read.
    public synchronized void refused() {
        failures.merge(RewardException.Kind.REFUSED_INPUT, 1L, Long::sum);
        reasons.addRefused();
    }

    /// Returns what was collected so far.
    public synchronized RunSummary summary() {
        Map<String, JudgeUsage> use = new LinkedHashMap<>();
        judges.forEach((model, collector) -> use.put(model, collector.collect()));
        return new RunSummary(
                failures,
                reasons.collect(),
                rewards.collect(),
                histogram.collect(),
                components.collect(rewards.squares()),
                lowReasons.collect(),
                fields.stream().map(FieldTally::collect).toList(),
                new LearningSignal(
                        atMin, atMax, groups.comparable(), groups.flat(), groups.untracked(), length.correlation()),
                use,
                referenceFields.entrySet().stream().filter(field -> !field.getValue()).map(Map.Entry::getKey).toList(),
                examples.collect(),
                seed,
                Duration.ofNanos(System.nanoTime() - start));
    }
}
