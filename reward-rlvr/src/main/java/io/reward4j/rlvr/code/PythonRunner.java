package io.reward4j.rlvr.code;

import io.reward4j.rlvr.code.CodeRun.Status;
import io.reward4j.rlvr.code.GuestThread.Ended;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Runs Python in a sandbox within this process: CPython 3.13 as WebAssembly, compiled to bytecode.
///
/// ```java
/// try (PythonRunner python = PythonRunner.standard()) {
///     RewardFunction reward = CodeReward.functions(python);
/// }
/// ```
///
/// **What a program can reach.** Its memory and three streams. There are no files beside the standard library, no
/// network, no processes, no threads and nothing of the host. Each run begins with a memory of its own, from an image
/// of an interpreter that has its modules imported; nothing is left of the run before.
///
/// **What bounds it.** *Fuel*: the interpreter's calls and turns of loops, counted exactly and equally on any machine,
/// thread and compiler; no program can catch its end. 100 million units unless set otherwise. *Memory*: 128 MiB for
/// each interpreter; beyond it a program has a `MemoryError`. *Output*: 1 MiB; the run ends there. Of what is written
/// to the standard error the first 64 KiB are kept. Fuel is not time, at 0.03 to 1.2 µs a unit: a program that uses it
/// up has the verdict [Status#OUT_OF_FUEL], one that is overtaken by the deadline of the batch has none.
///
/// | what costs how much | units of fuel |
/// |---|---|
/// | an empty program | 12 thousand |
/// | a call of a Python function | about 40 |
/// | moving 1 KiB of memory at one stroke | 1 |
///
/// **What is always the same.** The clock begins at 2024-01-01T00:00:00Z and runs with the fuel, 100 ns a unit; who
/// sleeps has slept at once. Random numbers and hashes of texts are the same in each run.
///
/// **What is not there**: numpy and whatever else is not of the standard library, unittest, doctest, subprocess,
/// multiprocessing, concurrent, asyncio, sqlite3, ctypes, ssl, bz2, lzma.
///
/// It needs `io.trino:trino-wasm-python` and `run.endive:runtime`, optional dependencies of 12.8 MB together. The image
/// is made at the first use, which takes ten seconds and more of one processor, and kept in a directory of the user's,
/// of 13 MB; with it a start takes one or two seconds. At most as many interpreters run at the same time as there are
/// processors; others wait for their turn.
///
/// Safe for use by several threads at once.
public final class PythonRunner implements CodeRunner, FunctionRunner {

    /// The fuel of a run unless it is set: 100 million units.
    public static final long DEFAULT_FUEL = 100_000_000;

    /// The memory of an interpreter unless it is set, in bytes: 128 MiB.
    public static final long DEFAULT_MEMORY = 128L << 20;

    /// The output of a program unless it is set, in bytes: 1 MiB.
    public static final int DEFAULT_OUTPUT = 1 << 20;

    private static final String LANGUAGE = "python";
    private static final int LONGEST_PROGRAM = 1 << 20;
    private static final int PAGE = GuestState.PAGE;

    private final PythonImage image;
    private final long fuel;
    private final int mostPages;
    private final int mostOutput;
    private final GuestPool guests;

    private PythonRunner(Builder builder) {
        this.image = image(builder.directory);
        this.fuel = builder.fuel;
        this.mostPages = (int) (builder.memory / PAGE) + image.state().pages();
        this.mostOutput = builder.output;
        this.guests = new GuestPool(builder.concurrency);
    }

    /// Returns a runner with the defaults, whose image is in the user's directory for temporary files.
    ///
    /// @throws IllegalStateException if the optional dependencies are missing
    /// @throws java.io.UncheckedIOException if the image can be neither read nor made
    public static PythonRunner standard() {
        return builder().build();
    }

    /// Returns a builder with the defaults.
    public static Builder builder() {
        return new Builder();
    }

