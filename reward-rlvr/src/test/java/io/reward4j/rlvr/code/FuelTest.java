package io.reward4j.rlvr.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The budget of the built-in runner is exact, wherever and however often a program runs. The figures change with the
/// runtime, the interpreter and the guest's module; who changes one of them looks at what the defaults are worth.
class FuelTest {

    private static final Map<String, Long> FIGURES = figures();

    private static Map<String, Long> figures() {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("", 3_450L);
        figures.put("for i in range(1000): pass", 25_859L);
        figures.put("def f(n): return n if n < 2 else f(n - 1) + f(n - 2)\nprint(f(12))", 25_307L);
        figures.put("import re, json\nprint(re.findall('a+', 'aab' * 50), json.dumps({'a': [1.5] * 50}))", 28_232L);
        figures.put("class A:\n    pass\nprint(sorted({str(i): A() for i in range(200)}), 3 ** 500, hash('x'))",
                59_373L);
        figures.put("x = bytearray(1 << 22)\ny = x + x", 20_367L);
        return figures;
    }

    /// Prints what each program used, one figure a line.
    static final class Figures {

        private Figures() {}

        public static void main(String[] directory) {
            try (PythonRunner python = PythonRunner.builder().imageDirectory(Path.of(directory[0])).build()) {
                FIGURES.keySet().forEach(program -> System.out.println(fuel(python, program)));
            }
        }
    }

    private static long fuel(PythonRunner python, String program) {
        CodeRun run = python.run(CodeTask.python(program));
        assertThat(run.finished()).as(run.stderr()).isTrue();
        return run.fuel();
    }

    private static Map<String, Long> used(PythonRunner python) {
        Map<String, Long> used = new LinkedHashMap<>();
        FIGURES.keySet().forEach(program -> used.put(program, fuel(python, program)));
        return used;
    }

    @Test
    void programsUseWhatTheyUsed() {
        try (PythonRunner python = Problems.python().build()) {
            assertThat(used(python)).isEqualTo(FIGURES);
        }
    }

    @Test
    void twoThreadsUseTheSame() {
        try (PythonRunner python = Problems.python().concurrency(2).build()) {
            List<CompletableFuture<Map<String, Long>>> threads = Stream.generate(
                    () -> CompletableFuture.supplyAsync(() -> used(python))).limit(2).toList();

            assertThat(threads).allSatisfy(thread -> assertThat(thread.join()).isEqualTo(FIGURES));
        }
    }

    @Test
    @Tag("long-fuzz")
    void thousandOtherRunsChangeNothing() {
        try (PythonRunner python = Problems.python().build()) {
            for (int i = 0; i < 1_000; i++) {
                python.run(CodeTask.python("import random\nx = [random.random() for _ in range(" + i + ")]\nprint("
                        + i + " // (" + i + " % 7))").withFuel(40_000 + i));
            }
            assertThat(used(python)).isEqualTo(FIGURES);
        }
    }

    @Test
    @Tag("long-fuzz")
    void compilersChangeNothing() throws IOException {
        for (String option : List.of("-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation", "-Xint")) {
            Process process = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), option, "-Xmx512m", "-cp",
                    System.getProperty("java.class.path"), Figures.class.getName(),
                    Path.of("target", "python-image").toString()).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said.lines().toList()).as(option).isEqualTo(
                    FIGURES.values().stream().map(String::valueOf).collect(Collectors.toList()));
        }
    }
}
