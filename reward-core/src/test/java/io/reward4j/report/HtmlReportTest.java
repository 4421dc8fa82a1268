package io.reward4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.JudgeCall.Result;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.contract.HostileTexts;
import io.reward4j.text.NumberFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.node.JsonNodeFactory;

class HtmlReportTest {

    @TempDir
    Path folder;

    @Test
    void hasItsSectionsInOrderEachUnderItsHeading() {
        Html html = Html.parse(SampleRun.report().html());

        assertThat(html.attributes("section", "id")).containsExactly("overview", "warnings", "rewards", "components",
                "reasons", "judges", "section-1", "lowest", "highest", "failed", "notes");
        assertThat(html.texts("h1")).containsExactly("Clause review, made-up comments");
        assertThat(html.texts("title")).containsExactly("Clause review, made-up comments");
        for (Element section : html.all("section")) {
            assertThat(html.byId(section.getAttribute("aria-labelledby")).getTagName()).isEqualTo("h2");
        }
        assertThat(html.all("main")).hasSize(1);
        assertThat(html.all("h3")).isEmpty();
        assertThat(html.root().getAttribute("lang")).isEqualTo("en");
    }

    @Test
    void idsAreUniqueAndLinksLeadToThem() {
        Html html = Html.parse(SampleRun.report().html());
        List<String> ids = html.attributes("*", "id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(html.attributes("a", "href")).isNotEmpty()
                .allSatisfy(link -> assertThat(ids).contains(link.substring(1)));
    }

    @Test
    void loadsNothingAndRunsNothing() {
        String text = SampleRun.report().html();
        Html html = Html.parse(text);
        assertThat(text).doesNotContain("http:", "https:", "//", "url(", "@import", "NaN", "Infinity");
        for (String tag : List.of("script", "link", "img", "iframe", "object", "form", "base")) {
            assertThat(html.all(tag)).as(tag).isEmpty();
        }
        assertThat(html.attributes("*", "src")).isEmpty();
        assertThat(html.attributes("meta", "content")).anyMatch(content -> content.startsWith("default-src 'none'"));
    }

    @Test
    void tablesHaveCaptionsAndScopesAndChartsHaveTexts() {
        Html html = Html.parse(SampleRun.report().html());
        assertThat(html.all("table")).isNotEmpty()
                .allSatisfy(table -> assertThat(table.getElementsByTagName("caption").getLength()).isEqualTo(1));
        assertThat(html.attributes("th", "scope")).hasSameSizeAs(html.all("th")).containsOnly("col", "row");
        assertThat(html.withClass("spark")).isNotEmpty()
                .allSatisfy(spark -> assertThat(spark.getAttribute("aria-label")).contains("in ten bins: "));
        assertThat(html.withClass("histogram").getFirst().getElementsByTagName("li").getLength()).isEqualTo(10);
    }

    @Test
    void tellsTheNumbersOfTheRun() {
        RunSummary summary = SampleRun.summary();
        Html html = Html.parse(HtmlReport.of(summary).with("dataset", "clauses").withSection(new ReportSection(
                "Questions", "", List.of("Question", "Agreement"),
                List.of(List.of("useful", "0.94"), List.of("grounded", "0.88")))).html());

        Map<String, String> tiles = html.definitions("tiles");
        assertThat(tiles).containsEntry("Samples", "480")
                .containsEntry("Mean reward", NumberFormat.decimal(summary.rewards().mean()))
                .containsEntry("Without a reward", Long.toString(summary.failed()));
        assertThat(html.definitions("facts")).containsEntry("Judges heard", "made-up-judge")
                .containsEntry("dataset", "clauses");
        assertThat(html.rows("components")).extracting(List::getFirst)
                .containsExactly("not_emptygate", "in_boundsfactor", "commentsterm, weight 4",
                        "comments/quotedgate", "comments/usefulterm, weight 3", "comments/briefterm, weight 1",
                        "languageterm, weight 1", "overlongpenalty", "wordsmetric");
        assertThat(html.rows("judges").getFirst()).element(1)
                .isEqualTo(NumberFormat.count(summary.judges().values().iterator().next().calls(Result.REPLIED)));
        assertThat(html.rows("section-1")).containsExactly(List.of("useful", "0.94"), List.of("grounded", "0.88"));
        assertThat(html.rows("failed").getFirst()).startsWith("judge_unavailable", Long.toString(summary.failed()));
    }

    @Test
    void samplesFoldOutToTheirTrees() {
        Html html = Html.parse(SampleRun.report().html());
        Element lowest = html.byId("lowest");
        assertThat(Html.all(lowest, "details").stream().filter(d -> d.getAttribute("class").equals("sample")))
                .hasSize(10);
        assertThat(lowest.getTextContent()).contains("not_empty", "gate 'not_empty' closed", "skipped");
        assertThat(html.byId("failed").getTextContent()).contains("no reply from the judge: throttled");
    }

    @Test
    void hostileTextsStayTexts() {
        Map<String, String> texts = new TreeMap<>(HostileTexts.small());
        texts.putAll(HostileTexts.large());
        texts.put("script", "</script></pre><script>alert(1)</script><img src=x onerror=alert(1)>");
        texts.put("attribute", "\" onmouseover=\"alert(1)");
        texts.put("invisible", "a\u2066b\u2069c\u00ad\u061c\u2028\udb40\udc41\uffff\ufdd0");
        texts.forEach((name, text) -> {
            RunStatistics statistics = RunStatistics.keeping(3, Traits.code());
            statistics.scored(Sample.of(text, text).withId(text), new Reward(0.5, text, List.of(
                    new Reward.Component.Scored(text, Reward.Role.TERM, 1, Reward.of(0.5, text)),
                    new Reward.Component.Skipped("s" + text, text))));
            statistics.failed(Sample.of(text, text).withId(text),
                    new RewardException(RewardException.Kind.SCORER_FAILED, text));
            HtmlReport report = HtmlReport.of(statistics.summary()).titled("T" + text).with("F" + text, text)
                    .withSection(new ReportSection("S" + text, text, List.of(text), List.of(List.of(text))));
            String written = report.html();
            Html html = Html.parse(written);
            assertThat(html.all("script")).as(name).isEmpty();
            assertThat(html.all("img")).as(name).isEmpty();
            assertThat(html.attributes("*", "onmouseover")).as(name).isEmpty();
            assertThat(written).as(name).doesNotContainPattern("[\\u0000-\\u0008\\u202a-\\u202e\\u2066-\\u2069]");
        });
    }

    @Test
    void whatIsInvisibleIsShownByItsCodePoint() {
        String html = new HtmlWriter().leaf("p", "a\u202eb\0c\ud83dd\ufeff\udb40\udc41e 👩‍👩‍👧 \r\n<").html();
        assertThat(html).contains(
                "a⟨U+202E⟩b⟨U+0000⟩c⟨U+D83D⟩d⟨U+FEFF⟩⟨U+0E0041⟩e 👩‍👩‍👧 \n&lt;");
    }

    @Property(tries = 300)
    void anyTextIsReadBackFromTheDocument(@ForAll String text) {
        String written = new HtmlWriter().leaf("p", text, "title", text).html();
        Element p = Html.parse(written).root();
        if (text.codePoints().allMatch(c -> c >= ' ' && c < 0x7F)) {
            assertThat(p.getTextContent()).isEqualTo(text);
            assertThat(p.getAttribute("title")).isEqualTo(text);
        }
    }

    @Test
    void longTextsAndTreesAreCut() {
        RunStatistics statistics = RunStatistics.keeping(10, Traits.code());
        List<Reward.Component> many = IntStream.range(0, 5_000)
                .mapToObj(i -> (Reward.Component) new Reward.Component.Scored(
                        "[" + i + "]", Reward.Role.ITEM, 0, Reward.of(0.5, "r".repeat(5_000))))
                .toList();
        for (int i = 0; i < 50; i++) {
            statistics.scored(Sample.of("p".repeat(1 << 20), "c".repeat(1 << 20)),
                    new Reward(i / 50.0, "", many));
        }
        String html = HtmlReport.of(statistics.summary()).html();
        assertThat(html).contains("… and 1,046,576 more characters", "… more components");
        assertThat(html.length()).isLessThan(5_000_000);
    }

    @Test
    void emptyAndTinyRunsAreToldPlainly() {
        RunStatistics statistics = RunStatistics.keeping(10, Traits.code());
        assertThat(plain(statistics)).contains("No sample was seen", "There are no rewards", "No judge was called");
        statistics.failed(Sample.of("q", "a"), new RewardException(RewardException.Kind.DEADLINE, "late"));
        assertThat(plain(statistics)).contains("No sample has a reward", "100 % of the samples have no reward");
        statistics.scored(Sample.of("q", "a"), Reward.of(0.3));
        assertThat(plain(statistics)).contains("A single reward: there is a number, but no spread");
        statistics.scored(Sample.of("q", "a"), Reward.of(0.3));
        assertThat(plain(statistics)).contains("All 2 rewards are 0.300", "All rewards are equal");
    }

    private static String plain(RunStatistics statistics) {
        String written = HtmlReport.of(statistics.summary()).html();
        assertThat(written).doesNotContain("NaN", "Infinity");
        return Html.parse(written).root().getTextContent();
    }

    @Test
    void hugeNumbersAreNumbers() {
        RunStatistics statistics = RunStatistics.keeping(2, Traits.code().withRange(-1e308, 1e308));
        for (int i = 0; i < 50; i++) {
            double value = i % 2 == 0 ? -1e308 : 1e308;
            statistics.scored(Sample.of("q", "a".repeat(i)), new Reward(value, "", List.of(
                    new Reward.Component.Scored("huge", Reward.Role.TERM, 1, Reward.of(value)))));
        }
        assertThat(plain(statistics)).contains("1.00e+308");
        assertThat(statistics.summary().toString()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void replacesAFileAndLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("report.html");
        Files.writeString(file, "earlier");
        HtmlReport report = SampleRun.report();
        report.write(file);
        assertThat(file).hasContent(report.html());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    /// Leaves a report to look at.
    @Test
    void writesTheSampleReport() throws IOException {
        Path file = Path.of("target", "report.html");
        SampleRun.report().write(file);
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void refusesBlankNamesAndUnevenTables() {
        HtmlReport report = HtmlReport.of(RunStatistics.of(Traits.code()).summary());
        assertThatIllegalArgumentException().isThrownBy(() -> report.titled(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> report.with("", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> ReportSection.of("", "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReportSection("s", "", List.of("a", "b"), List.of(List.of("1"))))
                .withMessage("section 's': a row of 1 cells under a header of 2: [1]");
    }

    @Test
    void aRecordSaysWhenAndWithWhatItWasMade() {
        Html html = Html.parse(HtmlReport.of(SampleRun.summary()).asRecord(SampleRun.class).with("seed", "7").html());

        assertThat(html.definitions("facts")).containsEntry("seed", "7")
                .hasEntrySatisfying("Date", date -> assertThat(Instant.parse(date)).isBefore(Instant.now()))
                .hasEntrySatisfying("Library", version -> assertThat(version).startsWith("reward4j "))
                .hasEntrySatisfying("Reward",
                        reward -> assertThat(reward).startsWith("SampleRun of io.reward4j.report "));
    }

    @Test
    void theReferenceStandsBesideTheAnswer() {
        RunStatistics statistics = RunStatistics.keeping(3, Traits.code());
        statistics.scored(Sample.of("q", "a").withReference("expected text"), Reward.of(0.5));
        statistics.scored(Sample.of("q", "b"), Reward.of(0.6));
        statistics.failed(Sample.of("q", "c").withReference(JsonNodeFactory.instance.objectNode().put("label", 7)),
                new RewardException(Kind.JUDGE_UNAVAILABLE, "out"));
        Html html = Html.parse(HtmlReport.of(statistics.summary()).html());

        assertThat(html.byId("lowest").getTextContent()).containsOnlyOnce("Expected").contains("expected text");
        assertThat(html.byId("failed").getTextContent()).contains("{\"label\":7}");
    }

    @Test
    void numbersStandToTheRight() {
        Html html = Html.parse(HtmlReport.of(SampleRun.summary()).withSection(new ReportSection(
                "T", "", List.of("a", "b", "c", "d"), List.of(List.of("row", "0.94", "12 %", "no number 1")))).html());

        assertThat(Html.all(html.byId("section-1"), "td")).extracting(cell -> cell.getAttribute("class"))
                .containsExactly("number", "number", "");
    }

    @Test
    void numbersStandToTheRightUnderTheirHeadings() {
        Html html = Html.parse(HtmlReport.of(SampleRun.summary()).withSection(new ReportSection(
                "Costs", "", List.of("part", "calls", "cost", "note"),
                List.of(List.of("a", "12", "", "x"), List.of("b", "3", "1.5 ms", "7")))).html());

        assertThat(html.all("th").stream().filter(th -> th.getAttribute("class").equals("number"))
                .map(Element::getTextContent)).contains("Mean", "Deviation", "Scored", "calls", "cost")
                .doesNotContain("part", "note", "Component");
        assertThat(html.all("td").stream().filter(td -> td.getAttribute("data-column").equals("calls"))
                .map(td -> td.getAttribute("class"))).containsExactly("number", "number");
    }

    @Test
    void everyCellSaysItsColumnForThoseWhoSeeNoHeadings() {
        Html html = Html.parse(SampleRun.report().html());
        assertThat(html.all("td")).isNotEmpty()
                .allSatisfy(td -> assertThat(td.getAttribute("data-column")).isNotEmpty());
    }
}
