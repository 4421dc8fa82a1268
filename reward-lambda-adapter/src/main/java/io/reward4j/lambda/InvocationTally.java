package io.reward4j.lambda;

import io.reward4j.JudgeCall;
import io.reward4j.JudgeCall.Result;
import io.reward4j.Outcome;
import io.reward4j.Preflight;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of one invocation. Its clock starts when it is made. Safe for use by several threads: judges that are
/// cut off by the deadline may still be heard of while the tally is read.
final class InvocationTally implements RewardListener {

    private final long start = System.nanoTime();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<Result, Long> calls = new EnumMap<>(Result.class);
    private final Series judgeMillis = new Series();
    private long inputTokens;
    private long outputTokens;
    private Optional<String> error = Optional.empty();
    private Optional<Preflight> preflight = Optional.empty();

    @Override
    public synchronized void scored(Sample sample, Reward reward) {
        outcomes.add(new Outcome.Scored(sample, reward));
    }

    @Override
    public synchronized void failed(Sample sample, RewardException cause) {
        outcomes.add(new Outcome.Failed(sample, cause));
    }

    @Override
    public synchronized void judgeCalled(JudgeCall call) {
        calls.merge(call.result(), 1L, Long::sum);
        if (call.result() == Result.REPLIED) {
            judgeMillis.add(call.latency().toNanos() / 1e6);
        }
        if (call.result() != Result.CACHED) {
            inputTokens += call.inputTokens();
            outputTokens += call.outputTokens();
        }
    }

    @Override
    public synchronized void preflight(Preflight preflight) {
        this.preflight = Optional.of(preflight);
    }

    /// The invocation ended with an error.
    synchronized void ended(Throwable thrown) {
        error = Optional.of(thrown.getClass().getSimpleName());
    }

    /// The outcomes in the order of the samples.
    synchronized List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /// What came instead of samples to score, where it was a preflight.
    synchronized Optional<Preflight> preflight() {
        return preflight;
    }

    /// The simple name of what the invocation ended with, where that was an error.
    synchronized Optional<String> error() {
        return error;
    }

    double elapsedMillis() {
        return (System.nanoTime() - start) / 1e6;
    }

    /// Adds the judge metrics, if a judge was asked at all.
    synchronized void addJudges(MetricDocument document) {
        if (calls.isEmpty()) {
            return;
        }
        long cached = calls.getOrDefault(Result.CACHED, 0L);
        long all = calls.values().stream().mapToLong(Long::longValue).sum();
        document.count("JudgeCalls", all - cached);
        document.count("JudgeRetries", calls.getOrDefault(Result.RETRIED, 0L));
        document.count("JudgeFailures", calls.getOrDefault(Result.FAILED, 0L));
        document.count("JudgeCacheHits", cached);
        document.count("JudgeInputTokens", inputTokens);
        document.count("JudgeOutputTokens", outputTokens);
        document.values("JudgeLatency", MetricDocument.Unit.MILLISECONDS, judgeMillis);
    }
}
