package io.reward4j.judge.lab.gold;

import io.reward4j.judge.lab.LabResult;
import io.reward4j.report.ReportSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// How a judge did on a suite of known examples.
///
/// @param verdict what it amounts to
/// @param message the same in words
/// @param cases each case of which something is expected
/// @param comparison against the baseline; empty where there is none
public record SuiteResult(Verdict verdict, String message, List<CaseResult> cases, Optional<Comparison> comparison)
        implements LabResult {

    public SuiteResult {
        Objects.requireNonNull(verdict, "verdict");
        cases = List.copyOf(cases);
    }

    /// What a run of a suite amounts to.
    public enum Verdict {
        /// Nothing significant got worse, or, without a baseline, every case is as expected.
        PASSED,
        /// The judge got significantly worse, or, without a baseline, a case is not as expected.
        FAILED,
        /// Too many cases could not be judged.
        INCONCLUSIVE
    }

    /// What came of one case.
    ///
    /// @param id the case
    /// @param value what the judge said; empty where it could not be judged
    /// @param asExpected whether that is as expected; empty where it, or a case it is compared with, could not be
    ///     judged
    /// @param shortfall how far it is from what is expected; 0 where it is as expected or nobody knows
    /// @param note why, in words; empty where it is as expected
    public record CaseResult(
            String id, Optional<Double> value, Optional<Boolean> asExpected, double shortfall, String note) {}

    /// A judge against a baseline, on the cases that both judged.
    ///
    /// @param compared how many cases there are
    /// @param worse how many were as expected and are not any more
    /// @param better how many were not as expected and are now
    /// @param pass McNemar's exact test of these: the probability of as many or more getting worse by chance
    /// @param distance the test of sign flips of how much farther the cases are from what is expected
    public record Comparison(int compared, int worse, int better, double pass, double distance) {}

    /// 0 where it passed, 1 where it failed, 2 where it is inconclusive.
    public int exitCode() {
        return switch (verdict) {
            case PASSED -> 0;
            case FAILED -> 1;
            case INCONCLUSIVE -> 2;
        };
    }

    @Override
    public List<ReportSection> sections() {
        List<List<String>> rows = new ArrayList<>();
        for (CaseResult result : cases) {
            if (!result.asExpected.orElse(false)) {
                rows.add(List.of(
                        result.id,
                        result.value.map(value -> String.format(Locale.ROOT, "%.3f", value)).orElse("none"),
                        result.note));
            }
        }
        return List.of(new ReportSection(
                "Known examples: " + verdict.name().toLowerCase(Locale.ROOT), message,
                rows.isEmpty() ? List.of() : List.of("case", "value", "not as expected"), rows));
    }
}
