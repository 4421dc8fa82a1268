package io.reward4j.rlvr.json;

import io.reward4j.ToolCall;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Which tools' calls are counted; calls of others are free.
///
/// @param names as the tools are called, dots as `_`
/// @param counted whether these are the counted ones, or the free ones
record CountedTools(Set<String> names, boolean counted) {

    static final CountedTools ALL = new CountedTools(Set.of(), false);

    CountedTools {
        names = Set.copyOf(names);
    }

    /// @throws IllegalArgumentException if no tool is named
    static CountedTools these(Collection<String> tools) {
        return new CountedTools(named(tools), true);
    }

    /// @throws IllegalArgumentException if no tool is named
    static CountedTools allBut(Collection<String> tools) {
        return new CountedTools(named(tools), false);
    }

    List<ToolCall> of(List<ToolCall> calls) {
        if (names.isEmpty()) {
            return calls;
        }
        return calls.stream().filter(call -> names.contains(ToolNames.undotted(call.name())) == counted).toList();
    }

    MadeCalls of(MadeCalls made) {
        return new MadeCalls(of(made.done()), of(made.failed()));
    }

    private static Set<String> named(Collection<String> tools) {
        if (tools.isEmpty()) {
            throw new IllegalArgumentException("name at least one tool");
        }
        return Set.copyOf(tools.stream().map(ToolNames::undotted).toList());
    }
}
