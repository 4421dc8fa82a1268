package io.reward4j.readme;

import io.reward4j.RewardFunction;
import io.reward4j.lambda.RewardLambda;
import io.reward4j.rlvr.code.CodeReward;
import io.reward4j.rlvr.code.OutputComparison;
import io.reward4j.rlvr.code.PythonRunner;
import java.nio.file.Path;

public final class CodeLambda extends RewardLambda {

    private static final PythonRunner PYTHON = PythonRunner.builder()
            .imageDirectory(Path.of(System.getenv().getOrDefault("LAMBDA_TASK_ROOT", "target"), "python"))
            .build();

    public CodeLambda() {
        super(CodeReward.functions(PYTHON));
    }

    static RewardFunction numeric() {
        RewardFunction programs = CodeReward.stdio(PYTHON)
                .shareOfTests().comparing(OutputComparison.numbers(1e-6)).fuel(50_000_000);
        return programs;
    }
}
