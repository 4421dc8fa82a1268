package io.reward4j.rlvr.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.extract.Extraction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Rewards for programs, over the built-in runner.
class CodeRewardTest implements RewardFunctionContract {

    private static final String DOUBLING = "{\"inputs\": [\"1\\n\", \"2\\n\", \"secret7\\n\", \"8\\n\"], "
            + "\"outputs\": [\"2\\n\", \"4\\n\", \"14\\n\", \"16\\n\"]}";
    private static final String DOUBLE = "print(2 * int(input().replace('secret', '')))";

    private static PythonRunner python;

    @BeforeAll
    static void start() {
        python = Problems.python().fuel(3_000_000).build();
    }

    @AfterAll
    static void end() {
        python.close();
    }

    @Override
    public RewardFunction function() {
        return CodeReward.stdio(python);
    }

    @Override
    public List<Sample> samples() {
        return List.of(sample(DOUBLE, "{\"inputs\": [\"1\"], \"outputs\": [\"2\"]}"));
    }

    private static Sample sample(String completion, String reference) {
        return Sample.of("q", completion).withReference(JsonMapper.shared().readTree(reference));
    }

    private static Reward stdio(String program) {
        return CodeReward.stdio(python).score(sample(program, DOUBLING));
    }

    private static Map<String, Double> metrics(Reward reward) {
        return reward.components().stream().map(Component.Scored.class::cast).collect(
                Collectors.toMap(Component.Scored::name, metric -> metric.reward().value()));
    }

    @Test
    void programThatPassesAllTestsIsWorthOne() {
        Reward reward = stdio("Here it is:\n```python\n" + DOUBLE + "\n```\nIt doubles.");

        assertThat(reward.value()).isEqualTo(1);
        assertThat(reward.rationale()).isEqualTo("4 of 4 tests");
        assertThat(metrics(reward)).containsEntry("tests", 1.0).containsEntry("out_of_memory", 0.0)
                .containsKeys("fuel");
    }

    @Test
    void firstFailureEndsWhatIsAllOrNothing() {
        Reward reward = stdio("n = int(input())\nprint(2 * n)");

        assertThat(reward.value()).isZero();
        assertThat(reward.rationale()).isEqualTo("2 of 4 tests; test 3: raised ValueError; 1 not run");
        assertThat(metrics(reward)).containsEntry("tests", 0.5);
    }

    @Test
    void shareOfTestsRunsThemAll() {
        Reward reward = CodeReward.stdio(python).shareOfTests().score(sample("print(2 * int(input()))", DOUBLING));

        assertThat(reward.value()).isEqualTo(0.75);
        assertThat(reward.rationale()).isEqualTo("3 of 4 tests; test 3: raised ValueError");
    }

    @Test
    void budgetIsThatOfAllTestsTogether() {
        String program = DOUBLE + "\nfor i in range(20_000): pass";
        long one = python.run(CodeTask.python(program).withStdin("1")).fuel();
        CodeReward reward = CodeReward.stdio(python).shareOfTests().fuel(2 * one + one / 2);

        Reward half = reward.score(sample(program, DOUBLING));

        assertThat(half.value()).isEqualTo(0.5);
        assertThat(half.rationale()).isEqualTo("2 of 4 tests; test 3: out of fuel; 1 not run");
        assertThat(metrics(half)).containsEntry("fuel", (double) (2 * one + one / 2));
    }

    @Test
    void rationaleHoldsNothingOfATest() {
        List<String> programs = List.of(
                "raise ValueError(input())", "raise type(input(), (Exception,), {})(input())", "print(input())",
                "import sys; sys.exit(input())", "import sys; print(input(), file=sys.stderr); 1/0", "exec(input())");
        for (String program : programs) {
            Reward reward = CodeReward.stdio(python).shareOfTests().score(sample(program, DOUBLING));

            assertThat(reward.toString()).as(program).doesNotContain("secret");
            assertThat(reward.value()).isZero();
        }
    }

    @Test
    void visibleTestsAreAMetric() {
        String reference = DOUBLING.replaceFirst("}$", ", \"visible\": {\"inputs\": [\"3\", \"x\"], "
                + "\"outputs\": [\"6\", \"\"]}}");

        Reward reward = CodeReward.stdio(python).score(sample(DOUBLE, reference));

        assertThat(reward.value()).isEqualTo(1);
        assertThat(metrics(reward)).containsEntry("visible", 0.5);
    }

    @Test
    void memoryThatIsUsedUpIsAMetric() {
        Reward reward = stdio("x = 'x' * (1 << 29)");

        assertThat(reward.rationale()).isEqualTo("0 of 4 tests; test 1: out of memory; 3 not run");
        assertThat(metrics(reward)).containsEntry("out_of_memory", 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<think>```python\nprint(0)\n```</think>\n```python\n#\n```", "```py\n#\n```", "```\n#\n```",
            "```json\n{}\n```\n```Python\n#\n```\n", "#", "```python\nprint(0)\n```\nNo:\n```python\n#\n```"})
    void programIsTheLastBlockOrElseTheText(String completion) {
        assertThat(stdio(completion.replace("#", DOUBLE)).value()).isEqualTo(1);
    }

