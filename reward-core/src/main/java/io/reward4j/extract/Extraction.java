package io.reward4j.extract;

import java.util.function.Function;

/// What an [Extractor] read: a value, or the reason why there is none.
///
/// @param <T> what is read
public sealed interface Extraction<T> {

    /// The value was there.
    record Found<T>(T value) implements Extraction<T> {}

    /// There was no value; `reason` reads well in a rationale, such as `no \boxed{…}`.
    record Missing<T>(String reason) implements Extraction<T> {}

    /// Returns the value that was there.
    static <T> Extraction<T> found(T value) {
        return new Found<>(value);
    }

    /// Returns the reason why there was no value.
    static <T> Extraction<T> missing(String reason) {
        return new Missing<>(reason);
    }

    /// Carries on from a value that was found.
    default <U> Extraction<U> flatMap(Function<? super T, Extraction<U>> next) {
        return switch (this) {
            case Found<T>(T value) -> next.apply(value);
            case Missing<T>(String reason) -> missing(reason);
        };
    }
}
