package io.reward4j;

import io.reward4j.Reward.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The arithmetic of a composite: its value from the values of its parts, and its reachable range
/// from their ranges. Immutable.
final class CompositeArithmetic {

    private final List<Part> parts;
    private final int[] factors;
    private final int[] penalties;
    private final int[] terms;

    /// One for each term.
    private final double[] weights;
    private final double weight;

    CompositeArithmetic(List<Part> parts) {
        this.parts = parts;
        this.factors = places(parts, Role.FACTOR);
        this.penalties = places(parts, Role.PENALTY);
        this.terms = places(parts, Role.TERM);
        double heaviest = 0;
        for (int term : terms) {
            heaviest = Math.max(heaviest, parts.get(term).weight());
        }
        this.weights = new double[terms.length];
        for (int i = 0; i < terms.length; i++) {
            // scaled before they are added, so that no sum of weights overflows
            weights[i] = parts.get(terms[i]).weight() / heaviest;
        }
        this.weight = Sums.sum(weights.clone());
    }

    private static int[] places(List<Part> parts, Role role) {
        int[] places = new int[parts.size()];
        int count = 0;
        for (int i = 0; i < places.length; i++) {
            if (parts.get(i).role() == role) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /// Returns the traits of a composite of open gates.
    Traits traits() {
        boolean blocking = false;
        int calls = 0;
        Set<Content> reads = EnumSet.noneOf(Content.class);
        double[] lowest = new double[parts.size()];
        double[] highest = new double[parts.size()];
        for (int i = 0; i < lowest.length; i++) {
            Traits traits = parts.get(i).traits();
            blocking |= traits.blocking();
            calls = Traits.saturatedSum(calls, traits.maxCalls());
            reads.addAll(traits.reads());
            lowest[i] = traits.min();
            highest[i] = traits.max();
        }
        double meanMin = mean(lowest);
        double meanMax = mean(highest);
        double min = product(meanMin >= 0 ? lowest : highest) * meanMin + penalty(lowest);
        double max = product(meanMax >= 0 ? highest : lowest) * meanMax + penalty(highest);
        return new Traits(blocking, min, max, calls, reads);
    }

    /// Returns how far one part alone can move the whole while the others are at their highest.
    double reach(int index) {
        double[] values = new double[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).traits().max();
        }
        double highest = product(values) * mean(values) + penalty(values);
        values[index] = parts.get(index).traits().min();
        double lowered = product(values) * mean(values) + penalty(values);
        return Math.abs(highest - lowered);
    }

    /// Returns what a closed gate is worth unless something else is said.
    static double floor(Traits open) {
        return open.min() < open.max() ? open.min() : Math.min(0, open.min());
    }

    /// Returns the value of the parts of all roles, without the bounds of the whole.
    ///
    /// @param zero whether a factor is `0`, beside which no mean counts
    double value(double[] values, boolean zero) {
        double product = zero ? 0 : product(values) * mean(values);
        return product + penalty(values);
    }

    /// Returns the product of the factors, `1` if there is none.
    private double product(double[] values) {
        double[] sorted = picked(factors, values);
        Sums.sort(sorted);
        double product = 1;
        for (double factor : sorted) {
            product *= factor;
        }
        return product;
    }

    /// Returns the weighted mean of the terms, `1` if there is none.
    private double mean(double[] values) {
        if (terms.length == 0) {
            return 1;
        }
        double[] weighted = picked(terms, values);
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] *= weights[i];
        }
        return Sums.sum(weighted) / weight;
    }

    /// Returns the sum of the penalties, `0` if there is none.
    private double penalty(double[] values) {
        return Sums.sum(picked(penalties, values));
    }

    private static double[] picked(int[] places, double[] values) {
        double[] picked = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = values[places[i]];
        }
        return picked;
    }
}
