package io.reward4j.rlvr.trajectory;

import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.ToolResult;
import java.util.ArrayList;
import java.util.List;

/// Writes conversations for tests. Turn 0 is the system's.
final class Talk {

    private final List<Message> turns = new ArrayList<>(List.of(Message.system("Ask before you change anything.")));

    static Talk begin() {
        return new Talk();
    }

    Talk user(String text) {
        turns.add(Message.user(text));
        return this;
    }

    Talk says(String text) {
        turns.add(Message.assistant(text));
        return this;
    }

    /// Adds a call and its result.
    Talk calls(String tool, String arguments, String result) {
        String id = "call_" + turns.size();
        turns.add(Message.assistant("", List.of(new ToolCall(id, tool, ToolCall.of(tool, arguments).arguments()))));
        turns.add(Message.tool(ToolResult.of(id), result));
        return this;
    }

    Talk calls(String tool) {
        return calls(tool, "{}", "done");
    }

    Sample sample() {
        return Sample.of(turns);
    }
}
