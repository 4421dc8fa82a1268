package io.reward4j.rlvr.code;

import java.util.Set;

/// A sandbox that calls functions which a program defines, and holds what they answer to tests.
///
/// The program is hostile, the tests are not: a test passes where the test's own code came to its end, in a place that
/// the program cannot reach, and nothing that the program says of itself counts. Whatever the program does is a
/// verdict. Implementations are safe for use by several threads at once.
public interface FunctionRunner extends AutoCloseable {

    /// The languages of the programs that it runs, as [FunctionTask#language()] has them, in lower case.
    Set<String> languages();

    /// Runs the tests and waits for their end.
    ///
    /// @throws io.reward4j.RewardException where there is no verdict: of the kind
    ///     [io.reward4j.RewardException.Kind#RUNNER_UNAVAILABLE] if the sandbox itself failed or is closed, of the kind
    ///     [io.reward4j.RewardException.Kind#DEADLINE] if the deadline of the batch came first, of the kind
    ///     [io.reward4j.RewardException.Kind#MISSING_REFERENCE] if the tests cannot be run, whatever the program is
    /// @throws IllegalArgumentException if the language is not one of [#languages()]
    FunctionRun run(FunctionTask task);

    /// Lets go of what the runner holds. Runs that are under way end as those of a runner that is out of reach; closing
    /// twice does nothing.
    @Override
    void close();
}
