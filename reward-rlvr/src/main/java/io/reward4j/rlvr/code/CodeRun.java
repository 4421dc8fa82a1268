package io.reward4j.rlvr.code;

import java.util.Locale;
import java.util.Objects;

/// What became of a program.
///
/// What it wrote is the program's own word, which may hold anything, and cut where the runner's limits are.
///
/// @param status how it ended
/// @param stdout what it wrote to its standard output
/// @param stderr what it wrote to its standard error, or what a compiler said of it
/// @param fuel how much it used, in the units of the runner; `0` where the runner does not count
public record CodeRun(Status status, String stdout, String stderr, long fuel) {

    /// @throws IllegalArgumentException if the fuel is negative
    public CodeRun {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(stdout, "stdout");
        Objects.requireNonNull(stderr, "stderr");
        if (fuel < 0) {
            throw new IllegalArgumentException("fuel cannot be negative: " + fuel);
        }
    }

    /// Tells whether the program ran to its end without a fault. What it computed is another question.
    public boolean finished() {
        return status == Status.FINISHED;
    }

    /// How a run ended.
    public enum Status {
        /// The program ended by itself, without a fault.
        FINISHED,
        /// The program ended with an exception, a trap or an exit status other than 0.
        FAILED,
        /// The program was not begun: it cannot be compiled, or is longer than the runner takes.
        REJECTED,
        /// The program used up what it may compute, or the time that a runner without fuel grants it.
        OUT_OF_FUEL,
        /// The program used up its memory.
        OUT_OF_MEMORY,
        /// The program wrote more than it may.
        OUTPUT_LIMIT;

        /// The status in messages, such as `out of fuel`.
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
