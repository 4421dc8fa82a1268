package io.reward4j.report;

import io.reward4j.JudgeCall.Result;
import io.reward4j.Reward.Role;
import io.reward4j.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Writes the sections of numbers. Used once, by one thread.
final class ReportTables {

    /// A number, perhaps with a sign, a unit, or one that does not tell.
    private static final Pattern NUMBER = Pattern.compile("[-−+]?\\d[\\d.,e-]*+(?: ?(?:%|ms|s|min))?|[–-]");

    private final RunSummary summary;
    private final HtmlWriter out;
    private final ReportCharts charts;
    private List<Column> columns = List.of();
    private int column;

    /// A column of a table; numbers stand to the right.
    private record Column(String name, boolean numbers) {

        static Column text(String name) {
            return new Column(name, false);
        }

        static List<Column> numbers(String... names) {
            return Stream.of(names).map(name -> new Column(name, true)).toList();
        }
    }

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
        String ends = NumberFormat.decimal(rewards.min()) + " to " + NumberFormat.decimal(rewards.max())
                + " within the range "
                + NumberFormat.brief(summary.histogram().min()) + " to " + NumberFormat.brief(summary.histogram().max())
                + "; "
                + NumberFormat.count(signal.atMin()) + " at its bottom, " + NumberFormat.count(signal.atMax())
                + " at its top.";
        out.leaf("p", rewards.count() > 1 && rewards.min() == rewards.max()
                ? "All rewards are equal: " + ends
                : "Rewards run from " + ends);
        OptionalDouble r = signal.lengthCorrelation();
        out.leaf("p", r.isPresent()
                ? "Correlation with the length of the completion: " + NumberFormat.decimal(r.getAsDouble()) + "."
                : "There is no correlation with the length of the completion to tell: one of the two never varies.");
        if (signal.untracked() > 0) {
            out.leaf("p", "Groups: the first 100,000 were looked at; " + NumberFormat.count(signal.untracked())
                    + " rewards belong to others.");
        }
    }

    void components() {
        table("What each component did",
                columns(Stream.of("Component", "Share", "Spread"),
                        "Mean", "Deviation", "Quartiles", "Scored", "Skipped", "Failed"),
                () -> summary.components().forEach(this::component));
    }

    private void component(String path, ComponentSummary component) {
        Distribution values = component.values();
        int slash = path.lastIndexOf('/') + 1;
        long depth = Math.min(6, path.chars().filter(c -> c == '/').count());
        row();
        out.open("th", "scope", "row", "class", "depth-" + depth);
        if (slash > 0) {
            out.leaf("span", path.substring(0, slash), "class", "path");
        }
        out.text(path.substring(slash)).leaf("span", role(component.role(), component.weight()), "class", "role");
        out.close();
        open();
        charts.share(component.share());
        out.close();
        open();
        charts.spark(path, values, component.histogram());
        out.close();
        cell(mean(values));
        cell(ofAny(values, values.deviation()));
        cell(values.count() > 0
                ? NumberFormat.decimal(values.lowerQuartile()) + " · " + NumberFormat.decimal(values.median()) + " · "
                        + NumberFormat.decimal(values.upperQuartile())
                : "–");
        cell(NumberFormat.count(values.count()));
        cell(NumberFormat.count(component.skipped()));
        cell(NumberFormat.count(component.failed()));
        out.close();
    }

    static String role(Optional<Role> role, double weight) {
        return role.map(known -> known.name().toLowerCase(Locale.ROOT)
                + (known == Role.TERM ? ", weight " + NumberFormat.brief(weight) : "")).orElse("never scored");
    }

    void lowReasons() {
        long scored = summary.rewards().count();
        table("What parts say that are below their best",
                columns(Stream.of("Why", "Component"), "Samples", "Share", "Its mean", "Mean reward"),
                () -> summary.lowReasons().forEach(low -> {
                    row(low.reason().isEmpty() ? "(it does not say)" : low.reason());
                    cell(low.component());
                    cell(NumberFormat.count(low.samples()));
                    cell(NumberFormat.percent((double) low.samples() / scored));
                    cell(NumberFormat.decimal(low.value()));
                    cell(NumberFormat.decimal(low.reward()));
                    out.close();
                }));
    }

    void breakdown(Breakdown breakdown) {
        table("Rewards by " + breakdown.field() + " of the metadata",
                columns(Stream.of(breakdown.field()),
                        "Scored", "Without", "Mean", "Deviation", "Lowest", "Median", "Highest"),
                () -> breakdown.rows().forEach(row -> {
                    Distribution rewards = row.rewards();
                    row(row.value());
                    cell(NumberFormat.count(rewards.count()));
                    cell(NumberFormat.count(row.failed()));
                    cell(mean(rewards));
                    cell(ofAny(rewards, rewards.deviation()));
                    cell(ofAny(rewards, rewards.min()));
                    cell(ofAny(rewards, rewards.median()));
                    cell(ofAny(rewards, rewards.max()));
                    out.close();
                }));
    }

    private static String mean(Distribution values) {
        if (values.count() > 0) {
            return NumberFormat.decimal(values.mean()) + " ± " + NumberFormat.decimal(values.halfInterval());
        }
        return "–";
    }

    private static String ofAny(Distribution values, double figure) {
        return values.count() > 0 ? NumberFormat.decimal(figure) : "–";
    }

    void judges() {
        if (summary.judges().isEmpty()) {
            out.leaf("p", "No judge was called.", "class", "calm");
        } else {
            List<Column> figures = columns(Stream.of("Judge"), "Replied", "Cached", "Retried", "Failed",
                    "Median", "95 %", "Longest", "Tokens in", "Tokens out");
            table("What was asked of each judge",
                    Stream.concat(figures.stream(), Stream.of(Column.text("Prompt versions"))).toList(),
                    () -> summary.judges().forEach(this::judge));
        }
        if (summary.skippedParts() > 0) {
            out.leaf("p", NumberFormat.count(summary.skippedParts())
                    + " parts were never asked, because a gate had closed or a factor was 0. How many calls that"
                    + " saved is not known: a part may call a judge once, several times, or never.");
        }
    }

    private void judge(String model, JudgeUsage use) {
        row(model);
        for (Result result : List.of(Result.REPLIED, Result.CACHED, Result.RETRIED, Result.FAILED)) {
            cell(NumberFormat.count(use.calls(result)));
        }
        boolean replied = use.calls(Result.REPLIED) > 0;
        cell(replied ? NumberFormat.duration(use.medianLatency()) : "–");
        cell(replied ? NumberFormat.duration(use.p95Latency()) : "–");
        cell(replied ? NumberFormat.duration(use.maxLatency()) : "–");
        cell(NumberFormat.count(use.inputTokens()));
        cell(NumberFormat.count(use.outputTokens()));
        cell(use.promptVersions().isEmpty()
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
        table("Samples without a reward, by what went wrong", columns(Stream.of("Kind"), "Samples", "Share"),
                () -> summary.failures().forEach((kind, count) -> {
                    row(kind.id());
                    cell(NumberFormat.count(count));
                    cell(NumberFormat.percent((double) count / summary.samples()));
                    out.close();
                }));
        table("Why: the most frequent reasons",
                List.of(Column.text("Reason"), Column.text("Kind"), new Column("Samples", true),
                        Column.text("The first of them")),
                () -> summary.reasons().forEach(this::reason));
    }

    private void reason(FailureReason reason) {
        row(reason.reason());
        cell(reason.kind().id());
        cell(NumberFormat.count(reason.samples()));
        cell(reason.example());
        out.close();
    }

    void section(ReportSection section) {
        if (!section.text().isEmpty()) {
            out.leaf("p", section.text(), "class", "lines");
        }
        if (!section.rows().isEmpty()) {
            table(section.title(), columns(section), () -> {
                for (List<String> row : section.rows()) {
                    row(row.getFirst());
                    row.stream().skip(1).forEach(this::cell);
                    out.close();
                }
            });
        }
    }

    private static List<Column> columns(Stream<String> texts, String... numbers) {
        return Stream.concat(texts.map(Column::text), Column.numbers(numbers).stream()).toList();
    }

    /// Takes those for numbers in which nothing else stands.
    private static List<Column> columns(ReportSection section) {
        return IntStream.range(0, section.header().size())
                .mapToObj(i -> new Column(section.header().get(i), i > 0 && section.rows().stream()
                        .map(row -> row.get(i))
                        .allMatch(cell -> cell.isEmpty() || NUMBER.matcher(cell).matches())))
                .toList();
    }

    /// Writes a table that scrolls sideways where it is wider than its place, by finger and by keyboard. On a phone its
    /// rows are lists, of which each item says its column.
    private void table(String caption, List<Column> header, Runnable rows) {
        out.open("div", "class", "wide", "role", "region", "aria-label", caption, "tabindex", "0");
        out.open("table").leaf("caption", caption).open("thead").open("tr");
        for (Column each : header) {
            if (each.numbers()) {
                out.leaf("th", each.name(), "scope", "col", "class", "number");
            } else {
                out.leaf("th", each.name(), "scope", "col");
            }
        }
        columns = header;
        out.close().close().open("tbody");
        rows.run();
        out.close().close().close();
    }

    private void row() {
        out.open("tr");
        column = 0;
    }

    /// Opens a row.
    private void row(String name) {
        row();
        out.leaf("th", name, "scope", "row", "dir", "auto");
    }

    /// Opens the next cell.
    private void open() {
        Column next = columns.get(++column);
        if (next.numbers()) {
            out.open("td", "class", "number", "data-column", next.name());
        } else {
            out.open("td", "dir", "auto", "data-column", next.name());
        }
    }

    private void cell(String text) {
        open();
        out.text(text).close();
    }
}
