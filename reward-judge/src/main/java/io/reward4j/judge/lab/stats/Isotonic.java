package io.reward4j.judge.lab.stats;

import java.util.List;

/// A mapping that never falls: the one with the least squared error by pooling adjacent violators (Barlow, Bartholomew,
/// Bremner and Brunk, *Statistical Inference under Order Restrictions*, 1972, ch. 1). Straight lines join its points;
/// before the first and after the last it is level.
///
/// @param from the numbers that were mapped, in ascending order
/// @param to what each is mapped to
public record Isotonic(List<Double> from, List<Double> to) {

    /// @throws IllegalArgumentException if there are no points, or they do not ascend
    public Isotonic {
        from = List.copyOf(from);
        to = List.copyOf(to);
        if (from.isEmpty() || from.size() != to.size()) {
            throw new IllegalArgumentException("a mapping needs points: " + from + " to " + to);
        }
        for (int i = 1; i < from.size(); i++) {
            if (!(from.get(i - 1) < from.get(i) && to.get(i - 1) <= to.get(i))) {
                throw new IllegalArgumentException("a mapping must ascend: " + from + " to " + to);
            }
        }
    }

    /// Returns what a number is mapped to.
    ///
    /// @throws IllegalArgumentException if it is `NaN`
    public double at(double number) {
        if (Double.isNaN(number)) {
            throw new IllegalArgumentException("NaN cannot be mapped");
        }
        int last = from.size() - 1;
        if (number <= from.getFirst()) {
            return to.getFirst();
        }
        if (number >= from.get(last)) {
            return to.get(last);
        }
        int above = 1;
        while (from.get(above) < number) {
            above++;
        }
        double share = (number - from.get(above - 1)) / (from.get(above) - from.get(above - 1));
        return to.get(above - 1) + share * (to.get(above) - to.get(above - 1));
    }
}
