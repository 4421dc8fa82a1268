package io.reward4j.lambda;

import io.reward4j.Outcome;
import io.reward4j.Reward.Component;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.SampleGroup;
import io.reward4j.lambda.MetricDocument.Unit;
import io.reward4j.report.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the metrics of invocations. Every name is a metric that is paid for, so names never come out of an event, and
/// only so many components have one. Safe for use by several threads at once.
final class InvocationMetrics {

    static final String FUNCTION = "FunctionName";

    /// The most components that have a metric, as long as the function lives: what is left of 100 beside the metrics
    /// that have a fixed name.
    static final int MOST_COMPONENTS = 75;

    private static final String COMPONENT = "Component/";
    private static final String FAILED = "SamplesFailed";

    private static final Set<String> NAMES = Set.of(
            "_aws", FUNCTION, "Samples", FAILED, "InvocationsFailed", "AggregateReward", "RewardMean", "RewardP10",
            "RewardP50", "RewardP90", "GroupsWithoutVariance", "EvaluationLatency", "JudgeCalls", "JudgeRetries",
            "JudgeFailures",
            "JudgeCacheHits", "JudgeInputTokens", "JudgeOutputTokens", "JudgeLatency", "requestId", "functionVersion",
            "errorType", "componentsLeftOut");

    private final String namespace;
    private final Map<String, String> dimensions;
    private final Set<String> components = new HashSet<>();

    /// @param dimensions beside the function's name
    InvocationMetrics(String namespace, Map<String, String> dimensions) {
        this.namespace = namespace;
        this.dimensions = dimensions;
    }

    /// Tells whether a member of the line has, or may have, this name.
    static boolean reserves(String name) {
        return NAMES.contains(name) || name.startsWith(COMPONENT) || name.startsWith(FAILED + "/");
    }

    byte[] line(InvocationTally tally, Invocation invocation) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(FUNCTION, invocation.function());
        all.putAll(dimensions);
        MetricDocument document = new MetricDocument(namespace, all);
        addOutcomes(tally.outcomes(), document);
        document.count("InvocationsFailed", tally.error().isPresent() ? 1 : 0);
        Series latency = new Series();
        latency.add(tally.elapsedMillis());
        document.values("EvaluationLatency", Unit.MILLISECONDS, latency);
        tally.addJudges(document);
        document.property("requestId", invocation.requestId());
        document.property("functionVersion", invocation.version());
        tally.error().ifPresent(type -> document.property("errorType", type));
        return document.toLine(System.currentTimeMillis());
    }

    private void addOutcomes(List<Outcome> outcomes, MetricDocument document) {
        Series rewards = new Series();
        Map<Kind, Long> failures = new EnumMap<>(Kind.class);
        Map<String, Series> means = new LinkedHashMap<>();
        long failed = 0;
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Scored(var sample, var reward) -> {
                    rewards.add(reward.value());
                    collect(reward.components(), means);
                }
                case Outcome.Failed(var sample, RewardException cause) -> {
                    failed++;
                    failures.merge(cause.kind(), 1L, Long::sum);
                    collect(cause.components(), means);
                }
            }
        }
        document.count("Samples", outcomes.size());
        document.count(FAILED, failed);
        failures.forEach((kind, count) -> document.count(FAILED + "/" + kind.id(), count));
        document.values("AggregateReward", Unit.NONE, rewards);
        document.mean("RewardMean", rewards);
        document.quantile("RewardP10", rewards, 0.1);
        document.quantile("RewardP50", rewards, 0.5);
        document.quantile("RewardP90", rewards, 0.9);
        document.values("GroupsWithoutVariance", Unit.NONE, flatGroups(outcomes));
        addComponents(means, document);
    }

    /// For each group of at least two rewards 1 if all are equal, so that group-relative training learns nothing from
    /// it, else 0: the average over any time is the share of such groups.
    private static Series flatGroups(List<Outcome> outcomes) {
        Map<SampleGroup, List<Double>> groups = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Scored(var sample, var reward)) {
                groups.computeIfAbsent(SampleGroup.of(sample), group -> new ArrayList<>()).add(reward.value());
            }
        }
        Series flat = new Series();
        for (List<Double> rewards : groups.values()) {
            if (rewards.size() > 1) {
                flat.add(rewards.stream().allMatch(rewards.getFirst()::equals) ? 1 : 0);
            }
        }
        return flat;
    }

    private static void collect(List<Component> components, Map<String, Series> means) {
        for (Metric metric : Metric.of(components)) {
            means.computeIfAbsent(metric.name(), name -> new Series()).add(metric.value());
        }
    }

    private void addComponents(Map<String, Series> means, MetricDocument document) {
        int leftOut = 0;
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, Series> component : means.entrySet()) {
            String name = COMPONENT + LogLine.written(component.getKey());
            if (names.add(name) && has(name)) {
                document.mean(name, component.getValue());
            } else {
                leftOut++;
            }
        }
        if (leftOut > 0) {
            document.property("componentsLeftOut", Integer.toString(leftOut));
        }
    }

    /// Tells whether a component has a metric: the first that come do.
    private synchronized boolean has(String name) {
        if (components.size() < MOST_COMPONENTS && MetricDocument.canName(name)) {
            components.add(name);
        }
        return components.contains(name);
    }
}
