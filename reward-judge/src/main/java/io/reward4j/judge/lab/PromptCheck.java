package io.reward4j.judge.lab;

import io.reward4j.Outcome;
import io.reward4j.judge.lab.measure.Correlation;
import io.reward4j.judge.lab.measure.Statistic;
import io.reward4j.judge.lab.stats.Bootstrap;
import io.reward4j.judge.lab.stats.Estimate;
import io.reward4j.report.ReportSection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whether training taught quality or the judge's prompt: the same rollouts judged again under a prompt that asks for
/// the same in other words. What was gained in training should be gained under both.
///
/// @param compared how many samples have all four judgements
/// @param missing how many lack one
/// @param gain the mean gain under the prompt that was trained with
/// @param modifiedGain the mean gain under the modified prompt
/// @param lost how much of the gain the modified prompt does not see: the difference of the two
/// @param agreement Spearman's ρ of the two prompts on the later rollouts
public record PromptCheck(
        int compared, int missing, Estimate gain, Estimate modifiedGain, Estimate lost, Estimate agreement)
        implements
            LabResult {

    /// What a judge says of rollouts under two prompts.
    ///
    /// @param original under the prompt that was trained with
    /// @param modified the same rollouts, under the modified prompt
    public record Judged(List<Outcome> original, List<Outcome> modified) {

        /// @throws IllegalArgumentException if the samples differ, or two have one id
        public Judged {
            original = List.copyOf(original);
            modified = List.copyOf(modified);
            if (!Judgements.ids(original).equals(Judgements.ids(modified))) {
                throw new IllegalArgumentException("both prompts need the same rollouts in the same order");
            }
        }
    }

    /// Compares rollouts from before and after training. A sample's id names its prompt, and is the same in both.
    public static PromptCheck of(Judged before, Judged after) {
        return of(before, after, Bootstrap.standard());
    }

    /// Compares rollouts from before and after training. A sample's id names its prompt, and is the same in both.
    public static PromptCheck of(Judged before, Judged after, Bootstrap bootstrap) {
        PairedScores gains = gains(before.original, after.original);
        PairedScores modifiedGains = gains(before.modified, after.modified);
        PairedScores both = PairedScores.of(gained(gains), gained(modifiedGains));
        PairedScores later = PairedScores.of(values(after.original), values(after.modified));
        return new PromptCheck(
                both.size(),
                Math.max(before.original.size(), after.original.size()) - both.size(),
                Statistic.mean(both.expected()).estimate(bootstrap),
                Statistic.mean(both.actual()).estimate(bootstrap),
                Statistic.mean(both.map((original, modified) -> original - modified)).estimate(bootstrap),
                Correlation.spearman(later.expected(), later.actual()).estimate(bootstrap));
    }

    private static PairedScores gains(List<Outcome> before, List<Outcome> after) {
        return PairedScores.of(values(before), values(after));
    }

    private static Map<String, Double> values(List<Outcome> outcomes) {
        return Judgements.of(Map.of("judge", outcomes)).total().byId(0);
    }

    private static Map<String, Double> gained(PairedScores pairs) {
        Map<String, Double> gained = new LinkedHashMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            gained.put(pairs.ids().get(i), pairs.actual()[i] - pairs.expected()[i]);
        }
        return gained;
    }

    /// Tells whether some of the gain was learnt from the prompt: whether what is lost lies above 0 with its whole
    /// interval.
    public boolean promptLearnt() {
        return lost instanceof Estimate.Known known && known.low() > 0;
    }

    @Override
    public List<ReportSection> sections() {
        String text = compared + " samples compared, " + missing + " without all four judgements. " + (promptLearnt()
                ? "Some of the gain was learnt from the prompt: the modified one does not see it."
                : "No gain was found that only the original prompt sees.");
        return List.of(new ReportSection(
                "Original and modified judge prompt", text, List.of("measure", "value"),
                List.of(
                        List.of("gain under the original prompt", gain.text()),
                        List.of("gain under the modified prompt", modifiedGain.text()),
                        List.of("gain that is lost", lost.text()),
                        List.of("Spearman of both prompts", agreement.text()))));
    }
}
