package io.reward4j.report;

import io.reward4j.JudgeCall.Result;
import io.reward4j.Reward.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes the sections of numbers. Used once, by one thread.
final class ReportTables {

    /// A number, perhaps with a sign, a unit, or one that does not tell.
    private static final Pattern NUMBER = Pattern.compile("[-−+]?\\d[\\d.,e-]*+(?: ?(?:%|ms|s|min))?|[–-]");

    private final RunSummary summary;
    private final HtmlWriter out;
    private final ReportCharts charts;

    ReportTables(RunSummary summary, HtmlWriter out) {
        this.summary = summary;
        this.out = out;
        this.charts = new ReportCharts(out);
    }

    void rewards() {
        Distribution rewards = summary.rewards();
        if (rewards.count() == 0) {
            out.leaf("p", "There are no rewards.", "class", "calm");
            return;
        }
        charts.histogram(summary.histogram());
        LearningSignal signal = summary.signal();
        String ends = Figures.decimal(rewards.min()) + " to " + Figures.decimal(rewards.max()) + " within the range "
                + Figures.brief(summary.histogram().min()) + " to " + Figures.brief(summary.histogram().max()) + "; "
                + Figures.count(signal.atMin()) + " at its bottom, " + Figures.count(signal.atMax()) + " at its top.";
        out.leaf("p", rewards.count() > 1 && rewards.min() == rewards.max()
                ? "All rewards are equal: " + ends
                : "Rewards run from " + ends);
        OptionalDouble r = signal.lengthCorrelation();
        out.leaf("p", r.isPresent()
                ? "Correlation with the length of the completion: " + Figures.decimal(r.getAsDouble()) + "."
                : "There is no correlation with the length of the completion to tell: one of the two never varies.");
        if (signal.untracked() > 0) {
            out.leaf("p", "Groups: the first 100,000 were looked at; " + Figures.count(signal.untracked())
                    + " rewards belong to others.");
        }
    }

    void components() {
        table("What each component did", List.of("Component", "Share", "Spread", "Mean", "Deviation",
                "Quartiles", "Scored", "Skipped", "Failed"), () -> summary.components().forEach(this::component));
    }

    private void component(String path, ComponentSummary component) {
        Distribution values = component.values();
        int slash = path.lastIndexOf('/') + 1;
        long depth = Math.min(6, path.chars().filter(c -> c == '/').count());
        out.open("tr").open("th", "scope", "row", "class", "depth-" + depth);
        if (slash > 0) {
            out.leaf("span", path.substring(0, slash), "class", "path");
        }
        out.text(path.substring(slash)).leaf("span", role(component.role(), component.weight()), "class", "role");
        out.close().open("td");
        charts.share(component.share());
        out.close().open("td");
        charts.spark(path, values, component.histogram());
        out.close();
        number(mean(values));
        number(ofAny(values, values.deviation()));
        number(values.count() > 0
                ? Figures.decimal(values.lowerQuartile()) + " · " + Figures.decimal(values.median()) + " · "
                        + Figures.decimal(values.upperQuartile())
                : "–");
        number(Figures.count(values.count()));
        number(Figures.count(component.skipped()));
        number(Figures.count(component.failed()));
        out.close();
    }

    static String role(Optional<Role> role, double weight) {
        return role.map(known -> known.name().toLowerCase(Locale.ROOT)
                + (known == Role.TERM ? ", weight " + Figures.brief(weight) : "")).orElse("never scored");
    }

    void lowReasons() {
        long scored = summary.rewards().count();
        table("What the parts say that are below their best, the most frequent first",
                List.of("Why", "Component", "Samples", "Share", "Its mean", "Mean reward"),
                () -> summary.lowReasons().forEach(low -> {
                    out.open("tr").leaf("th", low.reason().isEmpty() ? "(it does not say)" : low.reason(),
                            "scope", "row", "dir", "auto");
                    out.leaf("td", low.component());
                    number(Figures.count(low.samples()));
                    number(Figures.percent((double) low.samples() / scored));
                    number(Figures.decimal(low.value()));
                    number(Figures.decimal(low.reward()));
                    out.close();
                }));
    }

