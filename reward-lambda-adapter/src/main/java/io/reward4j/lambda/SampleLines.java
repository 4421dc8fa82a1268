package io.reward4j.lambda;

import io.reward4j.Outcome;
import io.reward4j.Reward.Component;
import io.reward4j.RewardException;
import io.reward4j.report.Metric;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/// Writes one line for one sample: at its root the id, the reward and the components by name.
///
/// @param reasons whether rationales are written, which may quote the sample
record SampleLines(boolean reasons) {

    /// The most components on a line, and how long names and texts may be, so that a line stays below 256 KB.
    private static final int MOST_COMPONENTS = 100;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TEXT = 1_000;

    private static final String COMPONENT = "component/";

    /// Names with a meaning here, in the reply, or to CloudWatch.
    private static final Set<String> RESERVED = Set.of(
            "_aws", "level", "timestamp", "message", "requestId", "id", "aggregate_reward_score", "reward_failed",
            "failure", "reason");

    byte[] line(Outcome outcome, Invocation invocation) {
        return LogLine.of(out -> {
            switch (outcome) {
                case Outcome.Scored(var sample, var reward) -> {
                    begin("INFO", sample.id(), invocation, out);
                    out.writeNumberProperty("aggregate_reward_score", reward.value());
                    out.writeNumberProperty("reward_failed", 0);
                    if (reasons) {
                        reason(reward.rationale(), out);
                    }
                    components(reward.components(), out);
                }
                case Outcome.Failed(var sample, RewardException cause) -> {
                    begin("WARN", sample.id(), invocation, out);
                    out.writeNumberProperty("reward_failed", 1);
                    out.writeStringProperty("failure", cause.kind().id());
                    reason(cause.getMessage(), out);
                    components(cause.components(), out);
                }
            }
        });
    }

    private static void begin(String level, String id, Invocation invocation, JsonGenerator out) {
        out.writeStringProperty("level", level);
        out.writeStringProperty("requestId", invocation.requestId());
        out.writeStringProperty("id", LogLine.cut(id, LONGEST_TEXT));
    }

    private static void reason(String reason, JsonGenerator out) {
        if (!reason.isEmpty()) {
            out.writeStringProperty("reason", LogLine.cut(reason, LONGEST_TEXT));
        }
    }

    private static void components(List<Component> components, JsonGenerator out) {
        Set<String> taken = new HashSet<>(RESERVED);
        for (Metric metric : Metric.of(components)) {
            String name = LogLine.written(LogLine.cut(metric.name(), LONGEST_NAME));
            if (!taken.add(name)) {
                name = COMPONENT + name;
                if (!taken.add(name)) {
                    continue;
                }
            }
            if (taken.size() > RESERVED.size() + MOST_COMPONENTS) {
                return;
            }
            out.writeNumberProperty(name, metric.value());
        }
    }
}
