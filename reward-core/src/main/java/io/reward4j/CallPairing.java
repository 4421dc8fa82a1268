package io.reward4j;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a conversation turn by turn and gives each result to its call. Used once, by one thread.
final class CallPairing {

    private final List<TrajectoryCall> calls = new ArrayList<>();
    private final Map<String, Deque<Integer>> byId = new HashMap<>();
    private final Map<String, Deque<Integer>> byTool = new HashMap<>();
    private final Deque<Integer> latest = new ArrayDeque<>();

    void add(int turn, Message message) {
        if (message.isAssistant()) {
            addCalls(turn, message.toolCalls());
        } else if (message.toolResult().isPresent()) {
            answer(message, message.toolResult().get());
        } else if (message.role().equals("tool")) {
            answer(message, ToolResult.of(""));
        }
    }

    List<TrajectoryCall> calls() {
        return List.copyOf(calls);
    }

    private void addCalls(int turn, List<ToolCall> made) {
        if (!made.isEmpty()) {
            latest.clear();
        }
        for (ToolCall call : made) {
            int index = calls.size();
            calls.add(new TrajectoryCall(index + 1, turn, call, Optional.empty()));
            latest.add(index);
            if (!call.id().isEmpty()) {
                waiting(byId, call.id(), turn).add(index);
            }
            waiting(byTool, call.name(), turn).add(index);
        }
    }

    /// Returns the calls of a key in a turn that wait for a result; those of earlier turns no longer do.
    private Deque<Integer> waiting(Map<String, Deque<Integer>> calls, String key, int turn) {
        Deque<Integer> waiting = calls.computeIfAbsent(key, any -> new ArrayDeque<>());
        if (!waiting.isEmpty() && this.calls.get(waiting.getFirst()).turn() != turn) {
            waiting.clear();
        }
        return waiting;
    }

    private void answer(Message message, ToolResult result) {
        int index = nextOf(result);
        if (index >= 0) {
            TrajectoryCall call = calls.get(index);
            calls.set(index, new TrajectoryCall(call.number(), call.turn(), call.call(), Optional.of(message)));
        }
    }

    private int nextOf(ToolResult result) {
        if (byId.containsKey(result.callId())) {
            return next(byId.get(result.callId()));
        }
        if (!result.callId().isEmpty() && !latestHaveNoId()) {
            return -1;
        }
        return result.tool().isEmpty() ? next(latest) : next(byTool.get(result.tool()));
    }

    private boolean latestHaveNoId() {
        return !latest.isEmpty() && calls.get(latest.getFirst()).call().id().isEmpty();
    }

    private int next(@Nullable Deque<Integer> waiting) {
        while (waiting != null && !waiting.isEmpty()) {
            int index = waiting.removeFirst();
            if (calls.get(index).result().isEmpty()) {
                return index;
            }
        }
        return -1;
    }
}
