package io.reward4j.examples.contract;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.io.Console;
import java.io.PrintStream;

/// Shows on a terminal how many samples are scored, and nothing where the output goes elsewhere.
///
/// Safe for use by several threads at once.
final class ProgressBar {

    private static final int WIDTH = 40;

    private final PrintStream out;
    private final boolean shown;
    private final long total;
    private long done;
    private long drawn = -1;

    ProgressBar(PrintStream out, boolean shown, long total) {
        this.out = out;
        this.shown = shown;
        this.total = Math.max(1, total);
    }

    /// Returns a bar that is shown if this process talks to a terminal.
    static ProgressBar onTerminal(PrintStream out, long total) {
        return new ProgressBar(out, isTerminal(), total);
    }

    /// Returns a reward that moves this bar by one with each sample.
    RewardFunction watching(RewardFunction reward) {
        return new Watched(reward, this);
    }

    synchronized void step() {
        done++;
        long cells = Math.min(WIDTH, done * WIDTH / total);
        if (!shown || cells == drawn) {
            return;
        }
        drawn = cells;
        out.print("\r[" + "=".repeat((int) cells) + " ".repeat((int) (WIDTH - cells)) + "] " + done + "/" + total);
        if (done == total) {
            out.print("\r" + " ".repeat(WIDTH + 30) + "\r");
        }
        out.flush();
    }

    /// From JDK 22 on a console need not be a terminal, and says whether it is.
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private record Watched(RewardFunction reward, ProgressBar bar) implements RewardFunction {

        @Override
        public Reward score(Sample sample) {
            try {
                return reward.score(sample);
            } finally {
                bar.step();
            }
        }

        @Override
        public Traits traits() {
            return reward.traits();
        }
    }
}
