package io.reward4j;

import java.util.Objects;

/// What a message says of the call that it answers. The result itself is the message's content.
///
/// @param callId the id of the call; empty where the message names none
/// @param tool the tool that was called; empty where the message does not say
/// @param failed whether the environment marked the result as an error
public record ToolResult(String callId, String tool, boolean failed) {

    public ToolResult {
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(tool, "tool");
    }

    /// Returns what a successful result says of a call.
    public static ToolResult of(String callId) {
        return new ToolResult(callId, "", false);
    }

    /// Tells whether this is the result of `call`: by its id, or, where there is no id, by the tool.
    public boolean answers(ToolCall call) {
        if (callId.isEmpty()) {
            return tool.equals(call.name()) && !tool.isEmpty();
        }
        return callId.equals(call.id());
    }
}
