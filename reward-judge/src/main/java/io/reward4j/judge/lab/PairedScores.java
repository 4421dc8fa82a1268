package io.reward4j.judge.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/// Two numbers for each of some samples.
///
/// @param ids the samples that have both, in the order of the actual ones
@SuppressWarnings("ArrayRecordComponent") // compared with nothing, and never leaves this package
record PairedScores(List<String> ids, double[] expected, double[] actual) {

    /// Returns the samples that have both numbers.
    static PairedScores of(Map<String, Double> expected, Map<String, Double> actual) {
        List<String> ids = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        actual.forEach((id, number) -> {
            Double other = expected.get(id);
            if (other != null) {
                ids.add(id);
                first.add(other);
                second.add(number);
            }
        });
        return new PairedScores(List.copyOf(ids), array(first), array(second));
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    int size() {
        return expected.length;
    }

    /// Returns a number for each pair, computed from the expected and the actual one.
    double[] map(DoubleBinaryOperator function) {
        return IntStream.range(0, expected.length)
                .mapToDouble(i -> function.applyAsDouble(expected[i], actual[i])).toArray();
    }

    /// Counts the pairs of which both numbers lie on the same side of a mark.
    int onOneSide(double mark) {
        return (int) IntStream.range(0, expected.length)
                .filter(i -> expected[i] >= mark == actual[i] >= mark).count();
    }
}