    private static PythonImage image(Path directory) {
        try {
            return PythonImage.in(directory);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "Python needs io.trino:trino-wasm-python:3.13-8 and run.endive:runtime:1.2.0"
                            + " on the class path, optional dependencies of reward-rlvr",
                    e);
        }
    }

    @Override
    public Set<String> languages() {
        return Set.of(LANGUAGE);
    }

    @Override
    public CodeRun run(CodeTask task) {
        requirePython(task.language());
        byte[] program = task.program().getBytes(StandardCharsets.UTF_8);
        if (program.length > LONGEST_PROGRAM) {
            return new CodeRun(Status.REJECTED, "", tooLong(program), 0);
        }
        byte[] input = task.stdin().getBytes(StandardCharsets.UTF_8);
        return guests.run(Math.min(fuel, task.fuel()), () -> program(program, input));
    }

    private CodeRun program(byte[] program, byte[] input) {
        PythonGuest guest = PythonGuest.forProgram(image, mostPages, input, mostOutput);
        Status status;
        try {
            byte[] answer = guest.call('p', program);
            status = answer == null ? guest.death() : statusOf(answer);
        } catch (Ended e) {
            GuestPool.throwIfStopped(e);
            status = Status.OUT_OF_FUEL;
        }
        return new CodeRun(status, guest.output(), guest.errors(), GuestThread.current().used());
    }

    static Status statusOf(byte[] answer) {
        return switch (new String(answer, StandardCharsets.US_ASCII)) {
            case "finished" -> Status.FINISHED;
            case "memory" -> Status.OUT_OF_MEMORY;
            case "rejected" -> Status.REJECTED;
            default -> Status.FAILED;
        };
    }

    @Override
    public FunctionRun run(FunctionTask task) {
        requirePython(task.language());
        if (task.program().length() > LONGEST_PROGRAM) {
            byte[] program = task.program().getBytes(StandardCharsets.UTF_8);
            return new FunctionRun(List.of(TestVerdict.fail(Status.REJECTED, tooLong(program))), 0);
        }
        SplitHarness harness = new SplitHarness(image, mostPages, task);
        return guests.run(Math.min(fuel, task.fuel()), () -> {
            try {
                return harness.run();
            } catch (Ended e) {
                GuestPool.throwIfStopped(e);
                return harness.outOfFuel();
            }
        });
    }

    private static String tooLong(byte[] program) {
        return "the program has " + program.length + " bytes, more than " + LONGEST_PROGRAM;
    }

    private static void requirePython(String language) {
        if (!language.equals(LANGUAGE)) {
            throw new IllegalArgumentException("this runner runs python, not " + language);
        }
    }

    @Override
    public void close() {
        guests.close();
    }

    /// Builds runners. Not safe for use by several threads.
    public static final class Builder {

        private Path directory = Path.of(System.getProperty("java.io.tmpdir"), "reward4j-"
                + System.getProperty("user.name", "python"));
        private long fuel = DEFAULT_FUEL;
        private long memory = DEFAULT_MEMORY;
        private int output = DEFAULT_OUTPUT;
        private int concurrency = Runtime.getRuntime().availableProcessors();

        private Builder() {}

        /// Sets where the image of the interpreter is, or is made: `reward4j-<user>` in the directory for temporary
        /// files unless it is set. To ship an image with an archive, make one with [#build()] while packaging. Who can
        /// write there can change what programs compute, and so the rewards.
        public Builder imageDirectory(Path directory) {
            this.directory = directory;
            return this;
        }

        /// Sets how much a run may use at the most, whatever its task says.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder fuel(long fuel) {
            require(fuel > 0, "fuel", fuel);
            this.fuel = fuel;
            return this;
        }

        /// Sets the memory of an interpreter beyond its image, in bytes, from 16 MiB to 1 GiB.
        ///
        /// @throws IllegalArgumentException if it is out of range
        public Builder memory(long bytes) {
            require(bytes >= 16L << 20 && bytes <= 1L << 30, "memory", bytes);
            this.memory = bytes;
            return this;
        }

        /// Sets how much a program may write to its standard output, in bytes, up to 64 MiB.
        ///
        /// @throws IllegalArgumentException if it is out of range
        public Builder output(int bytes) {
            require(bytes > 0 && bytes <= 64 << 20, "output", bytes);
            this.output = bytes;
            return this;
        }

        /// Sets how many runs are under way at the same time: as many as there are processors unless it is set.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder concurrency(int runs) {
            require(runs > 0, "concurrency", runs);
            this.concurrency = runs;
            return this;
        }

        private static void require(boolean holds, String name, long value) {
            if (!holds) {
                throw new IllegalArgumentException("the " + name + " of a runner is out of range: " + value);
            }
        }

        /// Returns a runner, whose image is read or made now.
        ///
        /// @throws IllegalStateException if the optional dependencies are missing
        /// @throws java.io.UncheckedIOException if the image can be neither read nor made
        public PythonRunner build() {
            return new PythonRunner(this);
        }
    }
}
