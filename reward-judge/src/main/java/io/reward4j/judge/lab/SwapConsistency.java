package io.reward4j.judge.lab;

import io.reward4j.Preference;
import io.reward4j.judge.lab.measure.Proportion;
import io.reward4j.judge.lab.measure.Statistic;
import io.reward4j.judge.lab.stats.Bootstrap;
import io.reward4j.judge.lab.stats.Estimate;
import io.reward4j.report.ReportSection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Whether a judge of pairs prefers an answer or a place, and what it is worth to keep only the verdicts that both
/// orders agree on: they are right more often, and fewer.
///
/// @param trials how many pairs there are
/// @param incomplete how many of them lack the verdict of an order
/// @param labelled how many of them have a label
/// @param swapConsistency the share of complete pairs with the same verdict in both orders
/// @param flipRate the share of complete pairs with another verdict in the other order
/// @param firstSlotRate how often the answer in the first place wins, of all verdicts of complete pairs, a tie
///     counting half; 0.5 without a position bias
/// @param positionBias the share of pairs that the first place won in both orders, less the share that the second won:
///     in `[-1, 1]`, 0 without a position bias
/// @param accuracyInOrder the share of labelled pairs with a verdict in the first order that have the right one
/// @param accuracySwapped the same for the other order
/// @param coverage the share of all pairs with a consistent verdict
/// @param accuracyOfConsistent the share of labelled pairs with a consistent verdict that have the right one
/// @param rightAndConsistent the share of all labelled pairs with a consistent verdict that is right
public record SwapConsistency(
        int trials,
        int incomplete,
        int labelled,
        Estimate swapConsistency,
        Estimate flipRate,
        Estimate firstSlotRate,
        Estimate positionBias,
        Estimate accuracyInOrder,
        Estimate accuracySwapped,
        Estimate coverage,
        Estimate accuracyOfConsistent,
        Estimate rightAndConsistent) implements LabResult {

    /// Returns what trials amount to.
    public static SwapConsistency of(List<SwapTrial> trials) {
        return of(trials, Bootstrap.standard());
    }

    /// Returns what trials amount to, with a bootstrap for the position's numbers.
    public static SwapConsistency of(List<SwapTrial> trials, Bootstrap bootstrap) {
        List<SwapTrial> complete = trials.stream().filter(SwapTrial::complete).toList();
        List<SwapTrial> labelled = trials.stream().filter(trial -> trial.label().isPresent()).toList();
        List<SwapTrial> kept = labelled.stream().filter(SwapTrial::consistent).toList();
        int consistent = count(complete, SwapTrial::consistent);
        int right = count(kept, trial -> trial.inOrder().equals(trial.label()));
        String none = "no pair has a verdict in both orders";
        String unlabelled = "no pair has a label";
        return new SwapConsistency(
                trials.size(),
                trials.size() - complete.size(),
                labelled.size(),
                Proportion.of(consistent, complete.size(), none),
                Proportion.of(complete.size() - consistent, complete.size(), none),
                mean(complete, trial -> (1 + firstSlot(trial)) / 2).estimate(bootstrap),
                mean(complete, SwapConsistency::firstSlot).estimate(bootstrap),
                accuracy(labelled, SwapTrial::inOrder),
                accuracy(labelled, SwapTrial::swapped),
                Proportion.of(consistent, trials.size(), "there are no pairs"),
                Proportion.of(right, kept.size(), "no pair with a label has a consistent verdict"),
                Proportion.of(right, labelled.size(), unlabelled));
    }

    private static Statistic mean(List<SwapTrial> trials, Function<SwapTrial, Double> value) {
        return Statistic.mean(trials.stream().mapToDouble(value::apply).toArray());
    }

    /// How far a pair's verdicts go to the first place: 1 where it won in both orders, 0 where it won and lost, -1
    /// where it lost in both.
    private static double firstSlot(SwapTrial trial) {
        return (sign(trial.inOrder()) - sign(trial.swapped())) / 2;
    }

    private static double sign(Optional<Preference> preference) {
        return switch (preference.orElseThrow()) {
            case FIRST -> 1;
            case TIE -> 0;
            case SECOND -> -1;
        };
    }

    private static Estimate accuracy(List<SwapTrial> labelled, Function<SwapTrial, Optional<Preference>> verdict) {
        List<SwapTrial> judged = labelled.stream().filter(trial -> verdict.apply(trial).isPresent()).toList();
        return Proportion.of(
                count(judged, trial -> verdict.apply(trial).equals(trial.label())), judged.size(),
                "no pair with a label has a verdict");
    }

    private static int count(List<SwapTrial> trials, Predicate<SwapTrial> predicate) {
        return (int) trials.stream().filter(predicate).count();
    }

    @Override
    public List<ReportSection> sections() {
        String text = trials + " pairs, " + incomplete + " without a verdict in both orders, " + labelled
                + " with a label. Numbers with their 95 % confidence intervals.";
        return List.of(new ReportSection(
                "Both orders", text, List.of("measure", "value", "pairs"),
                List.of(
                        row("same verdict in both orders", swapConsistency),
                        row("another verdict in the other order", flipRate),
                        row("wins of the first place", firstSlotRate),
                        row("position bias", positionBias),
                        row("accuracy, first order", accuracyInOrder),
                        row("accuracy, other order", accuracySwapped),
                        row("coverage of consistent verdicts", coverage),
                        row("accuracy of consistent verdicts", accuracyOfConsistent),
                        row("consistent and right, of all labelled", rightAndConsistent))));
    }

    private static List<String> row(String name, Estimate estimate) {
        return List.of(name, estimate.text(), Integer.toString(estimate.n()));
    }
}
