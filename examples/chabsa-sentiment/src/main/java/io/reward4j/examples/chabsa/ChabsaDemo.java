package io.reward4j.examples.chabsa;

import io.reward4j.RewardFunction;
import io.reward4j.report.Examples;
import io.reward4j.probe.RewardExplanation;
import io.reward4j.report.HtmlReport;
import io.reward4j.report.RunStatistics;
import io.reward4j.report.RunSummary;
import io.reward4j.wire.JsonlRunner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Scores made-up responses to the real sentences, from file to file, prints what came out and writes a report.
public final class ChabsaDemo {

    /// How many responses each prompt gets, as in a step of group-relative training.
    private static final int RESPONSES = 8;
    private static final long SEED = 20_261_101;
    private static final int EXAMPLES = 10;

    private ChabsaDemo() {}

    /// Runs the demo.
    ///
    /// @param arguments the folder to write to
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length == 0 ? "target" : arguments[0]);
        run(folder, new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    static RunSummary run(Path folder, PrintStream out) throws IOException {
        Path samples = folder.resolve("chabsa-samples.jsonl");
        Path rewards = folder.resolve("chabsa-rewards.jsonl");
        Path report = folder.resolve("chabsa-report.html");
        int count = Rollouts.write(samples, new MadeUpResponses(SEED), RESPONSES);

        RewardFunction reward = ChabsaSentiment.reward();
        RunStatistics statistics = RunStatistics.builder(reward.traits())
                .examples(EXAMPLES).seed(SEED).by("category").build();
        JsonlRunner.of(ProgressBar.onTerminal(out, count).watching(reward))
                .withListener(statistics)
                .run(samples, rewards);

        RunSummary summary = statistics.summary();
        HtmlReport.of(summary)
                .titled("chABSA sentiment")
                .asRecord(ChabsaSentiment.class)
                .with("data file", samples.getFileName().toString())
                .with("seed", Long.toString(SEED))
                .with("data", "real sentences and labels of chABSA; the responses are made up, no model wrote them")
                .with("judge", "none: the reward is code alone")
                .withSection(RewardExplanation.of(reward).section())
                .write(report);

        print(out, summary);
        out.println("\nrewards written to " + rewards + " (" + Files.size(rewards) / 1024 + " KiB)");
        out.println("report written to " + report);
        return summary;
    }

    private static void print(PrintStream out, RunSummary summary) {
        out.println("chABSA sentiment: real sentences and labels, made-up responses\n");
        out.println(summary);
        out.println("\nthe three lowest rewards");
        for (Examples.Scored scored : summary.examples().lowest().subList(0, 3)) {
            out.println("\n" + scored.reward().toString(scored.id()));
            out.println("  response: " + excerpt(scored.completion().text()));
        }
    }

    private static String excerpt(String text) {
        String line = text.strip().replace('\n', '⏎');
        return line.isEmpty() ? "(empty)" : line.length() <= 100 ? line : line.substring(0, 100) + "…";
    }
}
