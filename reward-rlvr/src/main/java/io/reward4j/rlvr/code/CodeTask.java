package io.reward4j.rlvr.code;

import java.util.Locale;
import java.util.Objects;

/// A program to run, with what it reads.
///
/// @param language the program's language in lower case, such as `python`
/// @param program the source text
/// @param stdin what the program reads from its standard input
/// @param fuel how much the run may use, positive, where the runner counts ([CodeRun#fuel()]); a runner's own limit
///     holds beside it
public record CodeTask(String language, String program, String stdin, long fuel) {

    /// The fuel of a task that leaves the limit to the runner.
    public static final long RUNNERS_LIMIT = Long.MAX_VALUE;

    /// @throws IllegalArgumentException if the language is blank or the fuel is not positive
    public CodeTask {
        language = language.strip().toLowerCase(Locale.ROOT);
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(stdin, "stdin");
        if (language.isEmpty()) {
            throw new IllegalArgumentException("a task names the language of its program, such as python");
        }
        if (fuel < 1) {
            throw new IllegalArgumentException("the fuel of a task must be positive: " + fuel);
        }
    }

    /// Returns a task that reads nothing and leaves the limit to the runner.
    ///
    /// @throws IllegalArgumentException if the language is blank
    public static CodeTask of(String language, String program) {
        return new CodeTask(language, program, "", RUNNERS_LIMIT);
    }

    /// Returns a task in Python that reads nothing and leaves the limit to the runner.
    public static CodeTask python(String program) {
        return of("python", program);
    }

    /// Returns this task with another text to read.
    public CodeTask withStdin(String stdin) {
        return new CodeTask(language, program, stdin, fuel);
    }

    /// Returns this task with another limit of fuel.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public CodeTask withFuel(long fuel) {
        return new CodeTask(language, program, stdin, fuel);
    }
}
