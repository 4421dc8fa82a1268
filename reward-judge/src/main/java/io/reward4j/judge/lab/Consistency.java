package io.reward4j.judge.lab;

import io.reward4j.judge.lab.measure.Intraclass;
import io.reward4j.judge.lab.measure.Proportion;
import io.reward4j.judge.lab.measure.Statistic;
import io.reward4j.judge.lab.stats.Bootstrap;
import io.reward4j.judge.lab.stats.Estimate;
import io.reward4j.report.ReportSection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whether a judge agrees with itself when it judges the same samples again. A judge that does need not be right.
///
/// @param samples how many samples there are
/// @param times how often each was judged
/// @param failed how many of the judgements failed
/// @param criteria the total, and each criterion
public record Consistency(int samples, int times, int failed, List<OfCriterion> criteria) implements LabResult {

    public Consistency {
        criteria = List.copyOf(criteria);
    }

    /// How consistent one criterion is.
    ///
    /// @param name the criterion, or `total`
    /// @param missing how many of the values are missing
    /// @param variance the mean over the samples of the variance (with n − 1) of their values
    /// @param flipRate the share of samples whose values do not all lie on one side of the pass mark
    /// @param agreement the intraclass correlation ICC(1,1) of the samples without a missing value
    public record OfCriterion(String name, int missing, Estimate variance, Estimate flipRate, Estimate agreement) {}

    /// Returns how consistent repeated judgements are, with 0.5 as the pass mark.
    ///
    /// @throws IllegalArgumentException if there is only one judgement of each sample
    public static Consistency of(Judgements judgements) {
        return of(judgements, 0.5, Bootstrap.standard());
    }

    /// Returns how consistent repeated judgements are.
    ///
    /// @param passMark the lowest value that passes
    /// @throws IllegalArgumentException if there is only one judgement of each sample
    public static Consistency of(Judgements judgements, double passMark, Bootstrap bootstrap) {
        int times = judgements.names().size();
        if (times < 2) {
            throw new IllegalArgumentException("consistency needs each sample judged at least twice");
        }
        List<OfCriterion> criteria = new ArrayList<>();
        judgements.all().forEach((name, ratings) -> criteria.add(of(name, ratings, passMark, bootstrap)));
        return new Consistency(judgements.ids().size(), times, judgements.failed(), criteria);
    }

    private static OfCriterion of(String name, Ratings ratings, double passMark, Bootstrap bootstrap) {
        double[][] repeated = Arrays.stream(ratings.given()).filter(row -> row.length > 1).toArray(double[][]::new);
        double[] variances = Arrays.stream(repeated).mapToDouble(Consistency::variance).toArray();
        int flips = (int) Arrays.stream(repeated).filter(row -> flips(row, passMark)).count();
        return new OfCriterion(
                name,
                ratings.missing(),
                Statistic.mean(variances).estimate(bootstrap),
                Proportion.of(flips, repeated.length, "no sample has two values"),
                Intraclass.ONE_WAY.of(ratings.complete()).estimate(bootstrap));
    }

    private static double variance(double[] row) {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < row.length; i++) {
            double distance = row[i] - mean;
            mean += distance / (i + 1);
            squares += distance * (row[i] - mean);
        }
        return squares / (row.length - 1);
    }

    private static boolean flips(double[] row, double passMark) {
        long passes = Arrays.stream(row).filter(value -> value >= passMark).count();
        return passes > 0 && passes < row.length;
    }

    @Override
    public List<ReportSection> sections() {
        String text = samples + " samples judged " + times + " times, " + failed + " judgements failed. "
                + "Numbers with their 95 % confidence intervals.";
        return List.of(new ReportSection(
                "Consistency", text,
                List.of("criterion", "missing", "variance", "flip rate", "ICC(1,1)"),
                criteria.stream().map(row -> List.of(
                        row.name, Integer.toString(row.missing), row.variance.text(), row.flipRate.text(),
                        row.agreement.text())).toList()));
    }
}
