package io.reward4j.judge.lab;

import io.reward4j.judge.lab.measure.Correlation;
import io.reward4j.judge.lab.measure.Kappa;
import io.reward4j.judge.lab.measure.KrippendorffAlpha;
import io.reward4j.judge.lab.stats.Bootstrap;
import io.reward4j.judge.lab.stats.Estimate;
import io.reward4j.report.ReportSection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// How far several judges agree on the same samples, and where they do not.
///
/// @param samples how many samples there are
/// @param criteria the total, and each criterion
public record CrossJudge(int samples, List<OfCriterion> criteria) implements LabResult {

    private static final int SHOWN = 10;

    public CrossJudge {
        criteria = List.copyOf(criteria);
    }

    /// How far judges agree on one criterion.
    ///
    /// @param name the criterion, or `total`
    /// @param missing how many of the values are missing
    /// @param ordinal Krippendorff's α of all judges, for ordered values
    /// @param interval Krippendorff's α of all judges, for numbers
    /// @param pairs each two judges
    /// @param disagreements the samples with the widest range of values, at most ten
    public record OfCriterion(
            String name,
            int missing,
            Estimate ordinal,
            Estimate interval,
            List<Pair> pairs,
            List<Disagreement> disagreements) {

        public OfCriterion {
            pairs = List.copyOf(pairs);
            disagreements = List.copyOf(disagreements);
        }
    }

    /// How far two judges agree.
    ///
    /// @param kappa Cohen's κ: values are equal or not
    /// @param weighted Cohen's κ with quadratic weights, for ordered scales
    /// @param spearman Spearman's ρ
    /// @param kendall Kendall's τ-b
    public record Pair(
            String first, String second, Estimate kappa, Estimate weighted, Estimate spearman, Estimate kendall) {}

    /// A sample on which judges differ.
    ///
    /// @param id the sample's id
    /// @param range the highest value less the lowest
    /// @param values what each judge gave that gave a value
    public record Disagreement(String id, double range, Map<String, Double> values) {

        public Disagreement {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /// Returns how far judges agree.
    ///
    /// @throws IllegalArgumentException if there is only one
    public static CrossJudge of(Judgements judgements) {
        return of(judgements, Bootstrap.standard());
    }

    /// Returns how far judges agree.
    ///
    /// @throws IllegalArgumentException if there is only one
    public static CrossJudge of(Judgements judgements, Bootstrap bootstrap) {
        if (judgements.names().size() < 2) {
            throw new IllegalArgumentException("a comparison needs two judges, there is " + judgements.names());
        }
        List<OfCriterion> criteria = new ArrayList<>();
        judgements.all().forEach((name, ratings) -> criteria.add(new OfCriterion(
                name,
                ratings.missing(),
                KrippendorffAlpha.ORDINAL.of(ratings.given()).estimate(bootstrap),
                KrippendorffAlpha.INTERVAL.of(ratings.given()).estimate(bootstrap),
                pairs(ratings, bootstrap),
                disagreements(ratings))));
        return new CrossJudge(judgements.ids().size(), criteria);
    }

    private static List<Pair> pairs(Ratings ratings, Bootstrap bootstrap) {
        List<Pair> pairs = new ArrayList<>();
        List<String> names = ratings.names();
        for (int first = 0; first < names.size(); first++) {
            for (int second = first + 1; second < names.size(); second++) {
                PairedScores both = ratings.pairs(first, second);
                pairs.add(new Pair(
                        names.get(first),
                        names.get(second),
                        Kappa.UNWEIGHTED.of(both.expected(), both.actual()).estimate(bootstrap),
                        Kappa.QUADRATIC.of(both.expected(), both.actual()).estimate(bootstrap),
                        Correlation.spearman(both.expected(), both.actual()).estimate(bootstrap),
                        Correlation.kendall(both.expected(), both.actual()).estimate(bootstrap)));
            }
        }
        return pairs;
    }

    private static List<Disagreement> disagreements(Ratings ratings) {
        List<Disagreement> disagreements = new ArrayList<>();
        for (int row = 0; row < ratings.ids().size(); row++) {
            Map<String, Double> values = new LinkedHashMap<>();
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int column = 0; column < ratings.names().size(); column++) {
                if (ratings.at(row, column).isPresent()) {
                    double value = ratings.at(row, column).getAsDouble();
                    values.put(ratings.names().get(column), value);
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            if (low < high) {
                disagreements.add(new Disagreement(ratings.ids().get(row), high - low, values));
            }
        }
        disagreements.sort(Comparator.comparingDouble(Disagreement::range).reversed());
        return disagreements.subList(0, Math.min(SHOWN, disagreements.size()));
    }

    @Override
    public List<ReportSection> sections() {
        List<ReportSection> sections = new ArrayList<>();
        for (OfCriterion criterion : criteria) {
            sections.add(new ReportSection(
                    "Judges compared: " + criterion.name,
                    samples + " samples, " + criterion.missing + " values missing. Krippendorff's alpha: ordinal "
                            + criterion.ordinal.text() + ", interval " + criterion.interval.text() + ".",
                    List.of("judges", "kappa", "weighted kappa", "Spearman", "Kendall tau-b"),
                    criterion.pairs.stream().map(pair -> List.of(
                            pair.first + ", " + pair.second, pair.kappa.text(), pair.weighted.text(),
                            pair.spearman.text(), pair.kendall.text())).toList()));
            if (!criterion.disagreements.isEmpty()) {
                sections.add(new ReportSection(
                        "Widest disagreement: " + criterion.name, "", List.of("sample", "range", "values"),
                        criterion.disagreements.stream().map(each -> List.of(
                                each.id, String.format(Locale.ROOT, "%.3f", each.range), values(each.values)))
                                .toList()));
            }
        }
        return List.copyOf(sections);
    }

    private static String values(Map<String, Double> values) {
        return values.entrySet().stream()
                .map(value -> String.format(Locale.ROOT, "%s %.3f", value.getKey(), value.getValue()))
                .collect(Collectors.joining(", "));
    }
}
