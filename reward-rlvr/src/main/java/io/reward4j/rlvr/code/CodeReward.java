package io.reward4j.rlvr.code;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.ReasoningBlocks;
import io.reward4j.rlvr.code.CodeRun.Status;
import io.reward4j.rlvr.extract.Extractors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Runs the program that a completion holds and scores what share of its tests it passes: `1` for all of them and `0`
/// else, unless [#shareOfTests()] is asked for.
///
/// ```java
/// RewardFunction reward = CodeReward.stdio(PythonRunner.standard());
/// ```
///
/// The program is the last fenced block of the runner's language after the reasoning, else the last fenced block, else
/// the whole text; [#reading(Extractor)] reads it otherwise. A completion without one is worth `0`.
///
/// Tests run in the order of the reference, under one budget of fuel; where only all of them count, the first that
/// fails ends it. Where the reference has an object `visible` in the same form, its tests run after those and are
/// worth nothing: their share is the metric `visible`. Other metrics are `tests`, the share of tests that passed
/// (those that were not run did not), `fuel`, and `out_of_memory`, `1` where the program used up its memory.
///
/// The rationale says how many tests passed and how the first one failed, as in `7 of 10 tests; test 3: out of fuel`;
/// it never holds what a test gives or expects.
///
/// It waits for the runner, so it announces that it blocks. Immutable and safe for use by several threads at once.
public final class CodeReward implements RewardFunction {

    private static final Traits TRAITS = new Traits(true, 0, 1, 0);
    private static final int MOST_TESTS = 10_000;

    private final Suite suite;
    private final Extractor<String> program;
    private final boolean share;
    private final long fuel;

    private CodeReward(Suite suite, Extractor<String> program, boolean share, long fuel) {
        this.suite = suite;
        this.program = program;
        this.share = share;
        this.fuel = fuel;
    }

    /// Returns a reward for programs that read and write text. The reference is `{"inputs": […], "outputs": […]}`,
    /// texts in pairs. A program passes a test where it ends without a fault and its output has the tokens of the
    /// expected one ([OutputComparison#tokens()]); [#comparing(OutputComparison)] compares otherwise.
    ///
    /// The language is that of the runner, Python where it runs several; see [#language(String)].
    public static CodeReward stdio(CodeRunner runner) {
        String language = language(runner.languages());
        return new CodeReward(
                new StdioSuite(runner, language, OutputComparison.tokens()), programIn(language), false,
                PythonRunner.DEFAULT_FUEL);
    }

    /// Returns a reward for functions. The reference is in the form of HumanEval, `{"test": …, "entry_point": …}` with
    /// a module that defines `check(candidate)`, or in that of MBPP, `{"tests": [asserts]}`; the completion holds the
    /// whole program.
    ///
    /// Beside the tests may stand `setup`, code that the tests need (also `test_setup_code`; `test_list` is read as
    /// `tests`), and `prompt`, the code that the model was given. What the prompt defines wins over the program's own
    /// definitions when tests call it: a helper that stands in the prompt and that the tests call should be there, or
    /// else it is the program's to define.
    ///
    /// All asserts of a `check` are one test.
    public static CodeReward functions(FunctionRunner runner) {
        String language = language(runner.languages());
        return new CodeReward(
                new FunctionSuite(runner, language), programIn(language), false, PythonRunner.DEFAULT_FUEL);
    }

    private static String language(Set<String> languages) {
        return languages.size() == 1 ? languages.iterator().next() : "python";
    }

    private static Extractor<String> programIn(String language) {
        Extractor<String> fenced = Extractors.fenced(language);
        if (language.equals("python")) {
            fenced = fenced.or(Extractors.fenced("py")).or(Extractors.fenced("python3"));
        }
        return ReasoningBlocks.stripped().then(fenced.or(Extractors.fenced("")).or(CodeReward::whole)::extract);
    }

    private static Extraction<String> whole(String text) {
        return text.isBlank() ? Extraction.missing("no program") : Extraction.found(text);
    }

    /// Returns this reward for programs in another language that the runner runs, such as `cpp`. The program is read
    /// from a fenced block of that language.
    public CodeReward language(String language) {
        return new CodeReward(suite.in(language), programIn(language), share, fuel);
    }

    /// Returns this reward with another way to read the program out of the completion.
    public CodeReward reading(Extractor<String> program) {
        return new CodeReward(suite, Objects.requireNonNull(program, "program"), share, fuel);
    }

    /// Returns this reward with the share of tests that passed as its value. All tests are run then.
    public CodeReward shareOfTests() {
        return new CodeReward(suite, program, true, fuel);
    }

    /// Returns this reward with another budget for all tests of a sample together: 100 million units unless it is set
    /// ([PythonRunner#DEFAULT_FUEL]). Tests after its end did not pass. Runners that do not count give each test their
    /// own limit.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public CodeReward fuel(long fuel) {
        if (fuel < 1) {
            throw new IllegalArgumentException("a budget of fuel must be positive: " + fuel);
        }
        return new CodeReward(suite, program, share, fuel);
    }

    /// Returns this reward with another comparison of outputs, such as `OutputComparison.numbers(1e-6)`.
    ///
    /// @throws IllegalStateException if it scores functions
    public CodeReward comparing(OutputComparison comparison) {
        if (!(suite instanceof StdioSuite stdio)) {
            throw new IllegalStateException("functions are compared by their tests: comparing(…) is for stdio(…)");
        }
        return new CodeReward(stdio.comparing(comparison), program, share, fuel);
    }

    @Override
    public Traits traits() {
        return TRAITS;
    }

    /// @throws RewardException if the reference is missing or not in the form above, or the runner gives no verdict
    @Override
    public Reward score(Sample sample) {
        TRAITS.requireReadable(sample);
        JsonNode reference = sample.referenceJson();
        Suite.Tests tests = suite.read(reference);
        requireTests(tests.count());
        return switch (program.extract(sample.completion())) {
            case Extraction.Missing<String>(String reason) -> Reward.fail("no program: " + reason);
            case Extraction.Found<String>(String text) -> reward(text, reference, tests);
        };
    }

    private static void requireTests(int count) {
        if (count < 1 || count > MOST_TESTS) {
            throw RewardException.missingReference("the reference has " + count + " tests; from 1 to " + MOST_TESTS
                    + " are expected");
        }
    }

    private Reward reward(String text, JsonNode reference, Suite.Tests tests) {
        Suite.Result result = tests.run(text, share, fuel);
        List<Component> metrics = new ArrayList<>();
        double passed = result.passed() / (double) tests.count();
        metrics.add(metric("tests", passed));
        metrics.add(metric("fuel", (double) result.fuel()));
        metrics.add(metric("out_of_memory", result.any(Status.OUT_OF_MEMORY) ? 1 : 0));
        JsonNode visible = reference.path("visible");
        if (visible.isObject()) {
            Suite.Tests shown = suite.read(visible);
            requireTests(shown.count());
            metrics.add(metric("visible", shown.run(text, true, fuel).passed() / (double) shown.count()));
        }
        double allOrNothing = result.passed() == tests.count() ? 1 : 0;
        return new Reward(share ? passed : allOrNothing, result.rationale(tests.count()), metrics);
    }

    private static Component metric(String name, double value) {
        return new Component.Scored(name, Role.METRIC, 0, Reward.of(value));
    }
}
