package io.reward4j.rlvr.code;

import io.reward4j.RewardException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Tests of functions, in the forms of HumanEval and MBPP.
record FunctionSuite(FunctionRunner runner, String language) implements Suite {

    @Override
    public FunctionSuite in(String language) {
        return new FunctionSuite(runner, language);
    }

    @Override
    public Tests read(JsonNode reference) {
        String prompt = Suite.text(reference, "prompt");
        String setup = first(reference, "setup", "test_setup_code");
        String entryPoint = Suite.text(reference, "entry_point");
        if (reference.has("test")) {
            String test = Suite.text(reference, "test");
            if (test.isBlank() || entryPoint.isBlank()) {
                throw RewardException.missingReference(
                        "the reference has no text in 'test' or 'entry_point', which belong together");
            }
            return new Functions(1, new FunctionTask(
                    language, "", prompt, setup + "\n" + test, List.of(), entryPoint, true, 1));
        }
        List<String> tests = Suite.texts(reference, reference.has("test_list") ? "test_list" : "tests");
        if (tests.isEmpty()) {
            throw RewardException.missingReference("the reference has no tests");
        }
        return new Functions(tests.size(), new FunctionTask(
                language, "", prompt, setup, tests, entryPoint, true, 1));
    }

    private static String first(JsonNode reference, String field, String other) {
        String text = Suite.text(reference, field);
        return text.isEmpty() ? Suite.text(reference, other) : text;
    }

    private final class Functions implements Tests {

        private final int count;
        private final FunctionTask tests;

        Functions(int count, FunctionTask tests) {
            this.count = count;
            this.tests = tests;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public Result run(String program, boolean all, long fuel) {
            FunctionRun run = runner.run(new FunctionTask(
                    tests.language(), program, tests.definitions(), tests.setup(), tests.tests(),
                    tests.entryPoint(), !all, fuel));
            return new Result(run.verdicts(), run.fuel());
        }
    }
}