    void breakdown(Breakdown breakdown) {
        table("Rewards by " + breakdown.field() + " of the metadata",
                List.of(breakdown.field(), "Scored", "Without", "Mean", "Deviation", "Lowest", "Median", "Highest"),
                () -> breakdown.rows().forEach(row -> {
                    Distribution rewards = row.rewards();
                    out.open("tr").leaf("th", row.value(), "scope", "row", "dir", "auto");
                    number(Figures.count(rewards.count()));
                    number(Figures.count(row.failed()));
                    number(mean(rewards));
                    number(ofAny(rewards, rewards.deviation()));
                    number(ofAny(rewards, rewards.min()));
                    number(ofAny(rewards, rewards.median()));
                    number(ofAny(rewards, rewards.max()));
                    out.close();
                }));
    }

    private static String mean(Distribution values) {
        return values.count() > 0
                ? Figures.decimal(values.mean()) + " ± " + Figures.decimal(Figures.halfInterval(values))
                : "–";
    }

    private static String ofAny(Distribution values, double figure) {
        return values.count() > 0 ? Figures.decimal(figure) : "–";
    }

    void judges() {
        if (summary.judges().isEmpty()) {
            out.leaf("p", "No judge was called.", "class", "calm");
        } else {
            table("What was asked of each judge", List.of("Judge", "Replied", "Cached", "Retried", "Failed",
                    "Median", "95 %", "Longest", "Tokens in", "Tokens out", "Prompt versions"),
                    () -> summary.judges().forEach(this::judge));
        }
        if (summary.skippedParts() > 0) {
            out.leaf("p", Figures.count(summary.skippedParts())
                    + " parts were never asked, because a gate had closed or a factor was 0. How many calls that"
                    + " saved is not known: a part may call a judge once, several times, or never.");
        }
    }

    private void judge(String model, JudgeUse use) {
        out.open("tr").leaf("th", model, "scope", "row");
        for (Result result : List.of(Result.REPLIED, Result.CACHED, Result.RETRIED, Result.FAILED)) {
            number(Figures.count(use.calls(result)));
        }
        boolean replied = use.calls(Result.REPLIED) > 0;
        number(replied ? Figures.duration(use.medianLatency()) : "–");
        number(replied ? Figures.duration(use.p95Latency()) : "–");
        number(replied ? Figures.duration(use.maxLatency()) : "–");
        number(Figures.count(use.inputTokens()));
        number(Figures.count(use.outputTokens()));
        out.leaf("td", use.promptVersions().isEmpty()
                ? "–"
                : use.promptVersions().stream().map(version -> Excerpt.cut(version, 16))
                        .collect(Collectors.joining(", ")));
        out.close();
    }

    void failures() {
        if (summary.failed() == 0) {
            out.leaf("p", summary.samples() == 0 ? "No sample was seen." : "Every sample has a reward.",
                    "class", "calm");
            return;
        }
        table("Samples without a reward, by what went wrong", List.of("Kind", "Samples", "Share"),
                () -> summary.failures().forEach((kind, count) -> {
                    out.open("tr").leaf("th", kind.id(), "scope", "row");
                    number(Figures.count(count));
                    number(Figures.percent((double) count / summary.samples()));
                    out.close();
                }));
        table("Why: the most frequent reasons", List.of("Reason", "Kind", "Samples", "The first of them"),
                () -> summary.reasons().forEach(this::reason));
    }

    private void reason(FailureReason reason) {
        out.open("tr").leaf("th", reason.reason(), "scope", "row", "dir", "auto").leaf("td", reason.kind().id());
        number(Figures.count(reason.samples()));
        out.leaf("td", reason.example(), "dir", "auto").close();
    }

    void section(ReportSection section) {
        if (!section.text().isEmpty()) {
            out.leaf("p", section.text(), "class", "lines");
        }
        if (!section.rows().isEmpty()) {
            table(section.title(), section.header(), () -> {
                for (List<String> row : section.rows()) {
                    out.open("tr").leaf("th", row.getFirst(), "scope", "row");
                    row.stream().skip(1).forEach(this::cell);
                    out.close();
                }
            });
        }
    }

    /// Writes a table that scrolls sideways where the screen is narrow, by finger and by keyboard.
    private void table(String caption, List<String> header, Runnable rows) {
        out.open("div", "class", "wide", "role", "region", "aria-label", caption, "tabindex", "0");
        out.open("table").leaf("caption", caption).open("thead").open("tr");
        header.forEach(name -> out.leaf("th", name, "scope", "col"));
        out.close().close().open("tbody");
        rows.run();
        out.close().close().close();
    }

    /// Writes what is a number to the right, as numbers are.
    private void cell(String text) {
        if (NUMBER.matcher(text).matches()) {
            number(text);
        } else {
            out.leaf("td", text);
        }
    }

    private void number(String text) {
        out.leaf("td", text, "class", "number");
    }
}
