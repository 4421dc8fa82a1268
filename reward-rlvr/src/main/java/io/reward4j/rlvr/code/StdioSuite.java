package io.reward4j.rlvr.code;

import io.reward4j.RewardException;
import io.reward4j.rlvr.code.CodeRun.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Tests of programs that read and write text.
record StdioSuite(CodeRunner runner, String language, OutputComparison comparison) implements Suite {

    /// The exceptions that a rationale names. A program may name its own ones after what it read.
    private static final Set<String> NAMED = Set.of(
            "ArithmeticError", "AssertionError", "AttributeError", "EOFError", "FileNotFoundError", "ImportError",
            "IndentationError", "IndexError", "KeyError", "LookupError", "MemoryError", "ModuleNotFoundError",
            "NameError", "OSError", "OverflowError", "PermissionError", "RecursionError", "RuntimeError",
            "StopIteration", "SyntaxError", "TypeError", "UnboundLocalError", "UnicodeDecodeError", "ValueError",
            "ZeroDivisionError");
    private static final int LONGEST_NAME = 40;

    @Override
    public StdioSuite in(String language) {
        return new StdioSuite(runner, language, comparison);
    }

    StdioSuite comparing(OutputComparison comparison) {
        return new StdioSuite(runner, language, comparison);
    }

    @Override
    public Tests read(JsonNode reference) {
        List<String> inputs = Suite.texts(reference, "inputs");
        List<String> outputs = Suite.texts(reference, "outputs");
        if (inputs.size() != outputs.size()) {
            throw RewardException.missingReference("the reference has " + inputs.size() + " inputs and "
                    + outputs.size() + " outputs; they come in pairs");
        }
        return new StdioTests(inputs, outputs);
    }

    private final class StdioTests implements Tests {

        private final List<String> inputs;
        private final List<String> outputs;

        StdioTests(List<String> inputs, List<String> outputs) {
            this.inputs = inputs;
            this.outputs = outputs;
        }

        @Override
        public int count() {
            return inputs.size();
        }

        @Override
        public Result run(String program, boolean all, long fuel) {
            List<TestVerdict> verdicts = new ArrayList<>();
            long left = fuel;
            for (int i = 0; i < count() && left > 0; i++) {
                CodeRun run = runner.run(new CodeTask(language, program, inputs.get(i), left));
                left -= run.fuel();
                verdicts.add(verdict(run, inputs.get(i), outputs.get(i)));
                if (!(all || verdicts.getLast().passed()) || run.status() == Status.REJECTED) {
                    break;
                }
            }
            return new Result(verdicts, fuel - left);
        }
    }

    private TestVerdict verdict(CodeRun run, String input, String expected) {
        if (!run.finished()) {
            return TestVerdict.fail(run.status(), reason(run));
        }
        if (comparison.accepts(input, expected, run.stdout())) {
            return TestVerdict.pass();
        }
        return TestVerdict.fail(Status.FINISHED, "wrong answer");
    }

    private static String reason(CodeRun run) {
        if (run.status() == Status.REJECTED) {
            return "the program cannot be compiled";
        }
        String fault = run.status() == Status.FAILED ? lastName(run.stderr()) : "";
        return NAMED.contains(fault) ? "raised " + fault : run.status().words();
    }

    /// The first word of the last line, where a traceback names the exception.
    private static String lastName(String errors) {
        String text = errors.stripTrailing();
        int line = text.lastIndexOf('\n') + 1;
        int colon = text.indexOf(':', line);
        int end = colon < 0 ? text.length() : colon;
        return end - line > LONGEST_NAME ? "" : text.substring(line, end);
    }
}
