package io.reward4j.judge.lab;

import io.reward4j.Outcome;
import io.reward4j.judge.lab.measure.IsotonicFit;
import io.reward4j.judge.lab.measure.Statistic;
import io.reward4j.judge.lab.stats.Bootstrap;
import io.reward4j.judge.lab.stats.Estimate;
import io.reward4j.judge.lab.stats.Isotonic;
import io.reward4j.report.ReportSection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// A mapping from a judge's values to the labels of people that never falls, so that it keeps the judge's order.
///
/// ```java
/// Isotonic mapping = CalibrationCurve.of(labels, judged).mapping();
/// RewardFunction calibrated = judge.map(mapping::at);
/// ```
///
/// @param mapping the mapping, fitted to all samples
/// @param points what it makes of the judge's values, or of eleven of them where there are more
/// @param distance the mean distance of judgement and label without the mapping
/// @param mappedDistance the same with a mapping that was fitted to the other four fifths of the samples, so that it
///     says what the mapping is worth on samples that it has not seen; its interval holds the five mappings fixed
public record CalibrationCurve(Isotonic mapping, List<Point> points, Estimate distance, Estimate mappedDistance)
        implements
            LabResult {

    private static final int POINTS = 11;
    private static final int FOLDS = 5;

    public CalibrationCurve {
        points = List.copyOf(points);
    }

    /// What the mapping makes of a value.
    public record Point(double judge, Estimate label) {}

    /// Fits a mapping.
    ///
    /// @param labels the labels by the samples' ids
    /// @throws IllegalArgumentException if fewer than five samples have both a label and a judgement, a label is not
    ///     finite, or two samples have one id
    public static CalibrationCurve of(Map<String, Double> labels, List<Outcome> judged) {
        return of(labels, judged, Bootstrap.standard());
    }

    /// Fits a mapping.
    ///
    /// @param labels the labels by the samples' ids
    /// @throws IllegalArgumentException if fewer than five samples have both a label and a judgement, a label is not
    ///     finite, or two samples have one id
    public static CalibrationCurve of(Map<String, Double> labels, List<Outcome> judged, Bootstrap bootstrap) {
        PairedScores pairs = PairedScores.of(
                Ratings.of(Map.of("label", labels)).byId(0),
                Judgements.of(Map.of("judge", judged)).total().byId(0));
        if (pairs.size() < FOLDS) {
            throw new IllegalArgumentException("a mapping needs " + FOLDS
                    + " samples with both a label and a judgement, there are " + pairs.size());
        }
        double[] expected = pairs.expected();
        double[] actual = pairs.actual();
        Isotonic mapping = IsotonicFit.of(expected, actual);
        return new CalibrationCurve(
                mapping,
                shown(mapping.from()).stream().map(value -> new Point(
                        value, IsotonicFit.mapped(expected, actual, value).estimate(bootstrap))).toList(),
                Statistic.mean(pairs.map((label, value) -> Math.abs(value - label))).estimate(bootstrap),
                Statistic.mean(unseen(expected, actual)).estimate(bootstrap));
    }

    private static List<Double> shown(List<Double> values) {
        int last = values.size() - 1;
        if (last < POINTS) {
            return values;
        }
        return IntStream.range(0, POINTS).mapToObj(i -> values.get(i * last / (POINTS - 1))).toList();
    }

    /// The distance of each label from the judgement mapped by what the samples of the other folds taught.
    private static double[] unseen(double[] expected, double[] actual) {
        double[] distances = new double[expected.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            int[] others = IntStream.range(0, expected.length).filter(i -> i % FOLDS != held).toArray();
            Isotonic mapping = IsotonicFit.of(
                    Arrays.stream(others).mapToDouble(i -> expected[i]).toArray(),
                    Arrays.stream(others).mapToDouble(i -> actual[i]).toArray());
            for (int i = fold; i < expected.length; i += FOLDS) {
                distances[i] = Math.abs(expected[i] - mapping.at(actual[i]));
            }
        }
        return distances;
    }

    @Override
    public List<ReportSection> sections() {
        String text = "Mean distance from the label: " + distance.text() + " as judged, " + mappedDistance.text()
                + " mapped, on samples that the mapping was not fitted to.";
        return List.of(new ReportSection(
                "Mapping to labels", text, List.of("judge", "label"),
                points.stream().map(point -> List.of(
                        String.format(Locale.ROOT, "%.3f", point.judge), point.label.text())).toList()));
    }
}
