package io.reward4j.rlvr.code;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// The contract of function runners with the fuel of a real task, which takes some minutes.
@Tag("long-fuzz")
class PythonHarshTest implements FunctionRunnerContract {

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

    @Override
    public long fuel() {
        return 20_000_000;
    }
}
