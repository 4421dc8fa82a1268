package io.reward4j.benchmarks;

import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.rlvr.code.CodeReward;
import io.reward4j.rlvr.code.CodeTask;
import io.reward4j.rlvr.code.PythonRunner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The built-in runner of Python beside `python3` as a process, on one thread: an empty program, a problem of 100 tests
/// on the standard input, and the solutions of HumanEval, one after another.
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 5)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PythonBenchmark {

    private static final String PROBLEMS =
            "../../reward-rlvr/src/test/resources/io/reward4j/rlvr/code/humaneval.jsonl.gz";
    private static final String SUMS = "n = int(input())\nprint(sum(map(int, input().split())) * n)";
    private static final int TESTS = 100;

    /// Its solution computes for very long.
    private static final int LEFT_OUT = 75;

    private final PythonRunner python = PythonRunner.builder().imageDirectory(Path.of("target", "python")).build();
    private final CodeReward stdio = CodeReward.stdio(python);
    private final CodeReward functions = CodeReward.functions(python);
    private final List<Sample> solutions = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<String> scripts = new ArrayList<>();
    private Sample sums = Sample.of("", "");
    private int next;

    @Setup
    public void prepare() throws IOException {
        JsonMapper mapper = JsonMapper.shared();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Path.of(PROBLEMS))), StandardCharsets.UTF_8))) {
            List<String> rows = lines.lines().toList();
            for (int i = 0; i < rows.size(); i++) {
                if (i != LEFT_OUT) {
                    add(mapper.readTree(rows.get(i)), mapper);
                }
            }
        }
        ArrayNode in = mapper.createArrayNode();
        ArrayNode out = mapper.createArrayNode();
        for (int i = 1; i <= TESTS; i++) {
            inputs.add(i + "\n" + "7 ".repeat(i) + "\n");
            outputs.add(7L * i * i + "\n");
            in.add(inputs.getLast());
            out.add(outputs.getLast());
        }
        ObjectNode reference = mapper.createObjectNode();
        reference.set("inputs", in);
        reference.set("outputs", out);
        sums = Sample.of("q", SUMS).withReference(reference);
    }

    private void add(JsonNode problem, JsonMapper mapper) {
        String program = problem.path("prompt").asString() + problem.path("canonical_solution").asString();
        String entryPoint = problem.path("entry_point").asString();
        solutions.add(Sample.of("q", program).withReference(mapper.createObjectNode()
                .put("test", problem.path("test").asString()).put("entry_point", entryPoint)));
        scripts.add(program + "\n" + problem.path("test").asString() + "\ncheck(" + entryPoint + ")\n");
    }

    @TearDown
    public void close() {
        python.close();
    }

    @Benchmark
    public long emptyProgram() {
        return python.run(CodeTask.python("")).fuel();
    }

    @Benchmark
    public String emptyProgramAsProcess() throws IOException {
        return process("", "");
    }

    @Benchmark
    public Reward hundredTests() {
        return passed(stdio.score(sums));
    }

    @Benchmark
    public int hundredTestsAsProcesses() throws IOException {
        int passed = 0;
        for (int i = 0; i < TESTS; i++) {
            passed += process(SUMS, inputs.get(i)).equals(outputs.get(i)) ? 1 : 0;
        }
        return passed;
    }

    @Benchmark
    public Reward humanEval() {
        next = (next + 1) % solutions.size();
        return passed(functions.score(solutions.get(next)));
    }

    @Benchmark
    public String humanEvalAsProcess() throws IOException {
        next = (next + 1) % scripts.size();
        return process(scripts.get(next), "");
    }

    private static Reward passed(Reward reward) {
        if (reward.value() != 1) {
            throw new IllegalStateException(reward.rationale());
        }
        return reward;
    }

    private static String process(String program, String input) throws IOException {
        Process process = new ProcessBuilder("python3", "-c", program).redirectErrorStream(true).start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
