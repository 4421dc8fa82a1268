package io.reward4j.rlvr;

import java.util.List;

/// The highest of what several similarities say.
///
/// @param similarities at least one
record AnySimilarity<T>(List<Similarity<? super T>> similarities) implements Similarity<T> {

    AnySimilarity {
        similarities = List.copyOf(similarities);
    }

    @Override
    public double of(T expected, T actual) {
        double highest = similarities.getFirst().of(expected, actual);
        for (int i = 1; i < similarities.size() && highest < 1; i++) {
            highest = Math.max(highest, similarities.get(i).of(expected, actual));
        }
        return highest;
    }
}
