package io.reward4j.judge.verdict;

import java.util.function.Function;

/// What was read from a part of a judge's reply, or why it cannot be read.
///
/// @param <T> what is read
public sealed interface Reading<T> {

    /// It could be read.
    record Read<T>(T value) implements Reading<T> {}

    /// It could not be read.
    ///
    /// @param reason what is wrong; holds no text of the reply, so that it can be told to the judge
    /// @param seen what stands in the reply instead, for people only; may be empty
    record Refused<T>(String reason, String seen) implements Reading<T> {

        /// The reason and what was seen.
        public String forPeople() {
            return seen.isEmpty() ? reason : reason + "; it says " + seen;
        }
    }

    static <T> Reading<T> read(T value) {
        return new Read<>(value);
    }

    static <T> Reading<T> refused(String reason) {
        return new Refused<>(reason, "");
    }

    static <T> Reading<T> refused(String reason, String seen) {
        return new Refused<>(reason, seen);
    }

    /// Carries on from a value that was read.
    default <U> Reading<U> flatMap(Function<? super T, Reading<U>> next) {
        return switch (this) {
            case Read<T>(T value) -> next.apply(value);
            case Refused<T>(String reason, String seen) -> new Refused<>(reason, seen);
        };
    }
}
