package io.reward4j.rlvr.code;

import io.reward4j.rlvr.code.CodeRun.Status;
import java.util.Objects;

/// What became of one test.
///
/// @param passed whether the test passed
/// @param status how the program ended under it
/// @param reason why it did not pass, such as `wrong answer`; never holds what a test gives or expects; empty where it
///     passed
public record TestVerdict(boolean passed, Status status, String reason) {

    public TestVerdict {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(reason, "reason");
    }

    /// Returns the verdict of a test that passed.
    public static TestVerdict pass() {
        return new TestVerdict(true, Status.FINISHED, "");
    }

    /// Returns the verdict of a test that did not pass.
    public static TestVerdict fail(Status status, String reason) {
        return new TestVerdict(false, status, reason);
    }
}
