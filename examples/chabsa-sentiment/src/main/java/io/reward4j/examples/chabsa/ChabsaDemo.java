package io.reward4j.examples.chabsa;

import io.reward4j.RewardFunction;
import io.reward4j.report.Examples;
import io.reward4j.report.RunStatistics;
import io.reward4j.report.RunSummary;
import io.reward4j.wire.JsonlRunner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Scores made-up responses to the real sentences, from file to file, and prints what came out.
final class ChabsaDemo {

    /// How many responses each prompt gets, as in a step of group-relative training.
    private static final int RESPONSES = 8;
    private static final long SEED = 20_261_101;

    private ChabsaDemo() {}

    /// Runs the demo.
    ///
    /// @param arguments the folder to write to
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length == 0 ? "target" : arguments[0]);
        Path samples = folder.resolve("chabsa-samples.jsonl");
        Path rewards = folder.resolve("chabsa-rewards.jsonl");
        Rollouts.write(samples, new MadeUpResponses(SEED), RESPONSES);

        RewardFunction reward = ChabsaSentiment.reward();
        RunStatistics statistics = RunStatistics.keeping(3, reward.traits());
        JsonlRunner.of(reward).withListener(statistics).run(samples, rewards);

        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        print(out, statistics.summary());
        out.println("\nrewards written to " + rewards + " (" + Files.size(rewards) / 1024 + " KiB)");
    }

    private static void print(PrintStream out, RunSummary summary) {
        out.println("chABSA sentiment: real sentences and labels, made-up responses\n");
        out.println(summary);
        out.println("\nthe three lowest rewards");
        for (Examples.Scored scored : summary.examples().lowest()) {
            out.println("\n" + scored.reward().toString(scored.id()));
            out.println("  response: " + excerpt(scored.completion().text()));
        }
    }

    private static String excerpt(String text) {
        String line = text.strip().replace('\n', '⏎');
        return line.isEmpty() ? "(empty)" : line.length() <= 100 ? line : line.substring(0, 100) + "…";
    }
}
