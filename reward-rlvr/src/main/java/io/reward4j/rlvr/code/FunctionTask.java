package io.reward4j.rlvr.code;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A program that defines functions, and the tests that call them.
///
/// All but the program is trusted: it runs where the program cannot reach it. Tests call the program's functions by
/// name. Only values of exact built-in types cross, as copies: None, truth values, numbers, texts, bytes, and lists,
/// tuples, dicts and sets of them, 200 deep and 8 MiB long at the most. What a function does to lists, dicts and sets
/// that it was given is done to the test's own ones. An exception crosses as the built-in one that it is.
///
/// @param language the program's language in lower case, such as `python`
/// @param program the source text, whole
/// @param definitions what stands before the tests and wins over names of the program, such as helpers that a prompt
///     defines; may be empty
/// @param setup what the tests need: for tests in the form of HumanEval the module with `check`; may be empty
/// @param tests the tests, one verdict each; none where `setup` holds them
/// @param entryPoint the function that `check` is given, also known to the tests as `candidate`; empty where tests call
///     functions by name
/// @param stopAtFailure whether the tests after the first that fails are left out
/// @param fuel how much all tests together may use, positive, where the runner counts; a runner's own limit holds
///     beside it
public record FunctionTask(
        String language,
        String program,
        String definitions,
        String setup,
        List<String> tests,
        String entryPoint,
        boolean stopAtFailure,
        long fuel) {

    /// @throws IllegalArgumentException if the language is blank, the fuel is not positive, or there is nothing to run
    public FunctionTask {
        language = language.strip().toLowerCase(Locale.ROOT);
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(definitions, "definitions");
        tests = List.copyOf(tests);
        if (language.isEmpty()) {
            throw new IllegalArgumentException("a task names the language of its program, such as python");
        }
        if (fuel < 1) {
            throw new IllegalArgumentException("the fuel of a task must be positive: " + fuel);
        }
        if (tests.isEmpty() && setup.isBlank()) {
            throw new IllegalArgumentException("a task has tests");
        }
    }

    /// Returns a task in the form of HumanEval, in Python: a module with a function `check(candidate)`.
    public static FunctionTask check(String program, String module, String entryPoint) {
        return new FunctionTask(
                "python", program, "", module, List.of(), entryPoint, true, CodeTask.RUNNERS_LIMIT);
    }

    /// Returns a task in the form of MBPP, in Python: statements that assert what functions of the program return.
    public static FunctionTask asserts(String program, List<String> tests) {
        return new FunctionTask("python", program, "", "", tests, "", true, CodeTask.RUNNERS_LIMIT);
    }

    /// Returns this task with what stands before the tests.
    public FunctionTask withDefinitions(String definitions) {
        return new FunctionTask(language, program, definitions, setup, tests, entryPoint, stopAtFailure, fuel);
    }

    /// Returns this task with what its tests need.
    public FunctionTask withSetup(String setup) {
        return new FunctionTask(language, program, definitions, setup, tests, entryPoint, stopAtFailure, fuel);
    }

    /// Returns this task with or without the tests after the first that fails.
    public FunctionTask stoppingAtFailure(boolean stop) {
        return new FunctionTask(language, program, definitions, setup, tests, entryPoint, stop, fuel);
    }

    /// Returns this task with another limit of fuel.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public FunctionTask withFuel(long fuel) {
        return new FunctionTask(language, program, definitions, setup, tests, entryPoint, stopAtFailure, fuel);
    }
}
