package io.reward4j.rlvr.code;

import java.util.Set;

/// A sandbox that runs whole programs.
///
/// A program is hostile: whatever it does is an outcome ([CodeRun.Status]) and never an exception. A runner bounds
/// what a program takes and lets it reach nothing of the host; each run begins afresh, so that nothing is left of the
/// one before. Implementations are safe for use by several threads at once.
public interface CodeRunner extends AutoCloseable {

    /// The languages of the programs that it runs, as [CodeTask#language()] has them, in lower case.
    Set<String> languages();

    /// Runs a program and waits for its end.
    ///
    /// @throws io.reward4j.RewardException where there is no verdict: of the kind
    ///     [io.reward4j.RewardException.Kind#RUNNER_UNAVAILABLE] if the sandbox itself failed or is closed, of the kind
    ///     [io.reward4j.RewardException.Kind#DEADLINE] if the deadline of the batch came first
    /// @throws IllegalArgumentException if the language is not one of [#languages()]
    CodeRun run(CodeTask task);

    /// Lets go of what the runner holds. Runs that are under way end as those of a runner that is out of reach; closing
    /// twice does nothing.
    @Override
    void close();
}
