package io.reward4j.rlvr.code;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The contract of function runners, kept by the built-in one.
class PythonFunctionsTest implements FunctionRunnerContract {

    private static PythonRunner python;

    @BeforeAll
    static void start() {
        python = Problems.python().build();
    }

    @AfterAll
    static void end() {
        python.close();
    }

    @Override
    public FunctionRunner runner() {
        return python;
    }
}
