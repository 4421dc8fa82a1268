package io.reward4j.judge.lab.gold;

import io.reward4j.BatchScorer;
import io.reward4j.Outcome;
import io.reward4j.RewardFunction;
import io.reward4j.judge.lab.gold.SuiteResult.CaseResult;
import io.reward4j.judge.lab.gold.SuiteResult.Comparison;
import io.reward4j.judge.lab.gold.SuiteResult.Verdict;
import io.reward4j.judge.lab.measure.PairedTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// A suite of known good and bad examples that a judge is held against, in a test or from the command line.
///
/// ```java
/// @Test
/// void theJudgeIsAsGoodAsItWas() {
///     JudgeSuite.load(Path.of("src/test/resources/judge.jsonl")).assertJudge(judge);
/// }
/// ```
///
/// A line of the file is a case: an `id`; `messages`, or a `completion` and perhaps a `prompt`; perhaps a `reference`
/// and `metadata`; and what is expected: a range of values by `min` and `max`, both included, or `better_than` with the
/// id of another case or several, whose value has to be lower.
///
/// The baseline is the file beside it with the ending `.baseline.json`, which [#writeBaseline] writes. Against it a
/// judge fails only where a fall is significant: more cases went from expected to unexpected than the other way than
/// chance explains (McNemar's exact test), or the cases lie farther from what is expected (a test of sign flips), each
/// at 0.025, so that a judge that is as good as before fails in at most 5 % of all pairs of
/// a baseline and a run. Six cases that get worse, and
/// none better, are the fewest that are significant. Without a baseline every case has to be as expected.
///
/// A case that could not be judged is left out and reported; more than one in ten, and the run is inconclusive.
///
/// From the command line, with a public class that has a public constructor without parameters and supplies the judge:
///
/// ```
/// java -cp … io.reward4j.judge.lab.gold.JudgeSuiteMain judge.jsonl com.example.MyJudge [--write-baseline] [--json]
/// ```
///
/// where `MyJudge` is a `Supplier<RewardFunction>`. It exits with 0 where the suite passed, 1 where it failed, 2 where
/// it is inconclusive, and 3 where it could not be run.
///
/// Immutable and safe for use by several threads.
public final class JudgeSuite {

    private static final double ALPHA = 0.05;
    private static final double MOST_UNJUDGED = 0.1;
    private static final double ROUNDING = 1e-9;

    private final Path file;
    private final List<JudgeCase> cases;

    private JudgeSuite(Path file, List<JudgeCase> cases) {
        this.file = file;
        this.cases = cases;
    }

    /// Loads a suite.
    ///
    /// @throws java.io.UncheckedIOException if the file cannot be read
    /// @throws IllegalArgumentException if a line is no case; the message names it
    public static JudgeSuite load(Path file) {
        return new JudgeSuite(file, JudgeCaseReader.read(file.toString(), TextFile.read(file)));
    }

    /// The cases, in the order of the file.
    public List<JudgeCase> cases() {
        return cases;
    }

