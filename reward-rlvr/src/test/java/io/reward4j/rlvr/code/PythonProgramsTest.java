package io.reward4j.rlvr.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.BatchScorer;
import io.reward4j.Outcome;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.Sample;
import io.reward4j.rlvr.code.CodeRun.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Whole programs in the built-in runner.
class PythonProgramsTest {

    private static PythonRunner python;

    @BeforeAll
    static void start() {
        python = Problems.python().build();
    }

    @AfterAll
    static void end() {
        python.close();
    }

    private static CodeRun run(String program, String stdin) {
        return python.run(CodeTask.python(program).withStdin(stdin).withFuel(2_000_000));
    }

    private static CodeRun run(String program) {
        return run(program, "");
    }

    @Test
    void programReadsAndWritesText() {
        CodeRun run = run("n = int(input('how many? '))\nprint(sum(int(input()) for _ in range(n)), 'ä😀')",
                "2\n3\n4\n");

        assertThat(run.status()).isEqualTo(Status.FINISHED);
        assertThat(run.stdout()).isEqualTo("how many? 7 ä😀\n");
        assertThat(run.stderr()).isEmpty();
        assertThat(run.fuel()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "import sys; print(*map(int, sys.stdin.read().split()))",
            "print(*map(int, open(0).read().split()))",
            "import sys; print(*map(int, sys.stdin.buffer.read().split()))",
            "import os; print(*map(int, os.read(0, 1 << 16).split()))",
            "import sys; [sys.stdout.write(t + '\\n') for t in sys.stdin.readline().split()]",
            "import sys, io, atexit, os\nout = io.StringIO()\nsys.stdout = out\n"
                    + "atexit.register(lambda: os.write(1, out.getvalue().encode()))\nprint(*input().split())",
            "import os\nos.write(1, ' '.join(input().split()).encode())\nos._exit(0)",
            "from collections import *\nfrom itertools import *\nfrom dataclasses import dataclass\n"
                    + "@dataclass\nclass P:\n    x: int\nfor t in input().split(): print(P(int(t)).x)",
            "import sys\nsys.setrecursionlimit(10 ** 6)\ndef d(n): return n and 1 + d(n - 1)\nd(5000)\n"
                    + "if __name__ == '__main__': print(*input().split())\nsys.exit(0)"})
    void waysOfReadingAndWritingWork(String program) {
        CodeRun run = run(program, "1 2 3\n");

        assertThat(run.stderr()).isEmpty();
        assertThat(run.stdout().split("\\s+")).containsExactly("1", "2", "3");
        assertThat(run.finished()).isTrue();
    }

    @Test
    void faultsAreOutcomes() {
        assertThat(run("x = ").status()).isEqualTo(Status.REJECTED);
        assertThat(run("x = '\0'").status()).isEqualTo(Status.REJECTED);
        assertThat(run("x" + "+x".repeat(600_000)).status()).isEqualTo(Status.REJECTED);
        assertThat(run("raise ValueError('because')").status()).isEqualTo(Status.FAILED);
        assertThat(run("raise ValueError('because')").stderr()).endsWith("ValueError: because\n");
        assertThat(run("import sys; sys.exit(3)").status()).isEqualTo(Status.FAILED);
        assertThat(run("import os; os._exit(3)").status()).isEqualTo(Status.FAILED);
        assertThat(run("import os; os.abort()").status()).isEqualTo(Status.FAILED);
        assertThat(run("while True: pass").status()).isEqualTo(Status.OUT_OF_FUEL);
        assertThat(run("a = []\nwhile True: a.append('x' * 10 ** 6)").status()).isEqualTo(Status.OUT_OF_MEMORY);
        assertThat(run("import numpy").stderr()).contains("No module named 'numpy'");
        assertThat(run("input()").stderr()).contains("EOFError");
    }

    @Test
    void fuelIsUsedUpToTheUnit() {
        CodeRun run = run("while True: pass");

        assertThat(run.fuel()).isEqualTo(2_000_000);
    }

    @Test
    void outputIsCut() {
        try (PythonRunner small = Problems.python().output(1_000).build()) {
            CodeRun flood = small.run(CodeTask.python("while True: print('x' * 99)"));
            CodeRun errors = small.run(CodeTask.python(
                    "import sys\nfor _ in range(2000): sys.stderr.write('x' * 99)\nprint(1)"));

            assertThat(flood.status()).isEqualTo(Status.OUTPUT_LIMIT);
            assertThat(flood.stdout()).hasSize(1_000).startsWith("xxx");
            assertThat(errors.finished()).isTrue();
            assertThat(errors.stderr()).hasSize(1 << 16);
        }
    }

    @Test
    void memoryIsTheRunners() {
        String program = "a = bytearray(40 << 20)\nprint(len(a))";
        try (PythonRunner small = Problems.python().memory(16 << 20).build()) {
            assertThat(small.run(CodeTask.python(program)).status()).isEqualTo(Status.OUT_OF_MEMORY);
            assertThat(run(program).stdout()).isEqualTo("41943040\n");
        }
    }

    @Test
    void clockAndChanceAreTheSameEachTime() {
        String program = """
                import time, random, os, datetime, uuid
                print(datetime.datetime.now(), random.random(), os.urandom(4), hash('x'), uuid.uuid4())
                time.sleep(3600)
                print(datetime.datetime.now().hour, time.monotonic() > 3600)
                """;

        CodeRun run = run(program);

        assertThat(run.stdout()).startsWith("2024-01-01 00:00:0").endsWith("1 True\n");
        assertThat(run).isEqualTo(run(program));
    }

    @Test
    void runWithoutAnEndStopsWhenTheTimeIsUp() {
        Sample sample = Sample.of("q", "while True: pass")
                .withReference(JsonMapper.shared().readTree("{\"inputs\": [\"\"], \"outputs\": [\"\"]}"));
        CodeReward reward = CodeReward.stdio(python).fuel(Long.MAX_VALUE);

        Outcome outcome = BatchScorer.of(reward).withTimeLimit(Duration.ofMillis(300))
                .scoreAll(List.of(sample)).getFirst();

        assertThat(outcome).isInstanceOfSatisfying(
                Outcome.Failed.class, failed -> assertThat(failed.cause().kind()).isEqualTo(Kind.DEADLINE));
        assertThat(run("print(1)").stdout()).isEqualTo("1\n");
    }

    @Test
    void interruptedCallerStopsItsRun() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Thread caller = new Thread(() -> {
            try {
                python.run(CodeTask.python("while True: pass"));
            } catch (RewardException e) {
                if (e.kind() == Kind.DEADLINE && Thread.currentThread().isInterrupted()) {
                    ended.countDown();
                }
            }
        });
        caller.start();
        caller.interrupt();

        caller.join();
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void closedRunnerIsOutOfReach() {
        PythonRunner closed = Problems.python().build();
        closed.close();
        closed.close();

        assertThatThrownBy(() -> closed.run(CodeTask.python("print(1)"))).isInstanceOfSatisfying(
                RewardException.class, e -> assertThat(e.kind()).isEqualTo(Kind.RUNNER_UNAVAILABLE));
    }

    @Test
    void limitsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> PythonRunner.builder().memory(1)).hasMessage(
                "the memory of a runner is out of range: 1");
        assertThatThrownBy(() -> PythonRunner.builder().fuel(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PythonRunner.builder().output(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PythonRunner.builder().concurrency(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> python.run(CodeTask.of("cobol", ""))).hasMessage(
                "this runner runs python, not cobol");
    }
}
