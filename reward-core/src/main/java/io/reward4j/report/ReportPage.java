package io.reward4j.report;

import io.reward4j.text.NumberFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Lays out the report: its head, the key figures, and the order of its sections. Used once, by one thread.
final class ReportPage {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
            + " form-action 'none'";

    private final RunSummary summary;
    private final String title;
    private final Map<String, String> facts;
    private final HtmlWriter out = new HtmlWriter();
    private final List<Section> parts = new ArrayList<>();

    /// One section: where links find it, its heading, and what writes the rest.
    private record Section(String id, String heading, Runnable body) {}

    ReportPage(RunSummary summary, String title, Map<String, String> facts, List<ReportSection> more) {
        this.summary = summary;
        this.title = title;
        this.facts = facts;
        ReportTables tables = new ReportTables(summary, out);
        ReportSamples samples = new ReportSamples(out);
        Examples examples = summary.examples();
        add("warnings", "Warnings", this::warnings);
        add("rewards", "Rewards", tables::rewards);
        if (!summary.components().isEmpty()) {
            add("components", "Components", tables::components);
        }
        if (!summary.lowReasons().isEmpty()) {
            add("reasons", "Why rewards are low", tables::lowReasons);
        }
        for (int i = 0; i < summary.breakdowns().size(); i++) {
            Breakdown breakdown = summary.breakdowns().get(i);
            add("by-" + (i + 1), "By " + breakdown.field(), () -> tables.breakdown(breakdown));
        }
        add("judges", "Judges", tables::judges);
        for (int i = 0; i < more.size(); i++) {
            ReportSection section = more.get(i);
            add("section-" + (i + 1), section.title(), () -> tables.section(section));
        }
        if (!examples.lowest().isEmpty()) {
            add("lowest", "Lowest rewards", () -> {
                samples.scored(examples.lowest());
                out.leaf("p", "Of equal rewards, those that are shown here and below are drawn by the seed "
                        + summary.seed() + ".", "class", "note");
            });
            add("highest", "Highest rewards", () -> samples.scored(examples.highest()));
        }
        add("failed", "Without a reward", () -> {
            tables.failures();
            samples.failed(examples.failed());
        });
        add("notes", "How the numbers are made", () -> new ReportNotes(out).write());
    }

    private void add(String id, String heading, Runnable body) {
        parts.add(new Section(id, heading, body));
    }

    String html() {
        out.open("html", "lang", "en");
        head();
        out.open("body").leaf("a", "Skip to the report", "class", "skip", "href", "#main");
        header();
        out.open("main", "id", "main");
        overview();
        for (Section part : parts) {
            section(part.id(), part.heading(), part.body());
        }
        out.close();
        out.leaf("footer", "Written by reward4j from one run. This file loads nothing and runs no script.");
        return out.close().close().html();
    }

    private void head() {
        out.open("head").single("meta", "charset", "utf-8");
        out.single("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        out.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.single("meta", "name", "color-scheme", "content", "light dark");
        out.leaf("title", title).style(css()).close();
    }

    private void header() {
        out.open("header").leaf("p", "Reward report", "class", "kicker").leaf("h1", title);
        out.leaf("p", lead(), "class", "lead");
        out.open("nav", "aria-label", "Sections").open("ul");
        for (Section part : parts) {
            out.open("li").leaf("a", part.heading(), "href", "#" + part.id()).close();
        }
        out.close().close().close();
    }

    private String lead() {
        if (summary.samples() == 0) {
            return "No sample was seen, so there is nothing to tell yet.";
        }
        if (summary.rewards().count() == 0) {
            return "No sample has a reward, so there are failures to look at but no numbers.";
        }
        if (summary.rewards().count() == 1) {
            return "A single reward: there is a number, but no spread to judge it by.";
        }
        return NumberFormat.count(summary.samples()) + " samples in " + NumberFormat.duration(summary.elapsed())
                + ", "
                + NumberFormat.count(Math.round(summary.samplesPerSecond())) + " a second.";
    }

    private void section(String id, String heading, Runnable body) {
        out.open("section", "id", id, "aria-labelledby", id + "-heading");
        out.leaf("h2", heading, "id", id + "-heading");
        body.run();
        out.close();
    }

    private void overview() {
        section("overview", "Overview", () -> {
            out.open("dl", "class", "tiles");
            tiles();
            out.close();
            Map<String, JudgeUsage> judges = summary.judges();
            if (!facts.isEmpty() || !judges.isEmpty()) {
                out.open("dl", "class", "facts");
                if (!judges.isEmpty()) {
                    fact("Judges heard", String.join(", ", judges.keySet()));
                }
                facts.forEach(this::fact);
                out.close();
            }
        });
    }

    private void tiles() {
        Distribution rewards = summary.rewards();
        tile("Samples", NumberFormat.count(summary.samples()), NumberFormat.count(rewards.count()) + " with a reward");
        if (rewards.count() > 0) {
            tile("Mean reward", NumberFormat.decimal(rewards.mean()), rewards.count() == 1
                    ? "of one sample"
                    : "± " + NumberFormat.decimal(rewards.halfInterval()) + " (95 %), deviation "
                            + NumberFormat.decimal(rewards.deviation()));
            tile("Median reward", NumberFormat.decimal(rewards.median()), "middle half "
                    + NumberFormat.decimal(rewards.lowerQuartile()) + " to "
                    + NumberFormat.decimal(rewards.upperQuartile()));
        }
        tile("Without a reward", NumberFormat.count(summary.failed()), summary.failed() == 0
                ? "no failures"
                : NumberFormat.percent((double) summary.failed() / summary.samples()) + " of the samples");
        LearningSignal signal = summary.signal();
        if (signal.groups() > 0) {
            tile("Groups without variance", NumberFormat.count(signal.flatGroups()),
                    "of " + NumberFormat.count(signal.groups()) + " with two rewards or more");
        }
        long calls = summary.judges().values().stream()
                .flatMap(use -> use.calls().values().stream()).mapToLong(Long::longValue).sum();
        if (calls > 0) {
            tile("Judge calls", NumberFormat.count(calls),
                    NumberFormat.count(summary.skippedParts()) + " parts never asked");
        }
    }

    private void tile(String name, String value, String note) {
        out.open("div").leaf("dt", name).leaf("dd", value).leaf("dd", note, "class", "note").close();
    }

    private void fact(String name, String text) {
        out.open("div").leaf("dt", name).leaf("dd", text).close();
    }

    private void warnings() {
        List<Warning> warnings = summary.warnings();
        if (warnings.isEmpty()) {
            out.leaf("p", "Nothing stands out.", "class", "calm");
            return;
        }
        out.open("ul", "class", "warnings");
        for (Warning warning : warnings) {
            out.open("li").leaf("strong", warning.kind().title()).leaf("p", warning.finding());
            out.leaf("p", warning.advice(), "class", "note").close();
        }
        out.close();
    }

    private static String css() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
