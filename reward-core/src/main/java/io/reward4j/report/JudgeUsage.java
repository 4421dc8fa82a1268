package io.reward4j.report;

import io.reward4j.JudgeCall;
import io.reward4j.JudgeCall.Result;
import io.reward4j.report.stats.Reservoir;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a run asked of one judge.
///
/// @param calls how many calls ended in each way; ways that did not occur are left out
/// @param medianLatency half of the replies took at most this; of more than 4,096 replies, of 4,096 drawn
///     evenly; zero if there was no reply
/// @param p95Latency nineteen of twenty replies took at most this; drawn likewise
/// @param maxLatency the longest reply took this
/// @param inputTokens tokens read by the judge, cached calls aside; `0` where it did not say
/// @param outputTokens tokens written by the judge, cached calls aside; `0` where it did not say
/// @param promptVersions the versions of prompts that were heard of, in the order of their first use; at most 20
public record JudgeUsage(
        Map<Result, Long> calls,
        Duration medianLatency,
        Duration p95Latency,
        Duration maxLatency,
        long inputTokens,
        long outputTokens,
        List<String> promptVersions) {

    public JudgeUsage {
        calls = Map.copyOf(calls);
        promptVersions = List.copyOf(promptVersions);
    }

    /// How many calls ended in this way.
    public long calls(Result result) {
        return calls.getOrDefault(result, 0L);
    }

    /// Collects calls. Not safe for several threads.
    static final class Collector {

        private static final int MOST_VERSIONS = 20;

        private final Map<Result, Long> calls = new EnumMap<>(Result.class);
        private final Reservoir latencies = new Reservoir();
        private final Set<String> versions = new LinkedHashSet<>();
        private Duration longest = Duration.ZERO;
        private long inputTokens;
        private long outputTokens;

        void add(JudgeCall call) {
            calls.merge(call.result(), 1L, Long::sum);
            if (call.result() == Result.REPLIED) {
                latencies.add((double) call.latency().toNanos());
                if (longest.compareTo(call.latency()) < 0) {
                    longest = call.latency();
                }
            }
            if (call.result() != Result.CACHED) {
                inputTokens += call.inputTokens();
                outputTokens += call.outputTokens();
            }
            if (!call.promptVersion().isEmpty() && versions.size() < MOST_VERSIONS) {
                versions.add(call.promptVersion());
            }
        }

        JudgeUsage collect() {
            double[] nanos = latencies.sorted();
            return new JudgeUsage(
                    calls,
                    Duration.ofNanos(Math.round(Reservoir.quantile(nanos, 0.5))),
                    Duration.ofNanos(Math.round(Reservoir.quantile(nanos, 0.95))),
                    longest,
                    inputTokens,
                    outputTokens,
                    List.copyOf(versions));
        }
    }
}
