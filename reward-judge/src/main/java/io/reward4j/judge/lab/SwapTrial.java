package io.reward4j.judge.lab;

import io.reward4j.Preference;
import io.reward4j.judge.PairwiseVerdict;
import java.util.Objects;
import java.util.Optional;

/// What a judge said of one pair of answers in each order, and which answer is better.
///
/// @param id names the pair
/// @param inOrder the judge's preference with the first answer shown first; empty where it gave none
/// @param swapped its preference with the second answer shown first; `FIRST` still means the first answer
/// @param label which answer is better; empty where nobody knows
public record SwapTrial(
        String id, Optional<Preference> inOrder, Optional<Preference> swapped, Optional<Preference> label) {

    public SwapTrial {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(inOrder, "inOrder");
        Objects.requireNonNull(swapped, "swapped");
        Objects.requireNonNull(label, "label");
    }

    /// Returns a trial without a label from a verdict of a [io.reward4j.judge.PairwiseJudge].
    public static SwapTrial of(String id, PairwiseVerdict verdict) {
        return new SwapTrial(id, Optional.of(verdict.inOrder()), Optional.of(verdict.swapped()), Optional.empty());
    }

    /// Returns a trial in which the judge gave no verdict.
    public static SwapTrial failed(String id) {
        return new SwapTrial(id, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Returns this trial with the answer that is better.
    public SwapTrial labelled(Preference label) {
        return new SwapTrial(id, inOrder, swapped, Optional.of(label));
    }

    /// Whether there is a verdict for both orders.
    boolean complete() {
        return inOrder.isPresent() && swapped.isPresent();
    }

    /// Whether both orders have the same verdict.
    boolean consistent() {
        return complete() && inOrder.equals(swapped);
    }
}
