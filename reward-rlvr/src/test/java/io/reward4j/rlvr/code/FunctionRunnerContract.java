package io.reward4j.rlvr.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.rlvr.code.CodeRun.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What every [FunctionRunner] for Python keeps: right programs pass, and no program passes, crashes the runner or
/// harms its neighbours that only says so.
interface FunctionRunnerContract {

    /// What stands before the name of an attack.
    Pattern ATTACK = Pattern.compile("(?m)^#: ");

    /// What a right program computes.
    String RIGHT = "def f(x):\n    return x * x - 2\n";

    List<String> ASSERTS = List.of("assert f(3) == 7", "assert f(10) == 98");

    String CHECK = """
            def check(candidate):
                expected = 7
                assert candidate(3) == expected
                assert candidate(10) == 98
            """;

    /// The runner under test; closed by whoever makes it.
    FunctionRunner runner();

    /// The fuel of each task; enough for small programs.
    default long fuel() {
        return 1_000_000;
    }

    /// The attacks, each under its name.
    static Map<String, String> attacks() {
        Map<String, String> attacks = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(FunctionRunnerContract.class.getResourceAsStream("attacks.py"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String attack : ATTACK.splitAsStream(text).toList()) {
                int line = attack.indexOf('\n');
                if (line > 0) {
                    attacks.put(attack.substring(0, line), attack.substring(line + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return attacks;
    }

    private FunctionTask asserts(String program) {
        return FunctionTask.asserts(program, ASSERTS).withFuel(fuel());
    }

    private FunctionTask check(String program) {
        return FunctionTask.check(program, CHECK, "f").withFuel(fuel());
    }

    @Test
    default void rightProgramPasses() {
        assertThat(runner().run(asserts(RIGHT)).passed()).isEqualTo(2);
        assertThat(runner().run(check(RIGHT)).allPassed()).isTrue();
    }

    @Test
    default void wrongProgramFailsWhereItIsWrong() {
        FunctionRun run = runner().run(asserts("def f(x): return 7").stoppingAtFailure(false));

        assertThat(run.verdicts()).extracting(TestVerdict::passed).containsExactly(true, false);
        assertThat(run.verdicts().get(1).reason()).isEqualTo("wrong answer");
    }

    @Test
    default void noAttackPasses() {
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(22);
        attacks().forEach((name, program) -> {
            assertThat(runner().run(asserts(program).stoppingAtFailure(false)).verdicts())
                    .as(name).isNotEmpty().noneMatch(TestVerdict::passed);
            assertThat(runner().run(check(program)).verdicts()).as(name).isNotEmpty().noneMatch(TestVerdict::passed);
            assertThat(runner().run(asserts(RIGHT)).allPassed()).as("after a program that %s", name).isTrue();
        });
    }

    @Test
    default void wholeBudgetIsTheProgramsOwnFault() {
        FunctionRun run = runner().run(asserts("def f(x):\n    while True: pass"));

        assertThat(run.verdicts()).singleElement().extracting(TestVerdict::status).isEqualTo(Status.OUT_OF_FUEL);
    }

    @Test
    default void whatAFunctionDoesToItsArgumentsIsSeen() {
        String program = """
                def f(items, table, names, pair):
                    items.sort()
                    items[0].append(1)
                    table['a']['b'] = 2
                    table['c'] = 3
                    names.add('x')
                    pair[0].clear()
                """;
        FunctionTask task = FunctionTask.asserts(program, List.of("""
                items = [[3], [2], [1]]
                last = items[2]
                table = {'a': {}}
                names = {'y'}
                pair = ([1], 2)
                assert f(items, table, names, pair=pair) is None
                assert items == [[1, 1], [2], [3]] and table == {'a': {'b': 2}, 'c': 3}
                assert names == {'x', 'y'} and pair == ([], 2)
                """));

        assertThat(runner().run(task).verdicts()).allMatch(TestVerdict::passed);
    }

    @Test
    default void exceptionsCrossAsTheBuiltInOnesThatTheyAre() {
        String program = """
                class Own(ValueError): pass
                def f(x):
                    if x: raise Own('because')
                    return {}[0]
                """;
        FunctionTask task = FunctionTask.asserts(program, List.of("""
                try:
                    f(1)
                    assert False
                except ValueError as e:
                    assert str(e) == 'because'
                """, """
                try:
                    f(0)
                    assert False
                except KeyError:
                    pass
                """));

        assertThat(runner().run(task).passed()).isEqualTo(2);
    }

    @Test
    default void allBuiltInValuesCross() {
        List<String> values = List.of(
                "None", "True", "-1", "2**100", "-2**70", "0.1", "float('inf')", "1j", "'\\u00e4\\U0001F600\\0'",
                "b'\\0\\xff'", "(1, (2, ()))", "[[]]", "{'a': [1], (1, 2): {3}}", "frozenset({1})", "-0.0", "''");
        List<String> tests = values.stream().map(value -> "assert repr(f(" + value + ")) == repr(" + value + ")"
                + " and type(f(" + value + ")) is type(" + value + ")").toList();

        assertThat(runner().run(FunctionTask.asserts("def f(x): return x", tests)).passed()).isEqualTo(values.size());
    }

    @Test
    default void whatIteratesCrossesWithWhatItYields() {
        String program = """
                from collections import Counter
                def f(n):
                    for i in range(n): yield i
                def g(n): return map(str, range(n))
                def h(text): return Counter(text)
                """;
        List<String> tests = List.of(
                "assert list(f(3)) == [0, 1, 2]", "assert f(3) != [0, 1, 2] and next(f(1)) == 0",
                "assert ''.join(g(3)) == '012'", "assert h('aab') == {'a': 2, 'b': 1}");

        assertThat(runner().run(FunctionTask.asserts(program, tests)).passed()).isEqualTo(tests.size());
    }

    @Test
    default void testsThatCannotCrossAreRefused() {
        for (String test : List.of(
                "assert f(lambda x: x)", "assert f([object()])", "import no_such_module", "assert f(1",
                "assert f(len)")) {
            assertThatThrownBy(() -> runner().run(FunctionTask.asserts(RIGHT, List.of(test)))).as(test)
                    .isInstanceOfSatisfying(RewardException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.MISSING_REFERENCE));
        }
    }

    @Test
    default void namesOfTheTestsWin() {
        String program = RIGHT + "def helper(x): return x\nexpected = 0\n";
        FunctionTask task = FunctionTask.asserts(program, List.of("assert helper(1) == 2 and f(3) == 7"))
                .withDefinitions("def helper(x): return x + 1");

        assertThat(runner().run(task).passed()).isEqualTo(1);
    }

    @Test
    default void anotherLanguageIsRefused() {
        FunctionTask task = new FunctionTask("cobol", "", "", "", List.of("x"), "", true, 1);
        assertThatThrownBy(() -> runner().run(task)).isInstanceOf(IllegalArgumentException.class);
    }
}
