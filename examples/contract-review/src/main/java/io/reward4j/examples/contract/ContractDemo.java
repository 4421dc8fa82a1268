package io.reward4j.examples.contract;

import io.reward4j.JudgeCall.Result;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.probe.RewardExplanation;
import io.reward4j.report.HtmlReport;
import io.reward4j.report.ReportSection;
import io.reward4j.report.RunStatistics;
import io.reward4j.report.RunSummary;
import io.reward4j.wire.JsonlRunner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Scores made-up reviews of real contracts, from file to file, prints what came out and writes a report.
final class ContractDemo {

    private static final int EXAMPLES = 10;

    private ContractDemo() {}

    /// Runs the demo with the judge that the system property `judge` names, see [DemoJudge#of].
    ///
    /// @param arguments the folder to write to, and a report of another demo to be named beside this one's
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length == 0 ? "target" : arguments[0]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (DemoJudge judge = DemoJudge.of(System.getProperty("judge", "recorded"))) {
            RunSummary summary = run(folder, judge, out);
            out.printf("%nDone: %,d reviews scored, mean reward %.3f. The reports, to be opened in a browser:%n",
                    summary.rewards().count(), summary.rewards().mean());
            if (arguments.length > 1 && Files.exists(Path.of(arguments[1]))) {
                out.println("  " + Path.of(arguments[1]).normalize());
            }
            out.println("  " + report(folder));
        }
    }

    private static Path report(Path folder) {
        return folder.resolve("contract-report.html");
    }

    static RunSummary run(Path folder, DemoJudge judge, PrintStream out) throws IOException {
        Path samples = folder.resolve("contract-samples.jsonl");
        Path rewards = folder.resolve("contract-rewards.jsonl");
        Path report = report(folder);
        int count = Rollouts.write(samples);

        RewardFunction reward = ContractReview.reward(judge.model());
        RunStatistics statistics = RunStatistics.keeping(EXAMPLES, reward.traits());
        ByVariant variants = new ByVariant();
        JsonlRunner.of(ProgressBar.onTerminal(out, count).watching(reward))
                .withListener(RewardListener.all(statistics, variants))
                .run(samples, rewards);

        RunSummary summary = statistics.summary();
        String calls = calls(summary, variants);
        HtmlReport.of(summary)
                .titled("Contract review")
                .asRecord(ContractReview.class)
                .with("data file", samples.getFileName().toString())
                .with("data", "real contracts of ContractNLI; the reviews are made up, no model wrote them")
                .with("judge", judge.description())
                .with("judge calls", calls)
                .withSection(variants.section())
                .withSection(RewardExplanation.of(reward).section())
                .write(report);

        out.println("Contract review: real contracts, made-up reviews\njudge: " + judge.description() + "\n");
        out.println(summary);
        print(out, variants.section());
        out.println("\njudge calls: " + calls);
        out.println("rewards written to " + rewards);
        return summary;
    }

    private static String calls(RunSummary summary, ByVariant variants) {
        long made = calls(summary, Result.REPLIED);
        long cached = calls(summary, Result.CACHED);
        return made + ", and " + cached + " from the cache, for " + variants.comments() + " readable comments";
    }

    private static long calls(RunSummary summary, Result result) {
        return summary.judges().values().stream().mapToLong(use -> use.calls(result)).sum();
    }

    private static void print(PrintStream out, ReportSection section) {
        out.println("\n" + section.text());
        out.printf("  %-18s %7s %7s %7s %7s%n", section.header().toArray());
        for (List<String> row : section.rows()) {
            out.printf("  %-18s %7s %7s %7s %7s%n", row.toArray());
        }
    }
}