    /// The file of the baseline, which need not exist: `judge.baseline.json` beside `judge.jsonl`.
    public Path baseline() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".baseline.json");
    }

    /// Has a judge judge the cases, and holds that against what is expected, and against the baseline if there is one.
    ///
    /// @throws java.io.UncheckedIOException if the baseline cannot be read
    /// @throws IllegalArgumentException if it is none
    public SuiteResult run(RewardFunction judge) {
        Optional<SuiteBaseline> stored = Files.exists(baseline())
                ? Optional.of(SuiteBaseline.read(baseline()))
                : Optional.empty();
        Map<String, Double> values = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        judge(judge, values, reasons);
        List<CaseResult> now = SuiteGrader.grade(cases, values, reasons);
        long unjudged = now.stream().filter(result -> result.asExpected().isEmpty()).count();
        long unexpected = now.stream().filter(result -> !result.asExpected().orElse(true)).count();
        String counts = now.size() + " cases, " + unexpected + " not as expected, " + unjudged + " not judged.";
        Optional<Comparison> comparison = stored
                .map(baseline -> compare(now, SuiteGrader.grade(cases, baseline.values(cases), Map.of())));
        Verdict verdict = verdict(now.size(), unjudged, unexpected, comparison);
        return new SuiteResult(verdict, counts + " " + words(unexpected, comparison), now, comparison);
    }

    /// Runs the suite, as a test does.
    ///
    /// @throws AssertionError if it fails or is inconclusive; the message holds the table of the cases
    public void assertJudge(RewardFunction judge) {
        SuiteResult result = run(judge);
        if (result.verdict() != Verdict.PASSED) {
            throw new AssertionError(result.text());
        }
    }

    /// Has a judge judge the cases, and keeps what it says as the baseline.
    ///
    /// @throws IllegalStateException if a case could not be judged
    /// @throws java.io.UncheckedIOException if it cannot be written
    public void writeBaseline(RewardFunction judge) {
        Map<String, Double> values = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        judge(judge, values, reasons);
        if (!reasons.isEmpty()) {
            throw new IllegalStateException("no baseline without a value for each case: " + reasons);
        }
        SuiteBaseline.write(baseline(), cases, values);
    }

    private void judge(RewardFunction judge, Map<String, Double> values, Map<String, String> reasons) {
        for (Outcome outcome : BatchScorer.of(judge).scoreAll(cases.stream().map(JudgeCase::sample).toList())) {
            String id = outcome.sample().id();
            switch (outcome) {
                case Outcome.Scored scored -> values.put(id, scored.reward().value());
                case Outcome.Failed failed ->
                    reasons.put(id, failed.cause().kind().id() + ": " + failed.cause().getMessage());
            }
        }
    }

    private static Comparison compare(List<CaseResult> now, List<CaseResult> before) {
        Map<String, CaseResult> earlier = before.stream().filter(result -> result.asExpected().isPresent())
                .collect(Collectors.toMap(CaseResult::id, result -> result));
        List<CaseResult> both = now.stream()
                .filter(result -> result.asExpected().isPresent() && earlier.containsKey(result.id())).toList();
        int worse = 0;
        int better = 0;
        double[] losses = new double[both.size()];
        for (int i = 0; i < losses.length; i++) {
            CaseResult result = both.get(i);
            CaseResult old = Objects.requireNonNull(earlier.get(result.id()));
            boolean passes = result.asExpected().orElseThrow();
            boolean passed = old.asExpected().orElseThrow();
            if (passed && !passes) {
                worse++;
            }
            if (passes && !passed) {
                better++;
            }
            double loss = result.shortfall() - old.shortfall();
            losses[i] = Math.abs(loss) < ROUNDING ? 0 : loss;
        }
        return new Comparison(
                losses.length, worse, better, PairedTests.mcNemar(worse, better), PairedTests.signFlips(losses));
    }

    private static Verdict verdict(int all, long unjudged, long unexpected, Optional<Comparison> comparison) {
        if (comparison.isPresent() && isFall(comparison.get())) {
            return Verdict.FAILED;
        }
        boolean nothingCompared = comparison.isPresent() && comparison.get().compared() == 0;
        if (unjudged > MOST_UNJUDGED * all || nothingCompared) {
            return Verdict.INCONCLUSIVE;
        }
        if (comparison.isEmpty() && unexpected > 0) {
            return Verdict.FAILED;
        }
        return Verdict.PASSED;
    }

    private static boolean isFall(Comparison comparison) {
        return Math.min(comparison.pass(), comparison.distance()) <= ALPHA / 2;
    }

    private static String words(long unexpected, Optional<Comparison> comparison) {
        if (comparison.isEmpty()) {
            if (unexpected == 0) {
                return "There is no baseline to compare with.";
            }
            return "There is no baseline to compare with, so every case has to be as expected.";
        }
        Comparison found = comparison.get();
        return String.format(Locale.ROOT, "Against the baseline: %d compared, %d worse, %d better; %s "
                + "(p = %.4f for passing, %.4f for the distance).", found.compared(), found.worse(), found.better(),
                isFall(found) ? "a significant fall" : "no significant fall", found.pass(), found.distance());
    }
}
