package io.reward4j.rlvr.json;

import io.reward4j.ToolCall;
import java.util.List;

/// The calls that a model made.
///
/// @param done those that count
/// @param failed those that failed, which do not count
record MadeCalls(List<ToolCall> done, List<ToolCall> failed) {

    MadeCalls {
        done = List.copyOf(done);
        failed = List.copyOf(failed);
    }

    static MadeCalls done(List<ToolCall> calls) {
        return new MadeCalls(calls, List.of());
    }
}
