package io.reward4j.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The report of a run that people look at: one HTML file that loads nothing, runs no script, and can be
/// mailed or kept beside the results.
///
/// ```java
/// RunStatistics statistics = RunStatistics.keeping(10, reward.traits());
/// BatchScorer.of(reward).withListener(statistics).scoreAll(samples);
/// HtmlReport.of(statistics.summary())
///         .titled("Sentiment, step 200")
///         .with("dataset", "chABSA, 462 sentences")
///         .write(Path.of("report.html"));
/// ```
///
/// Texts of samples are shown as their first 2,000 characters and a component tree as its first 200
/// components. Everything is escaped; control characters, lone surrogates and what steers the direction
/// of writing are shown by their code points. The file is well-formed XML as well.
///
/// Immutable; each `with…` method returns a changed copy.
public final class HtmlReport {

    private final RunSummary summary;
    private final String title;
    private final Map<String, String> facts;
    private final List<ReportSection> sections;

    private HtmlReport(RunSummary summary, String title, Map<String, String> facts, List<ReportSection> sections) {
        this.summary = summary;
        this.title = title;
        this.facts = Collections.unmodifiableMap(facts);
        this.sections = List.copyOf(sections);
    }

    /// Returns the report of a run, titled `Reward report`.
    public static HtmlReport of(RunSummary summary) {
        return new HtmlReport(
                Objects.requireNonNull(summary, "summary"), "Reward report", new LinkedHashMap<>(), List.of());
    }

    /// Returns a report with another title, such as the run's name.
    ///
    /// @throws IllegalArgumentException if the title is blank
    public HtmlReport titled(String title) {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a report needs a title");
        }
        return new HtmlReport(summary, title, facts, sections);
    }

    /// Returns a report with one more fact that the numbers do not tell, such as `judge`: `replies written by
    /// hand for the demo`. A fact of the same name is replaced.
    ///
    /// @throws IllegalArgumentException if the name is blank
    public HtmlReport with(String name, String fact) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a fact needs a name");
        }
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(name, Objects.requireNonNull(fact, "fact"));
        return new HtmlReport(summary, title, more, sections);
    }

    /// Returns a report that is a record of the run: with the date and time of now, in UTC, the version of this
    /// library, and the class and the version of the reward, as the archives say that hold them
    /// (`Implementation-Version`). What else a run depends on is for [#with]: the data file, a seed, a judge; and for
    /// [RewardExplanation#section()][io.reward4j.probe.RewardExplanation#section()] the reward's own definition.
    ///
    /// @param reward the class that defines the reward, such as that of the function's handler
    public HtmlReport asRecord(Class<?> reward) {
        return with("Date", DateTimeFormatter.ISO_INSTANT.format(Instant.now().truncatedTo(ChronoUnit.SECONDS)))
                .with("Library", "reward4j " + version(HtmlReport.class))
                .with("Reward", reward.getSimpleName() + " of " + reward.getPackageName() + " " + version(reward));
    }

    private static String version(Class<?> of) {
        String version = of.getPackage().getImplementationVersion();
        return version == null ? "(no version: not from an archive)" : version;
    }

    /// Returns a report with one more section, after those of the run's numbers and before its samples.
    public HtmlReport withSection(ReportSection section) {
        List<ReportSection> more = new ArrayList<>(sections);
        more.add(Objects.requireNonNull(section, "section"));
        return new HtmlReport(summary, title, facts, more);
    }

    /// Returns the whole document.
    public String html() {
        return new ReportPage(summary, title, facts, sections).html();
    }

    /// Writes the document in UTF-8, to a file beside the target which then replaces it.
    ///
    /// @throws IOException if it cannot be written
    public void write(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.writeString(part, html(), StandardCharsets.UTF_8);
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