    @Test
    void answerWithoutAProgramIsWorthNothing() {
        assertThat(stdio(" \n").rationale()).startsWith("no program: ");
        assertThat(stdio("I cannot do that.").rationale()).isEqualTo(
                "0 of 4 tests; test 1: the program cannot be compiled; 3 not run");
        assertThat(CodeReward.stdio(python).reading(text -> Extraction.missing("nothing"))
                .score(sample(DOUBLE, DOUBLING)).rationale()).isEqualTo("no program: nothing");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "1 2, \"1\n2\", true, false, true", "\"1 \n2\n\n\", \"1\n2\", true, true, true",
            "0.3, 0.30000000001, false, false, true", "1e3, 1000, false, false, true", "5, 5.1, false, false, false",
            "NaN, nan, false, false, false", "x, y, false, false, false", "1, 1 2, false, false, false",
            "\"\", \"\n\", true, true, true", "1e999, 1e999, true, true, true", "0x1p3, 8, false, false, false"})
    void outputsAreComparedAsAskedFor(String expected, String actual, boolean tokens, boolean lines, boolean numbers) {
        assertThat(OutputComparison.tokens().accepts("", expected, actual)).isEqualTo(tokens);
        assertThat(OutputComparison.lines().accepts("", expected, actual)).isEqualTo(lines);
        assertThat(OutputComparison.numbers(1e-6).accepts("", expected, actual)).isEqualTo(numbers);
    }

    @Test
    void checkerSeesWhatWasRead() {
        CodeReward reward = CodeReward.stdio(python).comparing(
                (input, expected, actual) -> actual.contains(input.strip()) && expected.equals("any"));

        assertThat(reward.score(sample("print(input(), 1)", "{\"inputs\": [\"5\"], \"outputs\": [\"any\"]}")).value())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{} | the reference has no list 'inputs'", "[1] | the reference has no list 'inputs'",
            "{\"inputs\": [\"1\"]} | the reference has no list 'outputs'",
            "{\"inputs\": [\"1\"], \"outputs\": []} | the reference has 1 inputs and 0 outputs; they come in pairs",
            "{\"inputs\": [], \"outputs\": []} | the reference has 0 tests; from 1 to 10000 are expected",
            "{\"inputs\": [\"1\"], \"outputs\": [1]} | the reference has no text at 'outputs[0]'"})
    void referenceInAnotherFormIsMissing(String reference, String message) {
        assertThatThrownBy(() -> CodeReward.stdio(python).score(sample(DOUBLE, reference))).isInstanceOfSatisfying(
                RewardException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISSING_REFERENCE))
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{} | the reference has no list 'tests'", "{\"tests\": []} | the reference has no tests",
            "{\"test\": \"x\"} | the reference has no text in 'test' or 'entry_point', which belong together",
            "{\"test\": \"def check(c): pass\", \"entry_point\": 1} | the reference has no text in 'entry_point'",
            "{\"test\": \"pass\", \"entry_point\": \"f\"} | "
                    + "the tests of the reference call no function of the program"})
    void referenceOfFunctionsInAnotherFormIsMissing(String reference, String message) {
        assertThatThrownBy(() -> CodeReward.functions(python).score(sample("f = 1", reference)))
                .isInstanceOf(RewardException.class).hasMessage(message);
    }

    @Test
    void assertsAreTestsOfTheirOwn() {
        String reference = "{\"test_list\": [\"assert f(1) == 2\", \"assert f(2) == helper(2)\", "
                + "\"assert f(3) == 7\"], \"test_setup_code\": \"def helper(x): return 2 * x\"}";
        Sample sample = sample("def f(x): return 2 * x", reference);

        assertThat(CodeReward.functions(python).score(sample).rationale()).isEqualTo(
                "2 of 3 tests; test 3: wrong answer");
        assertThat(CodeReward.functions(python).shareOfTests().score(sample).value()).isEqualTo(2 / 3.0);
    }

    @Test
    void helperOfThePromptIsNotTheProgramsToDefine() {
        String reference = "{\"test\": \"def check(c):\\n    assert twice(c(3)) == 14\", \"entry_point\": \"f\", "
                + "\"prompt\": \"def twice(x):\\n    return 2 * x\\ndef f(x):\\n    '''Adds four.'''\\n\"}";
        Sample cheat = sample("def twice(x): return 14\ndef f(x): return 0", reference);

        assertThat(CodeReward.functions(python).score(cheat).value()).isZero();
        assertThat(CodeReward.functions(python).score(cheat.withCompletion("def f(x): return x + 4")).value())
                .isEqualTo(1);
    }

    @Test
    void failureOfTheRunnerIsNoNumber() {
        CodeRunner broken = new CodeRunner() {
            @Override
            public Set<String> languages() {
                return Set.of("python");
            }

            @Override
            public CodeRun run(CodeTask task) {
                throw new RewardException(Kind.RUNNER_UNAVAILABLE, "out of reach");
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> CodeReward.stdio(broken).score(sample(DOUBLE, DOUBLING))).isInstanceOfSatisfying(
                RewardException.class, e -> assertThat(e.kind()).isEqualTo(Kind.RUNNER_UNAVAILABLE));
    }

    @Test
    void optionsOutOfPlaceAreRefused() {
        assertThatThrownBy(() -> CodeReward.functions(python).comparing(OutputComparison.lines()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> CodeReward.functions(python).fuel(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OutputComparison.numbers(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FunctionTask.asserts("", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CodeTask.of(" ", "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(CodeReward.stdio(python).traits().blocking()).isTrue();
    }
}
