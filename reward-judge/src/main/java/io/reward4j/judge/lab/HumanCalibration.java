package io.reward4j.judge.lab;

import io.reward4j.Outcome;
import io.reward4j.judge.lab.measure.Correlation;
import io.reward4j.judge.lab.measure.Kappa;
import io.reward4j.judge.lab.measure.Proportion;
import io.reward4j.judge.lab.measure.Statistic;
import io.reward4j.judge.lab.stats.Bootstrap;
import io.reward4j.judge.lab.stats.Estimate;
import io.reward4j.report.ReportSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How far a judge agrees with what people say of the same samples. [CalibrationCurve] makes it agree better.
///
/// @param compared how many samples have a label and a judgement
/// @param unlabelled how many judged samples have no label
/// @param unjudged how many labelled samples have no judgement
/// @param agreement the share of samples whose label and judgement lie on the same side of the pass mark
/// @param bias the mean of judgement less label: above 0 for a judge that is too kind
/// @param error the mean distance of judgement and label
/// @param kappa Cohen's κ of passing or not
/// @param weighted Cohen's κ of the values with quadratic weights
/// @param pearson Pearson's r
/// @param spearman Spearman's ρ
/// @param confusion the labels against the judgements
public record HumanCalibration(
        int compared,
        int unlabelled,
        int unjudged,
        Estimate agreement,
        Estimate bias,
        Estimate error,
        Estimate kappa,
        Estimate weighted,
        Estimate pearson,
        Estimate spearman,
        Confusion confusion) implements LabResult {

    /// Returns how far judgements agree with labels, with 0.5 as the pass mark.
    ///
    /// @param labels the labels by the samples' ids
    /// @throws IllegalArgumentException if a label is not finite, or two samples have one id
    public static HumanCalibration of(Map<String, Double> labels, List<Outcome> judged) {
        return of(labels, Judgements.of(Map.of("judge", judged)).total(), 0.5, Bootstrap.standard());
    }

    /// Returns how far the ratings of one judge, such as those of a criterion, agree with labels.
    ///
    /// @param passMark the lowest value that passes
    /// @throws IllegalArgumentException if there is not one judge, or a label is not finite
    public static HumanCalibration of(
            Map<String, Double> labels, Ratings judged, double passMark, Bootstrap bootstrap) {
        if (judged.names().size() != 1) {
            throw new IllegalArgumentException("labels are compared with one judge, there are " + judged.names());
        }
        Map<String, Double> judgements = judged.byId(0);
        PairedScores pairs = PairedScores.of(Ratings.of(Map.of("label", labels)).byId(0), judgements);
        double[] expected = pairs.expected();
        double[] actual = pairs.actual();
        double[] passesExpected = pairs.map((label, value) -> label >= passMark ? 1 : 0);
        double[] passesActual = pairs.map((label, value) -> value >= passMark ? 1 : 0);
        return new HumanCalibration(
                pairs.size(),
                judgements.size() - pairs.size(),
                labels.size() - pairs.size(),
                Proportion.of(pairs.onOneSide(passMark), pairs.size(), "no sample has both a label and a judgement"),
                Statistic.mean(pairs.map((label, value) -> value - label)).estimate(bootstrap),
                Statistic.mean(pairs.map((label, value) -> Math.abs(value - label))).estimate(bootstrap),
                Kappa.UNWEIGHTED.of(passesExpected, passesActual).estimate(bootstrap),
                Kappa.QUADRATIC.of(expected, actual).estimate(bootstrap),
                Correlation.pearson(expected, actual).estimate(bootstrap),
                Correlation.spearman(expected, actual).estimate(bootstrap),
                Confusion.of(pairs, passMark));
    }

    @Override
    public List<ReportSection> sections() {
        String text = compared + " samples compared, " + unlabelled + " without a label, " + unjudged
                + " without a judgement. Numbers with their 95 % confidence intervals.";
        List<ReportSection> sections = new ArrayList<>();
        sections.add(new ReportSection(
                "Agreement with people", text, List.of("measure", "value"),
                List.of(
                        List.of("agreement on passing", agreement.text()),
                        List.of("bias (judge - label)", bias.text()),
                        List.of("mean distance", error.text()),
                        List.of("kappa of passing", kappa.text()),
                        List.of("weighted kappa of values", weighted.text()),
                        List.of("Pearson", pearson.text()),
                        List.of("Spearman", spearman.text()))));
        if (compared > 0) {
            sections.add(new ReportSection("Labels against judgements", "", confusion.header(), confusion.rows()));
        }
        return List.copyOf(sections);
    }
}
