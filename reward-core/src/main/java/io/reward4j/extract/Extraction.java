package io.reward4j.extract;

import java.util.function.Function;

/// The result of an [Extractor]: a value, or the reason why there is none.
///
/// @param <T> what is read
public sealed interface Extraction<T> {

    /// A value was found.
    record Found<T>(T value) implements Extraction<T> {}

    /// No value was found; `reason` can be used in a rationale, such as `no \boxed{…}`.
    record Missing<T>(String reason) implements Extraction<T> {}

    /// Returns a result with a value.
    static <T> Extraction<T> found(T value) {
        return new Found<>(value);
    }

    /// Returns a result without a value, with the reason.
    static <T> Extraction<T> missing(String reason) {
        return new Missing<>(reason);
    }

    /// Applies `next` to the value, if there is one.
    default <U> Extraction<U> flatMap(Function<? super T, Extraction<U>> next) {
        // no pattern switch: it is linked at run time, and this runs several times for each sample
        if (this instanceof Found<T> found) {
            return next.apply(found.value());
        }
        return missing(((Missing<T>) this).reason());
    }
}
