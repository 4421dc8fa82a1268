package io.reward4j;

import io.reward4j.Reward.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The arithmetic of a composite: its value from the values of its parts, and its reachable range
/// from their ranges.
final class CompositeArithmetic {

    private CompositeArithmetic() {}

    /// Returns the traits of a composite of open gates.
    static Traits of(List<Part> parts) {
        boolean blocking = false;
        int calls = 0;
        Set<Content> reads = EnumSet.noneOf(Content.class);
        double[] lowest = new double[parts.size()];
        double[] highest = new double[parts.size()];
        for (int i = 0; i < parts.size(); i++) {
            Traits traits = parts.get(i).traits();
            blocking |= traits.blocking();
            calls = Traits.saturatedSum(calls, traits.maxCalls());
            reads.addAll(traits.reads());
            lowest[i] = traits.min();
            highest[i] = traits.max();
        }
        double meanMin = mean(parts, lowest);
        double meanMax = mean(parts, highest);
        double min = product(parts, meanMin >= 0 ? lowest : highest) * meanMin + penalty(parts, lowest);
        double max = product(parts, meanMax >= 0 ? highest : lowest) * meanMax + penalty(parts, highest);
        return new Traits(blocking, min, max, calls, reads);
    }

    /// Returns how far one part alone can move the whole while the others are at their highest.
    static double of(List<Part> parts, int index) {
        double[] values = new double[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).traits().max();
        }
        double highest = product(parts, values) * mean(parts, values) + penalty(parts, values);
        values[index] = parts.get(index).traits().min();
        double lowered = product(parts, values) * mean(parts, values) + penalty(parts, values);
        return Math.abs(highest - lowered);
    }

    /// Returns what a closed gate is worth unless something else is said.
    static double floor(Traits open) {
        return open.min() < open.max() ? open.min() : Math.min(0, open.min());
    }

    /// Returns the product of the factors, `1` if there is none.
    static double product(List<Part> parts, double[] values) {
        double[] factors = new double[parts.size()];
        int count = 0;
        for (int i = 0; i < factors.length; i++) {
            if (parts.get(i).role() == Role.FACTOR) {
                factors[count++] = values[i];
            }
        }
        Arrays.sort(factors, 0, count);
        double product = 1;
        for (int i = 0; i < count; i++) {
            product *= factors[i];
        }
        return product;
    }

    /// Returns the weighted mean of the terms, `1` if there is none.
    static double mean(List<Part> parts, double[] values) {
        double heaviest = 0;
        for (Part part : parts) {
            heaviest = Math.max(heaviest, part.weight());
        }
        double[] weighted = new double[parts.size()];
        double[] weights = new double[parts.size()];
        int count = 0;
        for (int i = 0; i < weights.length; i++) {
            Part part = parts.get(i);
            if (part.role() == Role.TERM) {
                // scaled before they are added, so that no sum of weights overflows
                weights[count] = part.weight() / heaviest;
                weighted[count] = weights[count] * values[i];
                count++;
            }
        }
        return count == 0 ? 1 : Sums.sum(weighted, count) / Sums.sum(weights, count);
    }

    /// Returns the sum of the penalties, `0` if there is none.
    static double penalty(List<Part> parts, double[] values) {
        double[] penalties = new double[parts.size()];
        int count = 0;
        for (int i = 0; i < penalties.length; i++) {
            if (parts.get(i).role() == Role.PENALTY) {
                penalties[count++] = values[i];
            }
        }
        return Sums.sum(penalties, count);
    }
}
