package io.reward4j.judge.lab;

import io.reward4j.Outcome;
import io.reward4j.judge.lab.measure.Correlation;
import io.reward4j.judge.lab.stats.Bootstrap;
import io.reward4j.judge.lab.stats.Estimate;
import io.reward4j.judge.lab.stats.Estimate.Known;
import io.reward4j.judge.lab.stats.Estimate.Undefined;
import io.reward4j.report.ReportSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Whether a judge rewards what counts in production: each criterion of production against the judge's criteria that
/// stand for it, on samples that people labelled.
///
/// ```java
/// Alignment alignment = Alignment.of(List.of(
///         new Alignment.Target("polite", 0.6, LabelSheet.labels(polite), List.of("rubric/polite")),
///         new Alignment.Target("right", 0.7, LabelSheet.labels(right), List.of("rubric/right", "total"))),
///         BatchScorer.of(reward).scoreAll(labelled));
/// alignment.assertAligned();
/// ```
///
/// A criterion is aligned where the lower end of the 95 % interval of Spearman's ρ reaches its threshold, so that a
/// few samples that agree by chance are not enough; one without such an interval is not aligned.
///
/// @param criteria each criterion of production with each of the judge's that stand for it
public record Alignment(List<OfCriterion> criteria) implements LabResult {

    public Alignment {
        criteria = List.copyOf(criteria);
    }

    /// A criterion of production.
    ///
    /// @param name what it is called
    /// @param threshold what the correlation has to reach at least, with 95 % confidence; in `(0, 1)`
    /// @param labels what people say of samples, by the samples' ids, as
    ///     [io.reward4j.judge.lab.gold.LabelSheet#labels] reads them
    /// @param judged the judge's criteria that stand for it, as [Judgements#criteria()] names them, or `total`
    public record Target(String name, double threshold, Map<String, Double> labels, List<String> judged) {

        /// @throws IllegalArgumentException if the threshold is not in `(0, 1)`, or no criterion of the judge stands
        /// for it
        public Target {
            Objects.requireNonNull(name, "name");
            if (!(threshold > 0 && threshold < 1)) {
                throw new IllegalArgumentException("the threshold of '" + name + "' is in (0, 1), not " + threshold);
            }
            labels = Map.copyOf(labels);
            judged = List.copyOf(judged);
            if (judged.isEmpty()) {
                throw new IllegalArgumentException("no criterion of the judge stands for '" + name + "'");
            }
        }
    }

    /// How one criterion of the judge goes together with one of production.
    ///
    /// @param name the criterion of production
    /// @param judged the judge's criterion
    /// @param threshold what the lower end of the interval has to reach
    /// @param samples how many samples have a label and a judgement
    /// @param spearman Spearman's ρ
    public record OfCriterion(String name, String judged, double threshold, int samples, Estimate spearman) {

        /// Tells whether the lower end of the interval reaches the threshold.
        public boolean isAligned() {
            return switch (spearman) {
                case Known known -> known.low() >= threshold;
                case Undefined undefined -> false;
            };
        }

        private String text() {
            return String.format(Locale.ROOT, "'%s' by '%s': %s on %d samples, needs at least %.3f",
                    name, judged, spearman.text(), samples, threshold);
        }
    }

    /// Returns how a judge's criteria go together with those of production.
    ///
    /// @throws IllegalArgumentException if there is no target, a label is not finite, two samples have one id, or the
    /// judge has
    ///     no criterion of a name
    public static Alignment of(List<Target> targets, List<Outcome> judged) {
        return of(targets, judged, Bootstrap.standard());
    }

    /// Returns how a judge's criteria go together with those of production.
    ///
    /// @throws IllegalArgumentException if there is no target, a label is not finite, two samples have one id, or the
    /// judge has
    ///     no criterion of a name
    public static Alignment of(List<Target> targets, List<Outcome> judged, Bootstrap bootstrap) {
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("an alignment needs a criterion of production");
        }
        Map<String, Ratings> ratings = Judgements.of(Map.of("judge", judged)).all();
        List<OfCriterion> criteria = new ArrayList<>();
        for (Target target : targets) {
            Map<String, Double> labels = Ratings.of(Map.of(target.name(), target.labels())).byId(0);
            for (String name : target.judged()) {
                Ratings of = ratings.get(name);
                if (of == null) {
                    throw new IllegalArgumentException(
                            "the judge has no criterion '" + name + "', only " + ratings.keySet());
                }
                PairedScores pairs = PairedScores.of(labels, of.byId(0));
                criteria.add(new OfCriterion(
                        target.name(), name, target.threshold(), pairs.size(),
                        Correlation.spearman(pairs.expected(), pairs.actual()).estimate(bootstrap)));
            }
        }
        return new Alignment(criteria);
    }

    /// Tells whether each criterion is aligned.
    public boolean isAligned() {
        return criteria.stream().allMatch(OfCriterion::isAligned);
    }

    /// Does nothing where each criterion is aligned: for tests that hold a judge to what counts in production.
    ///
    /// @throws AssertionError naming each criterion that is not, with its correlation and its threshold
    public void assertAligned() {
        List<String> failed = criteria.stream().filter(row -> !row.isAligned()).map(OfCriterion::text).toList();
        if (!failed.isEmpty()) {
            throw new AssertionError("not aligned with production:\n" + String.join("\n", failed));
        }
    }

    /// For command lines: 0 where each criterion is aligned, or else 1.
    public int exitCode() {
        return isAligned() ? 0 : 1;
    }

    @Override
    public List<ReportSection> sections() {
        return List.of(new ReportSection(
                "Alignment with production: " + (isAligned() ? "aligned" : "not aligned"),
                "Spearman's correlation with people's labels, with its 95 % confidence interval, whose lower end has to"
                        + " reach the threshold.",
                List.of("criterion", "judged by", "samples", "Spearman", "threshold", "aligned"),
                criteria.stream().map(row -> List.of(
                        row.name, row.judged, Integer.toString(row.samples), row.spearman.text(),
                        String.format(Locale.ROOT, "%.3f", row.threshold), row.isAligned() ? "yes" : "no")).toList()));
    }
}
