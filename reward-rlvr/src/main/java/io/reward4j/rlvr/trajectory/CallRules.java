package io.reward4j.rlvr.trajectory;

import io.reward4j.TrajectoryCall;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rules that look at the calls one by one.
final class CallRules {

    private CallRules() {}

    static Rule only(Collection<String> tools) {
        Set<String> allowed = named(tools);
        return conversation -> first(conversation.calls(), call -> allowed.contains(call.call().name())
                ? null
                : at(call) + "calls " + ShownToolName.shown(call.call().name()) + ", which is not among the tools");
    }

    static Rule never(Collection<String> tools) {
        Set<String> forbidden = named(tools);
        return conversation -> first(conversation.calls(), call -> forbidden.contains(call.call().name())
                ? at(call) + "calls " + ShownToolName.shown(call.call().name()) + ", which is forbidden"
                : null);
    }

    static Rule before(Collection<String> tools, Turn turn) {
        Set<String> guarded = named(tools);
        return conversation -> first(
                conversation.calls(),
                call -> !guarded.contains(call.call().name()) || call.failed()
                        || turn.isIn(conversation, 0, call.turn())
                                ? null
                                : at(call) + "calls " + ShownToolName.shown(call.call().name())
                                        + ", and before it, it is not so that "
                                        + turn);
    }

    static Rule after(Collection<String> tools, Turn turn) {
        Set<String> followed = named(tools);
        return conversation -> first(
                conversation.calls(),
                call -> !followed.contains(call.call().name()) || call.failed()
                        || turn.isIn(conversation, call.turn() + 1, conversation.length())
                                ? null
                                : at(call) + "calls " + ShownToolName.shown(call.call().name())
                                        + ", and after it, it is not so that " + turn);
    }

    static Rule atMost(int most, Collection<String> tools) {
        if (most < 0) {
            throw new IllegalArgumentException("the number of calls cannot be negative: " + most);
        }
        Set<String> counted = Set.copyOf(tools);
        return conversation -> {
            List<TrajectoryCall> calls = counted.isEmpty()
                    ? conversation.calls()
                    : conversation.calls().stream().filter(call -> counted.contains(call.call().name())).toList();
            if (calls.size() <= most) {
                return null;
            }
            return at(calls.get(most)) + "makes one call more than " + most + ", of " + calls.size() + " in all";
        };
    }

    static Rule noCallAfterError(int errors) {
        if (errors < 1) {
            throw new IllegalArgumentException("the number of errors must be positive: " + errors);
        }
        return conversation -> {
            int inARow = 0;
            int turn = 0;
            for (TrajectoryCall call : conversation.calls()) {
                for (; turn < call.turn(); turn++) {
                    if (conversation.messages().get(turn).isUser()) {
                        inARow = 0;
                    }
                }
                if (inARow >= errors) {
                    return at(call) + "calls " + ShownToolName.shown(call.call().name()) + " after " + inARow
                            + " failed calls in a row";
                }
                inARow = call.failed() ? inARow + 1 : 0;
            }
            return null;
        };
    }

    /// Names the turn of a call.
    static String at(TrajectoryCall call) {
        return "turn " + call.turn() + " ";
    }

    private static @Nullable String first(List<TrajectoryCall> calls, CallCheck check) {
        for (TrajectoryCall call : calls) {
            String broken = check.broken(call);
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }

    private static Set<String> named(Collection<String> tools) {
        if (tools.isEmpty()) {
            throw new IllegalArgumentException("name at least one tool");
        }
        return Set.copyOf(tools);
    }

    @FunctionalInterface
    private interface CallCheck {

        @Nullable
        String broken(TrajectoryCall call);
    }
}
