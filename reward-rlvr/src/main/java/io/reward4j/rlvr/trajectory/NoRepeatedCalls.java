package io.reward4j.rlvr.trajectory;

import io.reward4j.ToolCall;
import io.reward4j.TrajectoryCall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The rule that no call is made again that did not fail.
record NoRepeatedCalls(List<String> tools) implements Rule {

    @Override
    public @Nullable String broken(Conversation conversation) {
        Map<Object, TrajectoryCall> done = new HashMap<>();
        for (TrajectoryCall call : conversation.calls()) {
            if (!tools.isEmpty() && !tools.contains(call.call().name())) {
                continue;
            }
            Object key = key(call.call());
            TrajectoryCall before = done.get(key);
            if (before != null) {
                return CallRules.at(call) + "calls " + ShownToolName.shown(call.call().name()) + " as turn "
                        + before.turn()
                        + " did";
            }
            if (!call.failed()) {
                done.put(key, call);
            }
        }
        return null;
    }

    private static Object key(ToolCall call) {
        return List.of(call.name(), value(call.arguments()));
    }

    /// Returns plain values that are equal where the JSON is.
    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> fields = new TreeMap<>();
                node.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
                yield fields;
            }
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                node.forEach(item -> items.add(value(item)));
                yield items;
            }
            case NUMBER -> node.decimalValueOpt().<Object>map(number -> new Amount(number.stripTrailingZeros()))
                    .orElse(node);
            default -> node;
        };
    }

    private record Amount(BigDecimal value) {}
}
