package io.reward4j.judge.lab;

import io.reward4j.Outcome;
import io.reward4j.judge.lab.measure.Correlation;
import io.reward4j.judge.lab.stats.Bootstrap;
import io.reward4j.judge.lab.stats.Estimate;
import io.reward4j.report.ReportSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether what a judge rewards goes together with what its user wants: each criterion against a metric from
/// production, such as whether a customer came back.
///
/// @param metric the metric's name
/// @param criteria the total, and each criterion
public record MetricCheck(String metric, List<OfCriterion> criteria) implements LabResult {

    public MetricCheck {
        criteria = List.copyOf(criteria);
    }

    /// How one criterion goes together with the metric.
    ///
    /// @param name the criterion, or `total`
    /// @param samples how many samples have both
    /// @param pearson Pearson's r
    /// @param spearman Spearman's ρ
    public record OfCriterion(String name, int samples, Estimate pearson, Estimate spearman) {}

    /// Returns how a judge's criteria go together with a metric.
    ///
    /// @param values the metric by the samples' ids
    /// @throws IllegalArgumentException if a value is not finite, or two samples have one id
    public static MetricCheck of(String metric, Map<String, Double> values, List<Outcome> judged) {
        return of(metric, values, judged, Bootstrap.standard());
    }

    /// Returns how a judge's criteria go together with a metric.
    ///
    /// @param values the metric by the samples' ids
    /// @throws IllegalArgumentException if a value is not finite, or two samples have one id
    public static MetricCheck of(
            String metric, Map<String, Double> values, List<Outcome> judged, Bootstrap bootstrap) {
        Map<String, Double> expected = Ratings.of(Map.of(metric, values)).byId(0);
        List<OfCriterion> criteria = new ArrayList<>();
        Judgements.of(Map.of("judge", judged)).all().forEach((name, ratings) -> {
            PairedScores pairs = PairedScores.of(expected, ratings.byId(0));
            criteria.add(new OfCriterion(
                    name,
                    pairs.size(),
                    Correlation.pearson(pairs.expected(), pairs.actual()).estimate(bootstrap),
                    Correlation.spearman(pairs.expected(), pairs.actual()).estimate(bootstrap)));
        });
        return new MetricCheck(metric, criteria);
    }

    @Override
    public List<ReportSection> sections() {
        return List.of(new ReportSection(
                "Against " + metric, "Correlations with their 95 % confidence intervals.",
                List.of("criterion", "samples", "Pearson", "Spearman"),
                criteria.stream().map(row -> List.of(
                        row.name, Integer.toString(row.samples), row.pearson.text(), row.spearman.text())).toList()));
    }
}
