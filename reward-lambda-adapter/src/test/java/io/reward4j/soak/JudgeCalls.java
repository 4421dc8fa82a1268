package io.reward4j.soak;

import io.reward4j.JudgeCall;
import io.reward4j.RewardListener;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts calls of judges by how they ended.
final class JudgeCalls implements RewardListener {

    private final Map<JudgeCall.Result, LongAdder> counts = new ConcurrentHashMap<>();

    @Override
    public void judgeCalled(JudgeCall call) {
        counts.computeIfAbsent(call.result(), result -> new LongAdder()).increment();
    }

    long count(JudgeCall.Result result) {
        LongAdder count = counts.get(result);
        return count == null ? 0 : count.sum();
    }

    @Override
    public String toString() {
        return new TreeMap<>(counts).toString();
    }
}
