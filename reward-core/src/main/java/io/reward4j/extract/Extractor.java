package io.reward4j.extract;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import java.util.function.Function;

/// Reads a value out of free text, such as the final answer out of a completion.
///
/// Implementations are total: any text of up to 1 MiB returns in time and memory linear in its
/// length, and nothing is thrown. They are safe for use by several threads at once.
///
/// Extractors can be chained: `first.then(second)` applies the second one to the text that the first one found.
///
/// @param <T> what is read
@FunctionalInterface
public interface Extractor<T> extends Function<String, Extraction<T>> {

    /// Reads the value. Never throws: if the text has no value, the result is [Missing].
    Extraction<T> extract(String text);

    /// Reads the value, as [#extract] does.
    @Override
    default Extraction<T> apply(String text) {
        return extract(text);
    }

    /// Returns an extractor that applies another extractor, or a method that extracts, to what this one found.
    default <U> Extractor<U> then(Function<? super T, Extraction<U>> next) {
        return text -> extract(text).flatMap(next);
    }

    /// Returns an extractor that converts what this one found.
    default <U> Extractor<U> map(Function<? super T, ? extends U> convert) {
        return then(value -> Extraction.found(convert.apply(value)));
    }

    /// Returns an extractor that tries `other` if this one finds nothing. If neither finds a value, the reasons of both
    /// are given.
    default Extractor<T> or(Extractor<T> other) {
        return text -> {
            Extraction<T> first = extract(text);
            if (first instanceof Found<T>) {
                return first;
            }
            Extraction<T> second = other.extract(text);
            if (second instanceof Found<T>) {
                return second;
            }
            return Extraction.missing(((Missing<T>) first).reason() + "; " + ((Missing<T>) second).reason());
        };
    }
}
