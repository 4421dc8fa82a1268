package io.reward4j.judge.lab;

import io.reward4j.Outcome;
import io.reward4j.Traits;
import io.reward4j.judge.lab.measure.BettingTest;
import io.reward4j.judge.lab.measure.Statistic;
import io.reward4j.judge.lab.stats.Bootstrap;
import io.reward4j.judge.lab.stats.Estimate;
import io.reward4j.report.ReportSection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Whether a judge says of the same samples what it said at an earlier date. Models behind an unchanged name do change.
///
/// The test is sequential: samples may be added one by one, and the check repeated after each, until it drifts or the
/// budget is spent; a judge that did not drift is called drifting in at most 5 % of all such sequences ([BettingTest]).
///
/// @param compared how many samples were judged at both dates
/// @param missing how many were not judged at one of them
/// @param change the mean of the later value less the earlier one
/// @param evidence the highest wealth of the bet against "no drift"; 20 decides
/// @param drifted whether it reached 20
/// @param after after how many samples it did; empty where it did not
public record DriftCheck(
        int compared, int missing, Estimate change, double evidence, boolean drifted, Optional<Integer> after)
        implements
            LabResult {

    private static final double ALPHA = 0.05;

    /// Compares the outcomes of two dates, sample by sample in the order of the later ones.
    ///
    /// @param traits what the judge announces: its range bounds the differences
    /// @throws IllegalArgumentException if two samples have one id, a value lies outside of the range, or the range is
    ///     one number
    public static DriftCheck of(List<Outcome> earlier, List<Outcome> later, Traits traits) {
        Map<String, Double> before = Judgements.of(Map.of("earlier", earlier)).total().byId(0);
        Map<String, Double> after = Judgements.of(Map.of("later", later)).total().byId(0);
        PairedScores pairs = PairedScores.of(before, after);
        double[] changes = pairs.map((old, now) -> now - old);
        BettingTest test = BettingTest.within(traits.max() - traits.min());
        Optional<Integer> decided = Optional.empty();
        for (double change : changes) {
            test = test.after(change);
            if (decided.isEmpty() && test.rejectsAt(ALPHA)) {
                decided = Optional.of(test.seen());
            }
        }
        return new DriftCheck(
                pairs.size(),
                Math.max(earlier.size(), later.size()) - pairs.size(),
                Statistic.mean(changes).estimate(Bootstrap.standard()),
                test.evidence(),
                decided.isPresent(),
                decided);
    }

    @Override
    public List<ReportSection> sections() {
        String text = compared + " samples judged at both dates, " + missing + " not. " + (drifted
                ? "The judge drifted: the evidence reached 20 after " + after.orElseThrow() + " samples."
                : "No drift was found.");
        return List.of(new ReportSection(
                "Drift", text, List.of("measure", "value"),
                List.of(
                        List.of("mean change", change.text()),
                        List.of("evidence (20 decides)", String.format(Locale.ROOT, "%.2f", evidence)))));
    }
}
