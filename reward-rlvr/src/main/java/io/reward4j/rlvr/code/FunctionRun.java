package io.reward4j.rlvr.code;

import java.util.List;

/// What became of the tests of a [FunctionTask].
///
/// @param verdicts one for each test that was run, in order; fewer than there are tests where the task stops at the
///     first failure
/// @param fuel how much was used, by the program and the tests, in the units of the runner
public record FunctionRun(List<TestVerdict> verdicts, long fuel) {

    /// @throws IllegalArgumentException if the fuel is negative
    public FunctionRun {
        verdicts = List.copyOf(verdicts);
        if (fuel < 0) {
            throw new IllegalArgumentException("fuel cannot be negative: " + fuel);
        }
    }

    /// How many tests passed.
    public int passed() {
        return (int) verdicts.stream().filter(TestVerdict::passed).count();
    }

    /// Tells whether all tests that were run passed, and there was one.
    public boolean allPassed() {
        return !verdicts.isEmpty() && passed() == verdicts.size();
    }
}
