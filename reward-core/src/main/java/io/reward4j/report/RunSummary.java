package io.reward4j.report;

import io.reward4j.RewardException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a run over many samples amounts to. [HtmlReport] shows it to people, [#toString()] to a terminal.
///
/// @param failures how many samples have no reward, by what went wrong; kinds that did not occur are
///     left out
/// @param reasons why samples have no reward: the 20 most frequent reasons, the most frequent first
/// @param rewards how the rewards are spread
/// @param histogram how many rewards fall into each tenth of the announced range
/// @param components what each component did, by metric name in declared order
/// @param lowReasons why rewards are lower than they could be: the 20 most frequent reasons, the most frequent first
/// @param breakdowns the rewards by the fields of the metadata that were asked for
/// @param signal what the rewards can teach
/// @param judges what was asked of each judge, by the judge's name in the order of the first calls
/// @param missingFields the fields that a reward has a rule for and that none of the references has, as JSON pointers
/// @param examples samples worth a look; none unless the collector keeps some
/// @param seed by what the examples were drawn among equal rewards
/// @param elapsed from the start of the collector to this summary
public record RunSummary(
        Map<RewardException.Kind, Long> failures,
        List<FailureReason> reasons,
        Distribution rewards,
        Histogram histogram,
        Map<String, ComponentSummary> components,
        List<LowReason> lowReasons,
        List<Breakdown> breakdowns,
        LearningSignal signal,
        Map<String, JudgeUsage> judges,
        List<String> missingFields,
        Examples examples,
        long seed,
        Duration elapsed) {

    public RunSummary {
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        reasons = List.copyOf(reasons);
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
        lowReasons = List.copyOf(lowReasons);
        breakdowns = List.copyOf(breakdowns);
        missingFields = List.copyOf(missingFields);
        judges = Collections.unmodifiableMap(new LinkedHashMap<>(judges));
    }

    /// How many samples were seen, with a reward or without.
    public long samples() {
        return rewards.count() + failed();
    }

    /// How many samples have no reward.
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many parts were not asked, in samples that have a reward: because a gate had closed or a factor
    /// was `0`.
    public long skippedParts() {
        return components.values().stream().mapToLong(ComponentSummary::skipped).sum();
    }

    /// How many samples were seen in each second.
    public double samplesPerSecond() {
        return samples() / Math.max(1e-9, elapsed.toNanos() / 1e9);
    }

    /// What in this run may spoil training, the gravest first; often nothing.
    public List<Warning> warnings() {
        return new Warnings(this).list();
    }

    /// Returns the summary as text for a terminal: counts, the most frequent reasons of failures, warnings, a
    /// histogram, and a table by component.
    @Override
    public String toString() {
        return new SummaryText(this).toString();
    }
}
