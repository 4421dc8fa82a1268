package io.reward4j.report;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a run over many samples amounts to.
///
/// @param failures how many samples have no reward, by what went wrong; kinds that did not occur are
///     left out
/// @param rewards how the rewards are spread
/// @param histogram how many rewards fall into each tenth of the announced range
/// @param components how each component is spread, by metric name in declared order
/// @param lowest the samples with the lowest rewards, the lowest first
/// @param elapsed from the start of the collector to this summary
public record RunSummary(
        Map<RewardException.Kind, Long> failures,
        Distribution rewards,
        Histogram histogram,
        Map<String, Distribution> components,
        List<Scored> lowest,
        Duration elapsed) {

    public RunSummary {
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
        lowest = List.copyOf(lowest);
    }

    /// A sample and its reward.
    public record Scored(Sample sample, Reward reward) {}

    /// How many samples were seen, with a reward or without.
    public long samples() {
        return rewards.count() + failed();
    }

    /// How many samples have no reward.
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many samples were seen in each second.
    public double samplesPerSecond() {
        return samples() / Math.max(1e-9, elapsed.toNanos() / 1e9);
    }

    /// Returns the summary as text for a terminal: counts, a histogram, and a table by component.
    @Override
    public String toString() {
        return new SummaryText(this).toString();
    }
}
